package dev.synfire.importer.onnx;

import java.util.Arrays;
import java.util.Optional;

/**
 * Thresholds at even distances: first, first + distance, ...
 *
 * @param distance above 0
 */
record ThresholdLine(double first, double distance) {
    private static final double SAME = 1e-6;
    /** By how much a line lies below real thresholds, so that a number on a threshold has reached it whatever is rounded. */
    private static final double BELOW = 1e-8;

    private static final int MOST_STARTS = 1 << 12;

    /**
     * The line on which thresholds lie.
     *
     * @param thresholds in ascending order
     * @param whole whether they are compared with whole numbers alone: then a line is enough of which each threshold is the
     *     next whole number, and it begins at a whole number, as the bias of integers does
     * @param any whether such a line may begin anywhere else, where there is none
     */
    static Optional<ThresholdLine> through(double[] thresholds, boolean whole, boolean any) {
        int count = thresholds.length;
        if (whole) {
            double[] next = Arrays.stream(thresholds).map(Math::ceil).toArray();
            Optional<ThresholdLine> exact =
                    count == 1 ? Optional.of(new ThresholdLine(next[0] - 0.5, 1)) : fromWholeNumber(next);
            if (exact.isPresent() || !any) {
                return exact;
            }
        }
        double distance = count == 1 ? 1 : (thresholds[count - 1] - thresholds[0]) / (count - 1);
        if (!(distance > 0)) {
            return Optional.empty();
        }
        for (int k = 0; k < count; k++) {
            if (Math.abs(thresholds[k] - thresholds[0] - k * distance) > (whole ? 0.5 : SAME * distance)) {
                return Optional.empty();
            }
        }
        return Optional.of(new ThresholdLine(thresholds[0] - BELOW * distance, distance));
    }

    /** Of all lines z + distance, z + 2 distance, ... with a whole z the one that leaves distance the most room. */
    private static Optional<ThresholdLine> fromWholeNumber(double[] thresholds) {
        int count = thresholds.length;
        double mean = (thresholds[count - 1] - thresholds[0]) / (count - 1);
        if (!(mean > 0) || 2 * mean > MOST_STARTS) {
            return Optional.empty();
        }
        ThresholdLine best = null;
        double widest = 0;
        for (double z = Math.floor(thresholds[0] - 2 * mean - 2); z < thresholds[0]; z++) {
            double low = 0;
            double high = Double.POSITIVE_INFINITY;
            for (int k = 0; k < count; k++) {
                low = Math.max(low, (thresholds[k] - 1 - z) / (k + 1));
                high = Math.min(high, (thresholds[k] - z) / (k + 1));
            }
            if (high - low > widest * high) {
                widest = (high - low) / high;
                double distance = (low + high) / 2;
                best = new ThresholdLine(z + distance, distance);
            }
        }
        return Optional.ofNullable(best);
    }
}
