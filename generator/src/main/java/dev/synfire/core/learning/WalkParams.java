package dev.synfire.core.learning;

import dev.synfire.core.synapse.WeightLayout;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Shape;

/**
 * What shapes a walk over a weight memory: w[n][i] += round(P[n] * X[i] / 2^shift), saturated, for every address i with X[i]
 * other than 0 and every neuron n.
 *
 * @param name the layer's name
 * @param words where the weights of an address and a group of neurons are
 * @param lanes weights a word
 * @param weightBits 2 to 8; weights are symmetric
 * @param values what X can be
 * @param errors what P can be
 * @param powers P is 0 or a power of two with a sign, and comes as {@link PowerOfTwo}
 * @param shift the largest shift
 * @param finer by how much the shift in use may be smaller
 * @param stochastic rounded by a random number, one for each address; otherwise to the nearest, halves up
 * @param latency cycles from a word's address to its weights, 1 or 2
 * @param gathers S[i], the sum of w[n][i] * P[n] over all neurons with the weights from before, is wanted
 * @param every it is wanted of all addresses; those with an X of 0 change no weight and take no random number
 * @param wholeProducts products go to hard multipliers; otherwise they are built from logic cells
 */
public record WalkParams(
        String name,
        WeightLayout words,
        int lanes,
        int weightBits,
        Range values,
        Range errors,
        boolean powers,
        int shift,
        int finer,
        boolean stochastic,
        int latency,
        boolean gathers,
        boolean every,
        boolean wholeProducts) {
    public WalkParams {
        if (weightBits < 2 || shift < finer || shift < 0 || latency < 1 || latency > 2) {
            throw new IllegalArgumentException("a walk over weights of " + weightBits + " bits, shift " + shift
                    + ", finer by up to " + finer + ", latency " + latency);
        }
    }

    int groups() {
        return words.groups();
    }

    /** What stands for P in one lane. */
    public Shape error() {
        return powers
                ? PowerOfTwo.shape(errors)
                : Shape.s(errors.union(new Range(-1, 0)).bits());
    }

    /** A word of weights. */
    public Shape word() {
        return Shape.u(lanes * weightBits);
    }

    /** Of all neurons, the errors of a group. */
    public Shape errorWord() {
        return Shape.u(lanes * error().width());
    }

    /** X, shifted left by as much as the shift in use is smaller than the largest. */
    Shape scaled() {
        Range range = new Range(values.min() << finer, values.max() << finer);
        return digits() && values.min() >= 0
                ? Shape.u(range.bits())
                : Shape.s(range.union(new Range(-1, 0)).bits());
    }

    /** Whether the products of X and an error are summed digit by digit. */
    boolean digits() {
        return !wholeProducts && !powers;
    }

    /** S[i]. */
    public Range sums() {
        long largest = Math.max(Math.abs(errors.min()), Math.abs(errors.max()));
        long most = (powers ? 1L << PowerOfTwo.most(errors) : largest)
                * Range.symmetric(weightBits).max();
        long all = most * groups() * lanes;
        return new Range(-all, all);
    }
}
