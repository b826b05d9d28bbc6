package dev.synfire.importer.onnx;

import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Padding;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Elements of a signal picked one by one: whole planes by a convolution with a window of one element, whose weights are 0
 * and 1, single elements by a matrix. Both are multiplied into the weights that follow, where there are any.
 */
final class Selection {
    /** More weights than that no selection has. */
    private static final long MOST_WEIGHTS = 1 << 22;

    private static final Window ONE = new Window(Extent.ONE, Extent.ONE, Padding.NONE, Extent.ONE);

    private Selection() {}

    /**
     * The picked elements, row by row in memory; empty if that takes too many weights.
     *
     * @param elements for each element of the result, row by row, that of the signal, or -1 where there is 0
     */
    static Optional<Signal> of(Signal signal, Shape result, int[] elements) {
        int[] places =
                Arrays.stream(elements).map(e -> e < 0 ? -1 : signal.place(e)).toArray();
        int size = signal.size();
        boolean same = places.length == size && IntStream.range(0, size).allMatch(k -> places[k] == k);
        if (same) {
            return Optional.of(signal.inRow(result));
        }
        int block = block(places, size);
        long rows = places.length / block;
        long columns = size / block;
        if (rows * columns > MOST_WEIGHTS) {
            return Optional.empty();
        }
        double[] weights = new double[(int) (rows * columns)];
        for (int r = 0; r < rows; r++) {
            if (places[r * block] >= 0) {
                weights[(int) (r * columns) + places[r * block] / block] = 1;
            }
        }
        return Optional.of(
                block == 1
                        ? signal.mapped(
                                new Dense(Matrix.of((int) rows, (int) columns, weights)), result, Optional.empty())
                        : signal.mapped(
                                new Convolution(
                                        Dims.of((int) columns, 1, block), (int) rows, ONE, 1, Vector.of(weights)),
                                result,
                                Optional.empty()));
    }

    /** The same elements, each at its own place; empty if that takes too many weights. */
    static Optional<Signal> inRow(Signal signal) {
        return of(signal, signal.shape(), IntStream.range(0, signal.size()).toArray());
    }

    /** The longest runs of neighbours of which both sides consist. */
    private static int block(int[] places, int size) {
        int common = gcd(places.length, size);
        for (int length = common; length > 1; length--) {
            if (common % length == 0 && runs(places, length)) {
                return length;
            }
        }
        return 1;
    }

    private static boolean runs(int[] places, int length) {
        for (int k = 0; k < places.length; k++) {
            int first = places[k - k % length];
            boolean fits = first < 0 ? places[k] < 0 : first % length == 0 && places[k] == first + k % length;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
