package dev.synfire.network.tensor;

/** Two numbers of a plane, of its rows and of its columns: a size, a stride, a dilation; both 1 to 65536. */
public record Extent(int height, int width) {
    /** One row and one column. */
    public static final Extent ONE = new Extent(1, 1);

    public Extent {
        if (height < 1 || width < 1 || height > 1 << 16 || width > 1 << 16) {
            throw new IllegalArgumentException(
                    "a window has " + height + " x " + width + ", expected numbers from 1 to 65536");
        }
    }

    /** The same in both directions. */
    public static Extent square(int both) {
        return new Extent(both, both);
    }
}
