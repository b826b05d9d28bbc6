package dev.synfire.fixed;

import dev.synfire.fixed.FunctionTable.Function;
import dev.synfire.problem.Problem;

/** Chooses the argument format and the layout of a function table. */
final class TableDesigner {
    private static final int MOST_ARGUMENT_BITS = 17;

    private TableDesigner() {}

    static FunctionTable standard(Function function, int outputBits) {
        TableLayout.checkOutput(function, outputBits);
        if (outputBits <= 8) {
            return FunctionTable.straight(function, 10, function == Function.SIGMOID ? 6 : 7, outputBits);
        }
        double code = resolution(function, outputBits);
        // One step of z then moves y by at most one code, as far as the argument's width allows.
        return smallest(
                function, outputBits, function == Function.SIGMOID ? outputBits - 2 : outputBits - 1, code / 2, code);
    }

    static FunctionTable design(Function function, int outputBits, double maximumError) {
        TableLayout.checkOutput(function, outputBits);
        // The last code of a sigmoid and of a tanh is one step short of 1, where f goes.
        double code = resolution(function, outputBits);
        if (!(maximumError >= code)) {
            throw Problem.wrongInput(
                    "function-error",
                    "",
                    "a maximum error of " + maximumError + " of a " + function + " with " + outputBits
                            + " output bits, whose largest code is " + code + " short of 1",
                    "ask for at least that, or use more output bits");
        }
        double steepest = function == Function.SIGMOID ? 0.25 : 1;
        int fraction = 0;
        while (steepest * Math.scalb(0.5, -fraction) > maximumError) {
            fraction++;
        }
        return smallest(function, outputBits, fraction, maximumError, maximumError);
    }

    private static double resolution(Function function, int outputBits) {
        return Math.scalb(1.0, function == Function.SIGMOID ? -outputBits : 1 - outputBits);
    }

    /** The fewest bits of z beyond whose range f is within the tolerance of its limit. */
    private static int argumentBits(Function function, int fraction, double tolerance) {
        int bits = 2;
        while (1 - function.of(Math.scalb((double) Range.symmetric(bits).max(), -fraction)) > tolerance) {
            bits++;
        }
        return bits;
    }

    private static FunctionTable smallest(
            Function function, int outputBits, int wantedFraction, double tolerance, double maximumError) {
        int fraction = wantedFraction;
        while (argumentBits(function, fraction, tolerance) > MOST_ARGUMENT_BITS) {
            fraction--;
        }
        int argumentBits = argumentBits(function, fraction, tolerance);
        FunctionTable best = FunctionTable.straight(function, argumentBits, fraction, outputBits);
        for (int f = 1; f <= argumentBits - 2; f++) {
            var table = FunctionTable.interpolated(function, argumentBits, fraction, outputBits, f);
            if (table.memoryBits() < best.memoryBits() && table.error().maximum() <= maximumError) {
                best = table;
            }
        }
        return best;
    }
}
