package dev.synfire.fixed;

/**
 * A fixed-point number format: a code stands for the value code * 2^-fraction.
 *
 * @param width bits of a code, 1 to 63
 * @param signed two's complement rather than unsigned
 * @param fraction how many of the bits lie below the binary point; negative or above width where the scale asks for it
 */
public record Format(int width, boolean signed, int fraction) {
    public Format {
        if (width < 1 || width > 63 || fraction < -1000 || fraction > 1000) {
            throw new IllegalArgumentException("a format of " + width + " bits, " + fraction
                    + " of them fraction, expected a width of 1 to 63 and a fraction of -1000 to 1000");
        }
    }

    /** The codes of this format. */
    public Range codes() {
        return signed ? Range.signed(width) : Range.unsigned(width);
    }

    /** The value that a code stands for; exact for codes of up to 53 bits. */
    public double value(long code) {
        return Math.scalb((double) code, -fraction);
    }

    /** What the lowest bit is worth. */
    public double resolution() {
        return Math.scalb(1.0, -fraction);
    }

    /**
     * The code for a value: rounded, then saturated to the codes of this format.
     *
     * @throws IllegalArgumentException if the value is not a number
     */
    public long quantize(double value, Rounding rounding) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("not a number has no code");
        }
        double scaled = Math.scalb(value, fraction);
        return codes().saturate((long) rounding.round(scaled));
    }

    /** In words: {@code signed 10 bits, 6 of them fraction: -8.0 to 7.984375 in steps of 0.015625}. */
    @Override
    public String toString() {
        return (signed ? "signed " : "unsigned ") + width + (width == 1 ? " bit, " : " bits, ") + fraction
                + " of them fraction: " + value(codes().min()) + " to " + value(codes().max()) + " in steps of "
                + resolution();
    }
}
