package dev.synfire.report.picture;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Sample;
import dev.synfire.network.tensor.Dims;

/**
 * What the inputs of a network look like: channels of a picture, or a row.
 *
 * @param channels whose pixels are added
 * @param height of the picture; 1: a row
 * @param width of the picture
 */
public record ImageShape(int channels, int height, int width) {
    /** Squares from here on are taken for pictures where a network says no more than how many inputs it has. */
    private static final int SMALLEST_SIDE = 7;

    private static final int LONGEST_ROW = 256;

    /** The shape of inputs of those dimensions. */
    public static ImageShape of(Dims dims) {
        if (dims.count() == 3) {
            return new ImageShape(dims.get(0), dims.get(1), dims.get(2));
        } else if (dims.count() == 2) {
            return new ImageShape(1, dims.get(0), dims.get(1));
        }
        int side = (int) Math.round(Math.sqrt(dims.size()));
        return side * side == dims.size() && side >= SMALLEST_SIDE
                ? new ImageShape(1, side, side)
                : new ImageShape(1, 1, dims.size());
    }

    /** The shape of that many inputs of which no more is known. */
    public static ImageShape of(int inputs) {
        return of(Dims.of(inputs));
    }

    /** Whether it is a picture. */
    public boolean isPicture() {
        return height > 1 && width > 1;
    }

    /** How many inputs there are. */
    public int size() {
        return channels * height * width;
    }

    /** What a sample looks like: its codes, added over ticks and channels. Of a long row neighbours are added, too. */
    public SampleImage image(Sample sample) {
        int pixels = height * width;
        int each = isPicture() ? 1 : Math.ceilDiv(pixels, LONGEST_ROW);
        double[] values = new double[Math.ceilDiv(pixels, each)];
        for (IntVector frame : sample.frames()) {
            for (int i = 0; i < frame.size(); i++) {
                values[i % pixels / each] += frame.get(i);
            }
        }
        return isPicture() ? new SampleImage(width, height, values) : new SampleImage(values.length, 1, values);
    }
}
