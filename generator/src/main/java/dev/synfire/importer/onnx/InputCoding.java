package dev.synfire.importer.onnx;

import dev.synfire.fixed.Range;
import dev.synfire.problem.Problem;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the real inputs of a model become integer codes; whatever is empty is chosen.
 *
 * @param low the least real input, with high; not above 0
 * @param high the largest
 * @param values the codes; not with bits
 * @param scale what a code stands for: code * scale; not with bits
 * @param bits width of a code, its sign included where there is one, 1 to 16
 */
public record InputCoding(
        OptionalDouble low, OptionalDouble high, Optional<Range> values, OptionalDouble scale, OptionalInt bits) {
    /** Everything is chosen: what the file says, else 8 bits of 0 to 1. */
    public static final InputCoding DEFAULT = new InputCoding(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty());

    private static final int BITS = 8;
    private static final int MOST_CODE = 0xffff;

    public InputCoding {
        if (bits.isPresent() && (bits.getAsInt() < 1 || bits.getAsInt() > 16)) {
            throw wrong("--input-bits", "input bits are " + bits.getAsInt() + ", expected 1 to 16", "");
        }
        if (bits.isPresent() && (scale.isPresent() || values.isPresent())) {
            throw wrong(
                    "--input-bits",
                    "the input's values or scale are given too, and decide the bits",
                    "leave --input-bits out");
        }
        if (scale.isPresent() && !(scale.getAsDouble() >= 1e-12 && scale.getAsDouble() <= 1e12)) {
            throw wrong("--input-scale", "the scale is " + scale.getAsDouble() + ", expected a positive number", "");
        }
        double least = low.orElse(0);
        double most = high.orElse(1);
        if (!(least <= 0 && most >= 0 && most > least && least >= -1e12 && most <= 1e12)) {
            throw wrong(
                    "--input-range",
                    "the range is " + least + " to " + most + ", expected one that contains 0",
                    "write for example --input-range 0,1: an input of 0 is no event");
        }
    }

    /** Whether nothing is given. */
    boolean open() {
        return equals(DEFAULT);
    }

    /**
     * Codes of the real range; 0 stands for 0.
     *
     * @param values the codes there are
     * @param scale what one stands for
     */
    record Codes(Range values, double scale) {}

    /** The codes that follow from this. */
    Codes codes() {
        double least = low.orElse(0);
        double most = high.orElse(1);
        if (values.isPresent()) {
            Range range = values.get();
            // Without a range the largest code, of either sign, stands for 1.
            double unit = low.isPresent() ? Math.max(-least, most) : 1;
            return new Codes(range, scale.orElse(unit / Math.max(-range.min(), range.max())));
        }
        double step = scale.orElseGet(() -> step(least, most));
        double min = Math.rint(least / step);
        double max = Math.rint(most / step);
        if (min < -MOST_CODE || max > MOST_CODE || min == max) {
            throw wrong(
                    "--input-scale",
                    "the range " + least + " to " + most + " has codes " + (long) min + " to " + (long) max
                            + ", expected more than one, and none beyond 65535",
                    "give a scale of about " + step(least, most));
        }
        return new Codes(new Range((int) min, (int) max), step);
    }

    private double step(double least, double most) {
        int width = bits.orElse(BITS);
        int codes = least < 0 ? Math.max(1, (1 << (width - 1)) - 1) : (1 << width) - 1;
        return Math.max(-least, most) / codes;
    }

    private static Problem wrong(String option, String what, String instead) {
        return Problem.wrongInput("out-of-range", option, what, instead);
    }
}
