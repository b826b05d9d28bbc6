package dev.synfire.quantize.calibration;

import dev.synfire.network.Convolution;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.graph.SparseWeights;
import dev.synfire.quantize.graph.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mean and covariance of what arrives at the rows of a feed's weights. */
public final class FeedMoments {
    private final Weights weights;
    private final List<InputMoments> moments;

    private FeedMoments(Weights weights, List<InputMoments> moments) {
        this.weights = weights;
        this.moments = moments;
    }

    /** Those of the inputs of a row's weights, in their order. */
    public InputMoments ofRow(int row) {
        return switch (weights) {
            case Weights.Full _ -> moments.getFirst();
            case Weights.Kernel(Convolution convolution) ->
                moments.get(row / (convolution.channels() / convolution.groups()));
            case SparseWeights sparse -> moments.getFirst().of(sparse.from(row));
        };
    }

    /** Gathers what arrives, tick by tick. */
    static final class Gathering {
        private final Weights weights;
        private final List<InputMoments.Gathering> all;
        private final int[][] patches;
        private final double[] patch;

        /** For a feed; of a kernel the inputs at every place are seen, those of each group by themselves. */
        Gathering(Weights weights) {
            this.weights = weights;
            int groups = weights instanceof Weights.Kernel(Convolution convolution) ? convolution.groups() : 1;
            int size = size(weights);
            all = IntStream.range(0, groups)
                    .mapToObj(_ -> new InputMoments.Gathering(size))
                    .toList();
            patch = new double[size];
            patches = weights instanceof Weights.Kernel(Convolution convolution) ? patches(convolution) : new int[0][];
        }

        /** How many inputs are compared with each other. */
        static int size(Weights weights) {
            return weights instanceof Weights.Kernel(Convolution convolution)
                    ? convolution.kernel().size() / convolution.channels()
                    : weights.inputs();
        }

        /** How many places of a kernel a tick adds. */
        static int places(Weights weights) {
            return weights instanceof Weights.Kernel ? weights.sharing() : 1;
        }

        /** For each group and place, the address that each place of the kernel sees, or -1. */
        private static int[][] patches(Convolution convolution) {
            int size = convolution.kernel().size() / convolution.channels();
            int groups = convolution.groups();
            // A kernel a group whose weights are their own places, counted from 1, written out as a matrix.
            Vector places = Vector.of(IntStream.range(0, size * groups)
                    .mapToDouble(k -> k % size + 1)
                    .toArray());
            SparseWeights seen = SparseWeights.of(new Weights.Kernel(
                    new Convolution(convolution.input(), groups, convolution.window(), groups, places)));
            int[][] patches = new int[seen.neurons()][size];
            for (int n = 0; n < patches.length; n++) {
                Arrays.fill(patches[n], -1);
                int[] from = seen.from(n);
                double[] at = seen.row(n);
                for (int k = 0; k < from.length; k++) {
                    patches[n][(int) at[k] - 1] = from[k];
                }
            }
            return patches;
        }

        void add(double[] arriving) {
            if (patches.length == 0) {
                all.getFirst().add(arriving);
                return;
            }
            for (int n = 0; n < patches.length; n++) {
                for (int k = 0; k < patch.length; k++) {
                    patch[k] = patches[n][k] < 0 ? 0 : arriving[patches[n][k]];
                }
                all.get(n / (patches.length / all.size())).add(patch);
            }
        }

        FeedMoments moments() {
            return new FeedMoments(
                    weights, all.stream().map(InputMoments.Gathering::moments).toList());
        }
    }
}
