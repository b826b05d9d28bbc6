package dev.synfire.integer;

/**
 * Addresses that lie in planes, one plane a channel: address = (channel * height + row) * width + column. What has one
 * dimension has a height of 1.
 *
 * @param channels at least 1
 * @param height rows of a plane, at least 1
 * @param width columns of a plane, at least 1
 */
public record Planes(int channels, int height, int width) {
    /** The most addresses that planes may have. */
    public static final int LARGEST = 1 << 24;

    public Planes {
        if (channels < 1
                || height < 1
                || width < 1
                || (long) channels * height > LARGEST
                || (long) channels * height * width > LARGEST) {
            throw new IllegalArgumentException("planes of " + channels + " x " + height + " x " + width
                    + ", expected numbers from 1 on, with a product of at most " + LARGEST);
        }
    }

    /** Addresses of a plane. */
    public int plane() {
        return height * width;
    }

    /** All addresses. */
    public int size() {
        return channels * plane();
    }

    @Override
    public String toString() {
        return channels + " x " + height + " x " + width;
    }
}
