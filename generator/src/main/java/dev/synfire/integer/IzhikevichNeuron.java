package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import java.util.List;

/**
 * The neuron of Izhikevich (2003) in fixed point. Its unit is 25 mV, in which 0.04 v^2 is v^2 itself: v' = v^2 + 5 v + 5.6 -
 * u + I. v and u are two's complement of 8 bits before and {@code fraction} bits after the binary point.
 *
 * <pre>
 * 2^stepHalvings times:
 *   slope = floor(v * v / 2^fraction) + 5 v + constant - u + a[n] * 2^currentShift
 *   v     = saturate(v + halfUp(slope / 2^(halvings + stepHalvings)))
 * if clipped: v = min(v, peak)
 * u = saturate(u + halfUp((v * followings[n] - u * recoveries[n]) / 2^shift))
 * if v >= peak: send (n, 1); v = resets[n]; u = saturate(u + jumps[n])
 * </pre>
 *
 * @param fraction bits after the point, 8 to 20
 * @param halvings a tick lasts 2^-halvings ms, 0 to 4
 * @param stepHalvings 0 to 3
 * @param clipped whether v is at most its peak before u moves
 * @param currentShift from the unit of a to that of v, 0 to 24
 * @param recoveries a of the neuron, times the length of a tick: 18 bits, one for all or one per neuron
 * @param followings a * b, likewise
 * @param shift of both, 0 to 30
 * @param peak where it fires
 * @param resets what a spike sets v to, one for all or one per neuron
 * @param jumps what a spike adds to u, one for all or one per neuron
 * @param start v before a sample
 * @param recoveryStarts u before a sample, one for all or one per neuron
 */
public record IzhikevichNeuron(
        int fraction,
        int halvings,
        int stepHalvings,
        boolean clipped,
        int currentShift,
        IntVector recoveries,
        IntVector followings,
        int shift,
        int peak,
        IntVector resets,
        IntVector jumps,
        int start,
        IntVector recoveryStarts)
        implements TwoVariableNeuron {
    public IzhikevichNeuron {
        check("fraction bits", fraction, new Range(8, 20));
        check("halvings", halvings, new Range(0, 4));
        check("step halvings", stepHalvings, new Range(0, 3));
        check("current shift", currentShift, new Range(0, 24));
        check("shift", shift, new Range(0, 30));
        Range membrane = Range.signed(WHOLE_BITS + fraction);
        check("peak", peak, membrane);
        check("start", start, membrane);
        recoveries = checked("recoveries", recoveries, FACTORS);
        followings = checked("followings", followings, FACTORS);
        resets = checked("resets", resets, membrane);
        jumps = checked("jumps", jumps, membrane);
        recoveryStarts = checked("recovery starts", recoveryStarts, membrane);
    }

    private static void check(String what, int value, Range range) {
        if (!range.contains(value)) {
            throw new IllegalArgumentException(what + " of izhikevich is " + value + ", expected " + range);
        }
    }

    /** Equal ones become one. */
    private static IntVector checked(String what, IntVector values, Range range) {
        if (values.size() == 0 || !range.contains(values.min()) || !range.contains(values.max())) {
            throw new IllegalArgumentException(
                    what + " of izhikevich are " + values + ", expected at least one, within " + range);
        }
        return values.isUniform(values.get(0)) ? IntVector.of(values.get(0)) : values;
    }

    /** 5.6 in the unit of v, to the nearest. */
    public int constant() {
        return Math.floorDiv((56 << fraction) + 5, 10);
    }

    @Override
    public String model() {
        return "izhikevich";
    }

    @Override
    public List<StateWord> states() {
        Range values = Range.signed(bits());
        return List.of(
                new StateWord("membrane", values, IntVector.of(start)),
                new StateWord("recovery_variable", values, recoveryStarts));
    }

    @Override
    public void check(int neurons) {
        for (IntVector each : List.of(recoveries, followings, resets, jumps, recoveryStarts)) {
            if (each.size() != 1 && each.size() != neurons) {
                throw new IllegalArgumentException(each.size() + " numbers of izhikevich for " + neurons + " neurons");
            }
        }
    }
}
