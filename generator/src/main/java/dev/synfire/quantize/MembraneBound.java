package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.SpikingNeuron.Comparison;

/**
 * Proves what a membrane can hold: v of a tick, before it is compared, from every v and every input of the tick before.
 *
 * <p>Decay and addition never decrease as v grows, so the extremes of one tick give those of the next.
 */
final class MembraneBound {
    /** A bound beyond which it does not matter how far. */
    private static final long FAR = 1L << 40;

    private final CurrentBounds currents;
    private final int fraction;
    private final Decay decay;
    private final int ticks;

    /** Of membranes with that many bits below the unit of a current. */
    MembraneBound(CurrentBounds currents, int fraction, Decay decay, int ticks) {
        this.currents = currents;
        this.fraction = fraction;
        this.decay = decay;
        this.ticks = ticks;
    }

    /** What a spike leaves of a membrane, of which it is only known between which bounds it lies. */
    interface AfterSpike {
        Range of(Range firing);
    }

    /** Every value of the membrane of a neuron that never fires. */
    Range integrating(int neuron) {
        return firing(neuron, Long.MAX_VALUE, Comparison.ABOVE, firing -> firing);
    }

    /** Every value, before its reset, of the membrane of a neuron that fires. */
    Range firing(int neuron, long threshold, Comparison comparison, AfterSpike reset) {
        Range current = current(neuron);
        long lowestFiring = comparison == Comparison.ABOVE && threshold < Long.MAX_VALUE ? threshold + 1 : threshold;
        Range all = new Range(0, 0);
        Range v = all;
        for (int tick = 0; tick < ticks; tick++) {
            Range before = new Range(far(decay(v.min()) + current.min()), far(decay(v.max()) + current.max()));
            Range after = before;
            if (before.max() >= lowestFiring) {
                after = reset.of(new Range(Math.max(before.min(), lowestFiring), before.max()));
                if (before.min() < lowestFiring) {
                    after = after.union(new Range(before.min(), lowestFiring - 1));
                }
            }
            Range next = v.union(after);
            Range wider = all.union(before).union(after);
            boolean settled = next.equals(v) && wider.equals(all);
            v = next;
            all = wider;
            if (settled) {
                break;
            }
        }
        return all;
    }

    private long decay(long v) {
        return decay.rounding().shiftRight(v * decay.multiplier(), decay.shift());
    }

    private static long far(long v) {
        return Math.clamp(v, -FAR, FAR);
    }

    private Range current(int neuron) {
        Range current = currents.of(neuron);
        return new Range(current.min() << fraction, current.max() << fraction);
    }
}
