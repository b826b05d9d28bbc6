package dev.synfire.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a layer learns at the end of a sample that has a label: the weight from address i to neuron n gets P[n] * X[i] / 2^shift,
 * rounded. X is what the address did in the sample, P the error of the neuron. docs/semantics.md defines every bit.
 *
 * @param error what P is
 * @param shift the k of 2^k, 0 to 31, of the first sample that is learned
 * @param rises the shift is larger by 1 once that many samples have been learned; ascending, above 0, at most 8 of them
 * @param rounding of P * X / 2^k; biases are rounded half up
 * @param powersFrom if present, errors of a smaller magnitude count as 0 and all others as the nearest power of two with their
 *     sign; 1 to 255
 * @param biasBits width of a bias, which saturates, 2 to 32; 0: biases stay as they are
 * @param biasFactor what a bias takes for X, times the unit of a weight; empty: M * ((M + 1) / 2), M the largest magnitude of X
 */
public record LearningRule(
        Error error,
        int shift,
        List<Integer> rises,
        Rounding rounding,
        OptionalInt powersFrom,
        int biasBits,
        OptionalInt biasFactor) {
    /** Bits of a bias where nothing else is asked for. */
    public static final int BIAS_BITS = 20;

    private static final int MOST_SHIFT = 31;
    private static final int MOST_RISES = 8;

    /** Where the error of a neuron comes from. */
    public sealed interface Error {}

    /** From the label: what the neuron should have sent in the last tick less what it sent. For the last layer. */
    public record Target() implements Error {}

    /**
     * From the errors of the layer behind, back through its weights.
     *
     * @param shift their sum is divided by 2^shift, 0 to 31
     */
    public record Back(int shift) implements Error {
        public Back {
            if (shift < 0 || shift > MOST_SHIFT) {
                throw new IllegalArgumentException("the shift of errors is " + shift + ", expected 0 to " + MOST_SHIFT);
            }
        }
    }

    /** How a change of a weight is rounded. */
    public enum Rounding {
        /** To the nearest, a half up. */
        HALF_UP,
        /** Up with the chance of the fraction, by one random number for all neurons of an address. */
        STOCHASTIC
    }

    public LearningRule {
        rises = List.copyOf(rises);
        if (shift < 0 || shift + rises.size() > MOST_SHIFT) {
            throw new IllegalArgumentException("the shift of learning is " + shift + " with " + rises.size()
                    + " rises, expected 0 to " + MOST_SHIFT + " in all");
        }
        if (rises.size() > MOST_RISES
                || !rises.stream().sorted().distinct().toList().equals(rises)
                || !rises.isEmpty() && rises.getFirst() < 1) {
            throw new IllegalArgumentException(
                    "the shift rises after " + rises + " samples, expected at most 8 ascending numbers above 0");
        }
        if (powersFrom.isPresent() && (powersFrom.getAsInt() < 1 || powersFrom.getAsInt() > 255)) {
            throw new IllegalArgumentException(
                    "powers of two begin at " + powersFrom.getAsInt() + ", expected 1 to 255");
        }
        if (biasBits != 0 && (biasBits < 2 || biasBits > 32)) {
            throw new IllegalArgumentException("bias bits are " + biasBits + ", expected 2 to 32, or 0");
        }
        if (biasFactor.isPresent() && biasFactor.getAsInt() < 1) {
            throw new IllegalArgumentException("the bias factor is " + biasFactor.getAsInt() + ", expected at least 1");
        }
    }

    /** The delta rule with that shift, to the nearest. */
    public static LearningRule delta(int shift) {
        return of(new Target(), shift);
    }

    /** Back-propagation with that shift, sums of errors divided by 2^errorShift, to the nearest. */
    public static LearningRule backPropagation(int shift, int errorShift) {
        return of(new Back(errorShift), shift);
    }

    private static LearningRule of(Error error, int shift) {
        return new LearningRule(
                error, shift, List.of(), Rounding.HALF_UP, OptionalInt.empty(), BIAS_BITS, OptionalInt.empty());
    }

    /** The same rule, rounded at random. */
    public LearningRule stochastic() {
        return new LearningRule(error, shift, rises, Rounding.STOCHASTIC, powersFrom, biasBits, biasFactor);
    }

    /** The same rule, whose shift rises by 1 after each of these numbers of learned samples. */
    public LearningRule rising(Integer... samples) {
        return new LearningRule(error, shift, List.of(samples), rounding, powersFrom, biasBits, biasFactor);
    }

    /** The same rule with errors of powers of two, 0 below that magnitude. */
    public LearningRule powersFrom(int least) {
        return new LearningRule(error, shift, rises, rounding, OptionalInt.of(least), biasBits, biasFactor);
    }

    /** The same rule with biases of that many bits, 0 for biases that stay. */
    public LearningRule biasBits(int bits) {
        return new LearningRule(error, shift, rises, rounding, powersFrom, bits, biasFactor);
    }

    /** The same rule, in which biases take that for X. */
    public LearningRule biasFactor(int factor) {
        return new LearningRule(error, shift, rises, rounding, powersFrom, biasBits, OptionalInt.of(factor));
    }

    /** The shift for a sample before which so many have been learned. */
    public int shift(int learned) {
        return shift + (int) rises.stream().filter(rise -> rise <= learned).count();
    }

    /** The largest shift there is. */
    public int lastShift() {
        return shift + rises.size();
    }
}
