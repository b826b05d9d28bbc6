package dev.synfire.importer.nir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of an array, slowest first; none for a single number.
 *
 * @param extents each at least 1
 */
public record Shape(List<Integer> extents) {
    public Shape {
        extents = List.copyOf(extents);
        if (extents.stream().anyMatch(extent -> extent < 1)) {
            throw new IllegalArgumentException("the extents are " + extents + ", expected 1 or more");
        }
        long size = 1;
        for (int extent : extents) {
            size *= extent;
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(extents + " are more elements than an array may have");
            }
        }
    }

    /** A shape of those extents. */
    public static Shape of(int... extents) {
        return new Shape(Arrays.stream(extents).boxed().toList());
    }

    public int rank() {
        return extents.size();
    }

    public int extent(int dimension) {
        return extents.get(dimension);
    }

    /** How many elements an array of this shape has. */
    public int size() {
        return extents.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b);
    }

    /** As in NumPy: (2, 34, 34), (7) or (). */
    @Override
    public String toString() {
        return extents.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
