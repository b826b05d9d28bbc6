package dev.synfire.importer.nir;

import dev.synfire.network.Convolution;
import dev.synfire.network.Pooling;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;

/** What a sliding window makes of constant values; only biases that pass another map need it. */
final class PlaneSums {
    private PlaneSums() {}

    static double[] of(Convolution conv, double[] values) {
        Dims kernel = conv.kernel();
        int perGroup = conv.channels() / conv.groups();
        int window = kernel.get(2) * kernel.get(3);
        return slid(conv.input(), conv.output(), conv.window(), values, (out, in, tap) -> {
            int local = in - out / perGroup * kernel.get(1);
            return local >= 0 && local < kernel.get(1)
                    ? conv.weights().get((out * kernel.get(1) + local) * window + tap)
                    : 0;
        });
    }

    static double[] of(Pooling pooling, double[] values) {
        Window window = pooling.window();
        double share =
                switch (pooling.pools()) {
                    case SUM -> 1;
                    case AVERAGE ->
                        1.0 / (window.size().height() * window.size().width());
                    case AVERAGE_INSIDE -> throw new IllegalArgumentException("NIR has no such pooling");
                };
        return slid(pooling.input(), pooling.output(), window, values, (out, in, _) -> out == in ? share : 0);
    }

    /** The weight of an input channel in an output channel at a place of the window, counted row by row. */
    private interface Weight {
        double of(int out, int in, int tap);
    }

    private static double[] slid(Dims input, Dims output, Window window, double[] values, Weight weight) {
        double[] sums = new double[output.size()];
        for (int n = 0; n < sums.length; n++) {
            int column = n % output.get(2);
            int row = n / output.get(2) % output.get(1);
            int out = n / (output.get(1) * output.get(2));
            for (int tap = 0; tap < window.size().height() * window.size().width(); tap++) {
                int y = row * window.stride().height()
                        - window.padding().top()
                        + tap / window.size().width() * window.dilation().height();
                int x = column * window.stride().width()
                        - window.padding().left()
                        + tap % window.size().width() * window.dilation().width();
                if (y < 0 || y >= input.get(1) || x < 0 || x >= input.get(2)) {
                    continue;
                }
                for (int in = 0; in < input.get(0); in++) {
                    sums[n] += weight.of(out, in, tap) * values[(in * input.get(1) + y) * input.get(2) + x];
                }
            }
        }
        return sums;
    }
}
