package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import java.util.List;

/**
 * The adaptive exponential neuron of Brette and Gerstner (2005) in fixed point. v counts from the threshold in units of
 * deltaT ln 2, in which exp((v - VT) / deltaT) is 2^v; w and currents count in gL deltaT ln 2. v and w are two's complement of 8
 * bits before and {@code fraction} bits after the binary point.
 *
 * <pre>
 * 2^stepHalvings times:
 *   p     = min(v, 12 * 2^fraction - 1);  x = floor(p / 2^fraction)
 *   e     = floor(exponentials[floor(p mod 2^fraction / 2^(fraction - tableBits))] * 2^x)
 *   slope = saturate(rests[n] - v + e - w + a[n] * 2^currentShift, 16 + fraction bits)
 *   v     = min(saturate(v + halfUp(slope * leaks[n] / 2^leakShift)), peak)
 * w = saturate(w + halfUp(((v - rests[n]) * couplings[n] - w * recoveries[n]) / 2^shift))
 * if v >= peak: send (n, 1); v = resets[n]; w = saturate(w + jumps[n])
 * </pre>
 *
 * @param fraction bits after the point, 8 to 20
 * @param stepHalvings 0 to 3
 * @param currentShift from the unit of a to that of v, 0 to 24
 * @param exponentials 2^x / ln 2 for x from 0 to 1 in units of 2^-fraction: 2^tableBits of them, tableBits 1 to 8
 * @param leaks gL / C times the length of a step: 18 bits, one for all or one per neuron
 * @param leakShift of these, 0 to 30
 * @param couplings a / gL / tauW times the length of a tick, likewise
 * @param recoveries 1 / tauW times the length of a tick, likewise
 * @param shift of both, 0 to 30
 * @param rests EL, one for all or one per neuron: v before a sample
 * @param peak where it fires
 * @param resets what a spike sets v to, one for all or one per neuron
 * @param jumps what a spike adds to w, one for all or one per neuron
 */
public record AdExNeuron(
        int fraction,
        int stepHalvings,
        int currentShift,
        IntVector exponentials,
        IntVector leaks,
        int leakShift,
        IntVector couplings,
        IntVector recoveries,
        int shift,
        IntVector rests,
        int peak,
        IntVector resets,
        IntVector jumps)
        implements TwoVariableNeuron {
    /** Exponents from here on count as the largest below: by then a step of v leads to the peak, or nearly. */
    public static final int EXPONENTS = 12;

    /** Bits of a slope before the point, the sign included. */
    public static final int SLOPE_BITS = 16;

    private static final int MOST_TABLE_BITS = 8;

    public AdExNeuron {
        check("fraction bits", fraction, new Range(8, 20));
        check("step halvings", stepHalvings, new Range(0, 3));
        check("current shift", currentShift, new Range(0, 24));
        check("leak shift", leakShift, new Range(0, 30));
        check("shift", shift, new Range(0, 30));
        Range variable = Range.signed(WHOLE_BITS + fraction);
        check("peak", peak, variable);
        if (exponentials.size() < 2
                || Integer.bitCount(exponentials.size()) != 1
                || exponentials.size() > 1 << MOST_TABLE_BITS
                || exponentials.min() < 0
                || exponentials.max() > Range.unsigned(fraction + 2).max()) {
            throw new IllegalArgumentException(exponentials.size() + " exponentials of adex from " + exponentials.min()
                    + " to " + exponentials.max() + ", expected 2, 4, ... or 256 in " + (fraction + 2) + " bits");
        }
        leaks = checked("leaks", leaks, FACTORS);
        couplings = checked("couplings", couplings, FACTORS);
        recoveries = checked("recoveries", recoveries, FACTORS);
        rests = checked("rests", rests, variable);
        resets = checked("resets", resets, variable);
        jumps = checked("jumps", jumps, variable);
    }

    private static void check(String what, int value, Range range) {
        if (!range.contains(value)) {
            throw new IllegalArgumentException(what + " of adex is " + value + ", expected " + range);
        }
    }

    /** Equal ones become one. */
    private static IntVector checked(String what, IntVector values, Range range) {
        if (values.size() == 0 || !range.contains(values.min()) || !range.contains(values.max())) {
            throw new IllegalArgumentException(
                    what + " of adex are " + values + ", expected at least one, within " + range);
        }
        return values.isUniform(values.get(0)) ? IntVector.of(values.get(0)) : values;
    }

    /** Bits of v behind the point that choose an exponential. */
    public int tableBits() {
        return Integer.numberOfTrailingZeros(exponentials.size());
    }

    @Override
    public String model() {
        return "adex";
    }

    @Override
    public List<StateWord> states() {
        Range values = Range.signed(bits());
        return List.of(new StateWord("membrane", values, rests), new StateWord("adaptation", values));
    }

    @Override
    public void check(int neurons) {
        for (IntVector each : List.of(leaks, couplings, recoveries, rests, resets, jumps)) {
            if (each.size() != 1 && each.size() != neurons) {
                throw new IllegalArgumentException(each.size() + " numbers of adex for " + neurons + " neurons");
            }
        }
    }
}
