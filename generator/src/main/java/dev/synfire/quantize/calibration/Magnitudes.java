package dev.synfire.quantize.calibration;

import java.util.Arrays;

/** Counts magnitudes in classes of a hundredth, so that their percentiles are known without keeping them. */
final class Magnitudes {
    /** Classes in an octave: a class is 2^(1/64) wide, 1.1 %. */
    private static final int FINE = 64;

    /** Octaves of what can be told from 0, from 2^-64 on. */
    private static final int OCTAVES = 128;

    private final long[] counts = new long[OCTAVES * FINE];
    private long all;
    private double largest;

    /** Counts the magnitude of a value; 0 is not counted. */
    void add(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return;
        }
        largest = Math.max(largest, size);
        counts[
                (int) Math.clamp(
                        Math.floor((Math.log(size) / Math.log(2) + OCTAVES / 2.0) * FINE), 0, counts.length - 1)]++;
        all++;
    }

    double largest() {
        return largest;
    }

    /** The upper end of the class within which that share, 0 to 1, of all magnitudes lies; 0 if there are none. */
    double percentile(double share) {
        long wanted = (long) Math.ceil(share * all);
        if (wanted >= all) {
            return largest;
        }
        long seen = 0;
        for (int c = 0; c < counts.length; c++) {
            seen += counts[c];
            if (seen >= wanted && seen > 0) {
                return Math.min(largest, Math.pow(2, (c + 1.0) / FINE - OCTAVES / 2.0));
            }
        }
        throw new IllegalStateException(Arrays.stream(counts).sum() + " of " + all);
    }
}
