package dev.synfire.fixed;

/** Which shapes of a function table there are, and the correctly rounded entries of each. */
final class TableLayout {
    private TableLayout() {}

    static void check(
            FunctionTable.Function function,
            int argumentBits,
            int argumentFraction,
            int outputBits,
            int interpolationBits) {
        checkOutput(function, outputBits);
        if (argumentBits < 2
                || argumentBits > 17
                || argumentFraction < 0
                || argumentFraction > 30
                || interpolationBits < 0
                || interpolationBits > argumentBits - 2) {
            throw new IllegalArgumentException(
                    "a " + function + " table for arguments of " + argumentBits + " bits, "
                            + argumentFraction + " of them fraction, interpolated over " + interpolationBits
                            + " bits, expected 2 to 17 bits, a fraction of 0 to 30, and interpolation over at most all bits but 2");
        }
    }

    static void checkOutput(FunctionTable.Function function, int outputBits) {
        int fewest = function == FunctionTable.Function.TANH ? 2 : 1;
        if (outputBits < fewest || outputBits > 16) {
            throw new IllegalArgumentException(
                    "a " + function + " table of " + outputBits + " output bits, expected " + fewest + " to 16");
        }
    }

    static int entries(int argumentBits, int interpolationBits) {
        return interpolationBits == 0 ? 1 << (argumentBits - 1) : (1 << (argumentBits - 1 - interpolationBits)) + 1;
    }

    /** The entries, each the code nearest to the function. No value but that of 0 is rational, so there are no ties. */
    static IntVector nearest(
            FunctionTable.Function function,
            int argumentBits,
            int argumentFraction,
            int outputBits,
            int interpolationBits) {
        int[] codes = new int[entries(argumentBits, interpolationBits)];
        for (int i = 0; i < codes.length; i++) {
            double x = Math.scalb((double) (i << interpolationBits), -argumentFraction);
            codes[i] = switch (function) {
                case SIGMOID -> (int) Math.rint(Math.scalb(function.of(-x), outputBits));
                case TANH ->
                    Math.min((int) Math.rint(Math.scalb(function.of(x), outputBits - 1)), (1 << (outputBits - 1)) - 1);
            };
        }
        return IntVector.of(codes);
    }
}
