package dev.synfire.layout;

import dev.synfire.fixed.Range;

/** How long a product built from logic cells takes: one factor in digits of radix 4, a level of adders a stage. */
public final class DigitStages {
    /** A product of so few bits is two adders, which are no slower than what comes after it. */
    private static final int SMALL_PRODUCT_BITS = 8;

    private DigitStages() {}

    /** Digits from -1 to 2 that hold every number of so many bits. */
    public static int digits(int bits) {
        return bits / 2 + 1;
    }

    /** Stages of a product with so many digits; a factor that is negative at times has one term more. */
    public static int of(int digits, boolean signed) {
        int terms = digits + (signed ? 1 : 0);
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(terms - 1));
    }

    /** Stages from a weight to what it contributes, of events with such values; a spike's is the weight itself. */
    public static int ofLane(Range values, int weightBits, LayerPlan plan) {
        return isInDigits(values, weightBits, plan) ? of(digits(values.bits()), values.signed()) : 1;
    }

    /** Whether the lanes of a full matrix take the values of events in digits. */
    public static boolean isInDigits(Range values, int weightBits, LayerPlan plan) {
        boolean spikes = values.min() >= 0 && values.max() <= 1;
        return !spikes && weightBits > 1 && weightBits + values.bits() > SMALL_PRODUCT_BITS && !plan.wholeProducts();
    }
}
