package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegratorNeuron;
import java.util.List;

/** Leaky integrators, which never send anything. */
final class IntegratorNeurons implements Neurons {
    private final Integration integration;
    private final int[] silence;

    IntegratorNeurons(IntegratorNeuron model, int neurons, Range currents) {
        integration = new Integration(model.membrane(), neurons, currents);
        silence = new int[neurons];
    }

    @Override
    public void reset() {
        integration.reset();
    }

    @Override
    public void update(Sums currents) {
        int[] membranes = integration.membranes;
        for (int n = 0; n < membranes.length; n++) {
            long inflow = integration.inflow(n, currents.current(n));
            membranes[n] = integration.saturate(integration.decayed(n, membranes[n]) + inflow);
        }
    }

    @Override
    public List<int[]> states() {
        return integration.states();
    }

    @Override
    public int[] outputs() {
        return silence;
    }
}
