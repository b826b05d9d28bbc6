package dev.synfire.network.tensor;

import dev.synfire.fixed.IntVector;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The shape in which neurons or inputs are counted, the last index running fastest: (128), or (2, 34, 34) for channels,
 * height and width. Only their product matters where nothing slides over them.
 *
 * @param lengths at least one, each at least 1; their product at most {@link #LARGEST}
 */
public record Dims(IntVector lengths) {
    /** The most neurons a layer, or weights a kernel, may have. */
    public static final int LARGEST = 1 << 24;

    public Dims {
        long size = lengths.size() == 0 ? 0 : 1;
        for (int d = 0; d < lengths.size(); d++) {
            size = lengths.get(d) < 1 ? 0 : Math.min(size * lengths.get(d), LARGEST + 1L);
        }
        if (size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("dimensions are " + text(lengths)
                    + ", expected at least one, none below 1, and a product of at most " + LARGEST);
        }
    }

    /** Those lengths, the one that runs fastest last. */
    public static Dims of(int... lengths) {
        return new Dims(IntVector.of(lengths));
    }

    /** How many neurons or inputs there are: the product. */
    public int size() {
        return lengths.stream().reduce(1, (a, b) -> a * b);
    }

    /** How many dimensions there are. */
    public int count() {
        return lengths.size();
    }

    /** The length of a dimension. */
    public int get(int dimension) {
        return lengths.get(dimension);
    }

    @Override
    public String toString() {
        return text(lengths);
    }

    private static String text(IntVector lengths) {
        return Arrays.stream(lengths.toArray()).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
