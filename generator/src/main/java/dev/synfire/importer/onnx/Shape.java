package dev.synfire.importer.onnx;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lengths of a tensor's dimensions, the batch's (1 throughout) among them; the last index runs fastest. */
public final class Shape {
    /** No signal has more elements, so that a file of a few bytes can't ask for all memory there is. */
    public static final int MOST_ELEMENTS = 1 << 22;

    private static final int MOST_DIMENSIONS = 8;

    private final int[] lengths;

    private Shape(int[] lengths) {
        this.lengths = lengths;
    }

    /**
     * A shape of these lengths.
     *
     * @throws TooLarge if it has more elements or dimensions than are read
     */
    public static Shape of(long... lengths) {
        long size = 1;
        for (long length : lengths) {
            if (length < 0 || length > MOST_ELEMENTS) {
                throw new TooLarge(lengths);
            }
            size *= length;
            if (size > MOST_ELEMENTS) {
                throw new TooLarge(lengths);
            }
        }
        if (lengths.length > MOST_DIMENSIONS) {
            throw new TooLarge(lengths);
        }
        return new Shape(Arrays.stream(lengths).mapToInt(length -> (int) length).toArray());
    }

    public static Shape of(int... lengths) {
        return of(Arrays.stream(lengths).asLongStream().toArray());
    }

    /** A shape that no network has a use for; whoever asked for it words the message. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooLarge(long[] lengths) {
            super("a tensor of shape " + Arrays.toString(lengths) + ", expected at most " + MOST_DIMENSIONS
                    + " dimensions and " + MOST_ELEMENTS + " elements");
        }
    }

    public int rank() {
        return lengths.length;
    }

    public int length(int dimension) {
        return lengths[dimension];
    }

    public int size() {
        return Arrays.stream(lengths).reduce(1, (a, b) -> a * b);
    }

    /** How many elements the dimensions from first up to, not including, last have together. */
    public int size(int first, int last) {
        return Arrays.stream(lengths, first, last).reduce(1, (a, b) -> a * b);
    }

    public int[] lengths() {
        return lengths.clone();
    }

    /** The distance in memory between neighbours, a dimension each. */
    public int[] strides() {
        int[] strides = new int[lengths.length];
        for (int d = lengths.length - 1, stride = 1; d >= 0; stride *= lengths[d], d--) {
            strides[d] = stride;
        }
        return strides;
    }

    /** The same shape with a dimension of another length. */
    public Shape with(int dimension, int length) {
        int[] changed = lengths.clone();
        changed[dimension] = length;
        return of(changed);
    }

    /** Its dimensions in another order. */
    public Shape permuted(int[] order) {
        return of(Arrays.stream(order).map(d -> lengths[d]).toArray());
    }

    /** For each element of the permuted shape, row by row, its place in this one. */
    public int[] places(int[] order) {
        Shape target = permuted(order);
        int[] strides = strides();
        int[] steps = Arrays.stream(order).map(d -> strides[d]).toArray();
        return target.walk(steps);
    }

    /** For each element, row by row, the sum of its indices times those steps. */
    private int[] walk(int[] steps) {
        int[] places = new int[size()];
        int[] index = new int[lengths.length];
        int place = 0;
        for (int k = 0; k < places.length; k++) {
            places[k] = place;
            for (int d = lengths.length - 1; d >= 0; d--) {
                place += steps[d];
                if (++index[d] < lengths[d]) {
                    break;
                }
                place -= steps[d] * lengths[d];
                index[d] = 0;
            }
        }
        return places;
    }

    /**
     * For each element of a shape to which this one is broadcast as NumPy does, the place in this one.
     *
     * @throws IllegalArgumentException if it can't be
     */
    public int[] broadcast(Shape target) {
        int[] own = strides();
        int[] steps = new int[target.rank()];
        int shift = target.rank() - rank();
        for (int d = 0; d < rank(); d++) {
            if (shift < 0 || lengths[d] != 1 && lengths[d] != target.lengths[d + shift]) {
                throw new IllegalArgumentException(this + " is not to be broadcast to " + target);
            }
            steps[d + shift] = lengths[d] == 1 ? 0 : own[d];
        }
        return target.walk(steps);
    }

    /**
     * The shape to which both are broadcast as NumPy does.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Shape together(Shape other) {
        int rank = Math.max(rank(), other.rank());
        int[] common = IntStream.range(0, rank)
                .map(d -> {
                    int a = fromEnd(rank - d);
                    int b = other.fromEnd(rank - d);
                    if (a != b && a != 1 && b != 1) {
                        throw new IllegalArgumentException(this + " and " + other + " don't fit together");
                    }
                    return a == 1 ? b : a;
                })
                .toArray();
        return of(common);
    }

    private int fromEnd(int distance) {
        return distance > rank() ? 1 : lengths[rank() - distance];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(lengths, that.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    /** As NumPy writes it, such as (1, 64). */
    @Override
    public String toString() {
        return lengths.length == 1
                ? "(" + lengths[0] + ",)"
                : Arrays.stream(lengths).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
