package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerMembrane;

/**
 * Proves what a membrane can hold: v of a tick, before it is compared, from every v and every input of the tick before.
 *
 * <p>Decay and addition never decrease as v grows, so the extremes of one tick give those of the next.
 */
final class MembraneBound {
    /** A bound beyond which it does not matter how far. */
    private static final long FAR = 1L << 40;

    private final CurrentBounds currents;
    private final IntegerMembrane membrane;
    private final int ticks;

    /**
     * Of membranes that may be as wide as they like.
     *
     * @param currents what arrives at them
     */
    MembraneBound(CurrentBounds currents, IntegerMembrane membrane, int ticks) {
        this.currents = currents;
        this.membrane = membrane;
        this.ticks = ticks;
    }

    /** Every value of the membrane of a neuron that never fires. */
    Range integrating(int neuron) {
        Inflow inflow = new Inflow(neuron);
        Range v = new Range(0, 0);
        for (int tick = 0; tick < ticks; tick++) {
            boolean steady = inflow.tick();
            Range next = v.union(updated(v, neuron, inflow));
            if (steady && next.equals(v)) {
                break;
            }
            v = next;
        }
        return v;
    }

    /** Every value of the synaptic current of a neuron. */
    Range synaptic(int neuron) {
        Inflow inflow = new Inflow(neuron);
        for (int tick = 0; tick < ticks; tick++) {
            if (inflow.tick()) {
                break;
            }
        }
        return inflow.synaptic;
    }

    /** Every value, before a reset of the same tick, of the membrane of a neuron that fires. */
    Range firing(int neuron, IntegerFiring firing) {
        Inflow inflow = new Inflow(neuron);
        SpikeBound spikes = new SpikeBound(firing, neuron);
        Range all = new Range(0, 0);
        Range v = all;
        for (int tick = 0; tick < ticks; tick++) {
            boolean steady = inflow.tick();
            Range before = v;
            Range wider = all;
            boolean rests = firing.refractoryTicks() > 0;
            boolean first = tick == 0 && firing.order().remembersSpikes(); // no neuron has fired before
            switch (firing.order()) {
                case UPDATE_FIRE_RESET -> {
                    Range sum = updated(v, neuron, inflow);
                    wider = wider.union(sum);
                    v = v.union(spikes.floored(spikes.now(sum)));
                }
                case RESET_UPDATE_FIRE -> {
                    Range kept = first ? v : spikes.late(v, same -> same);
                    wider = wider.union(kept);
                    Range sum = updated(kept, neuron, inflow);
                    v = v.union(spikes.floored(rests ? sum.union(kept) : sum));
                }
                case UPDATE_RESET_FIRE, FIRE_UPDATE_RESET -> {
                    Range sum =
                            first ? updated(v, neuron, inflow) : spikes.late(v, part -> updated(part, neuron, inflow));
                    v = v.union(spikes.floored(rests ? sum.union(spikes.late(v, same -> same)) : sum));
                }
            }
            wider = wider.union(v);
            if (steady && !first && v.equals(before) && wider.equals(all)) {
                break;
            }
            all = wider;
        }
        return all;
    }

    private Range updated(Range v, int neuron, Inflow inflow) {
        Decay decay = membrane.decay();
        return new Range(
                far(decay(decay, neuron, v.min()) + inflow.in.min()),
                far(decay(decay, neuron, v.max()) + inflow.in.max()));
    }

    private static long decay(Decay decay, int neuron, long v) {
        return decay.rounding().shiftRight(v * decay.multiplier(neuron), decay.shift());
    }

    private static long far(long v) {
        return Math.clamp(v, -FAR, FAR);
    }

    /** What arrives at a membrane, tick by tick. */
    private final class Inflow {
        private final int neuron;
        private final Range current;
        private Range synaptic = new Range(0, 0);
        private Range in = synaptic;

        Inflow(int neuron) {
            this.neuron = neuron;
            this.current = currents.of(neuron);
        }

        /** One tick further; whether nothing is new. */
        boolean tick() {
            Range before = in;
            if (membrane.current().isEmpty()) {
                Range undriven = shifted(current, membrane.fraction());
                in = new Range(undriven.min() + membrane.drive(neuron), undriven.max() + membrane.drive(neuron));
                return in.equals(before);
            }
            IntegerCurrent model = membrane.current().get();
            Range added = shifted(current, model.fraction());
            Range old = synaptic;
            synaptic = old.union(new Range(
                    far(decay(model.decay(), neuron, old.min()) + added.min()),
                    far(decay(model.decay(), neuron, old.max()) + added.max())));
            Range fed =
                    switch (model.feed()) {
                        case OLD -> old;
                        case NEW -> synaptic;
                    };
            Range driven = shifted(fed, membrane.fraction() - model.fraction());
            in = new Range(driven.min() + model.drive(neuron), driven.max() + model.drive(neuron));
            return in.equals(before) && synaptic.equals(old);
        }

        private static Range shifted(Range range, int bits) {
            return new Range(range.min() << bits, range.max() << bits);
        }
    }
}
