package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegratorNeuron;
import java.util.List;
import java.util.Optional;

/** Leaky integrators, which send their membrane where another layer listens, and else nothing. */
final class IntegratorNeurons implements Neurons {
    private final Integration integration;
    private final Optional<RateNeurons> sent;
    private final int[] silence;

    IntegratorNeurons(IntegratorNeuron model, int neurons, Range currents) {
        integration = new Integration(model.membrane(), neurons, currents);
        sent = model.sent()
                .map(rate -> new RateNeurons(rate, neurons, model.membrane().values()));
        silence = new int[neurons];
    }

    @Override
    public void reset() {
        integration.reset();
        sent.ifPresent(RateNeurons::reset);
    }

    @Override
    public void update(Sums currents) {
        int[] membranes = integration.membranes;
        for (int n = 0; n < membranes.length; n++) {
            long inflow = integration.inflow(n, currents.current(n));
            membranes[n] = integration.saturate(integration.decayed(n, membranes[n]) + inflow);
        }
        sent.ifPresent(rate -> rate.update(n -> membranes[n]));
    }

    @Override
    public List<int[]> states() {
        return integration.states();
    }

    @Override
    public int[] outputs() {
        return sent.map(RateNeurons::outputs).orElse(silence);
    }
}
