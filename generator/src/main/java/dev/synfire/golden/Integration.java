package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerMembrane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Membranes that decay and integrate: saturate(decay(v) + in). */
final class Integration {
    final int[] membranes;
    private final Leaking leak;
    private final Inflow inflow;
    private final Range range;

    Integration(IntegerMembrane model, int neurons, Range currents) {
        membranes = new int[neurons];
        leak = new Leaking(model.decay(), neurons);
        inflow = Inflow.of(model, neurons, currents);
        range = model.values();
    }

    void reset() {
        Arrays.fill(membranes, 0);
        inflow.reset();
    }

    /** What arrives at a membrane when the neuron's input current is a; called once a tick for each neuron. */
    long inflow(int neuron, long a) {
        return inflow.of(neuron, a);
    }

    /** What a tick leaves of a membrane. */
    long decayed(int neuron, int membrane) {
        return leak.of(neuron, membrane);
    }

    int saturate(long sum) {
        return (int) range.saturate(sum);
    }

    /** The membranes and, where there are any, the synaptic currents; live. */
    List<int[]> states() {
        List<int[]> states = new ArrayList<>();
        states.add(membranes);
        if (inflow instanceof Inflow.Synaptic synaptic) {
            states.add(synaptic.currents());
        }
        return states;
    }
}
