package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.model.CurrentFeed;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What membranes get of the input currents: these themselves, or synaptic currents with a decay of their own. */
sealed interface Inflow {
    /** What is added to a neuron's membrane, in its unit, when its input current is a; called once a tick for each neuron. */
    long of(int neuron, long a);

    void reset();

    static Inflow of(IntegerMembrane membrane, int neurons, Range currents) {
        return membrane.current()
                .<Inflow>map(current -> new Synaptic(current, membrane.fraction(), neurons, currents))
                .orElseGet(() -> new Direct(
                        checked(membrane.fraction(), currents),
                        IntStream.range(0, neurons).map(membrane::drive).toArray()));
    }

    /** The fraction, if all currents keep clear of a long's end with it. */
    static int checked(int fraction, Range currents) {
        if (currents.bits() + fraction > 62) {
            throw new IllegalArgumentException(
                    "currents " + currents + " with " + fraction + " bits of fraction do not fit 62 bits");
        }
        return fraction;
    }

    /** The input currents themselves, and a drive. */
    final class Direct implements Inflow {
        private final int fraction;
        private final int[] drives;

        private Direct(int fraction, int[] drives) {
            this.fraction = fraction;
            this.drives = drives;
        }

        @Override
        public long of(int neuron, long a) {
            return (a << fraction) + drives[neuron];
        }

        @Override
        public void reset() {}
    }

    /** Synaptic currents, new or old, and a drive. */
    final class Synaptic implements Inflow {
        private final IntegerCurrent model;
        private final Leaking leak;
        private final Range range;
        private final boolean old;
        private final int fraction;
        private final int toMembrane;
        private final int[] currents;

        Synaptic(IntegerCurrent model, int membraneFraction, int neurons, Range inputs) {
            this.model = model;
            leak = new Leaking(model.decay(), neurons);
            range = Range.signed(model.bits());
            old = model.feed() == CurrentFeed.OLD;
            fraction = checked(model.fraction(), inputs);
            toMembrane = membraneFraction - fraction;
            currents = new int[neurons];
        }

        @Override
        public long of(int neuron, long a) {
            int before = currents[neuron];
            currents[neuron] = (int) range.saturate(leak.of(neuron, before) + (a << fraction));
            return ((long) (old ? before : currents[neuron]) << toMembrane) + model.drive(neuron);
        }

        @Override
        public void reset() {
            Arrays.fill(currents, 0);
        }

        /** i of every neuron after the tick. */
        int[] currents() {
            return currents;
        }
    }
}
