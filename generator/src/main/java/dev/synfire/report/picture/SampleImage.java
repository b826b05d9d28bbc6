package dev.synfire.report.picture;

import java.util.Locale;

/**
 * What the input of a sample looks like: as a picture, or as a row of bars.
 *
 * @param width of the picture; of a row its length
 * @param height of the picture; 1: a row
 * @param values row by row, summed over ticks and channels
 */
public record SampleImage(int width, int height, double[] values) {
    /** Whether it is a picture. */
    public boolean isPicture() {
        return height > 1;
    }

    /** As a data URI: black, the larger the denser; where numbers are negative in two hues. */
    public String uri() {
        double largest = 0;
        boolean signed = false;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
            signed |= value < 0;
        }
        return signed ? Shades.diverging(width, height, values, largest) : Shades.ink(width, height, values, largest);
    }

    /** A row as the data of an SVG path in a square of 100 units. */
    public String bars() {
        double largest = 1e-300;
        double least = 0;
        for (double value : values) {
            largest = Math.max(largest, value);
            least = Math.min(least, value);
        }
        double scale = 96 / (largest - least);
        double step = 100.0 / width;
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < width; i++) {
            if (values[i] != 0) {
                data.append(String.format(
                        Locale.ROOT,
                        "M%.1f %.1fh%.1fv%.1fh-%.1fz",
                        i * step,
                        98 + scale * least,
                        0.8 * step,
                        -scale * values[i],
                        0.8 * step));
            }
        }
        return data.toString();
    }
}
