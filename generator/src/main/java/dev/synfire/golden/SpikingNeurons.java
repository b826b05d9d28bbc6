package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Comparison;
import dev.synfire.integer.SpikingNeuron.Reset;
import java.util.Arrays;

/** Leaky and plain integrate-and-fire neurons. */
final class SpikingNeurons implements Neurons {
    private final Decay decay;
    private final int fraction;
    private final Range range;
    private final boolean firesAtThreshold;
    private final int[] thresholds;
    private final int[] resetValues;
    private final boolean subtracts;
    private final int[] membranes;
    private final int[] spikes;

    SpikingNeurons(SpikingNeuron model, int neurons, Range currents) {
        decay = model.decay();
        fraction = IntegratorNeurons.checked(model.membraneFraction(), currents);
        range = Range.signed(model.membraneBits());
        firesAtThreshold = model.comparison() == Comparison.AT_OR_ABOVE;
        thresholds = model.thresholds().toArray();
        subtracts = model.reset() instanceof Reset.Subtract;
        resetValues = model.reset() instanceof Reset.ToValue(var values) ? values.toArray() : new int[neurons];
        membranes = new int[neurons];
        spikes = new int[neurons];
    }

    @Override
    public void reset() {
        Arrays.fill(membranes, 0);
        Arrays.fill(spikes, 0);
    }

    @Override
    public void update(Crossbar currents) {
        for (int n = 0; n < membranes.length; n++) {
            int v = IntegratorNeurons.integrate(decay, range, membranes[n], currents.current(n), fraction);
            boolean fires = v > thresholds[n] || firesAtThreshold && v == thresholds[n];
            spikes[n] = fires ? 1 : 0;
            membranes[n] = !fires ? v : subtracts ? v - thresholds[n] : resetValues[n];
        }
    }

    @Override
    public int[] membranes() {
        return membranes;
    }

    @Override
    public int[] outputs() {
        return spikes;
    }
}
