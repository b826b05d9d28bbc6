package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Integrate-and-fire neurons, leaky or not, of one beta, that fire once a tick and are reset at once: the fast way. */
final class SpikingNeurons implements Neurons {
    private final Decay decay;
    private final int fraction;
    private final int[] drives;
    private final Range range;
    private final boolean firesAtThreshold;
    private final int[] thresholds;
    private final int[] resetValues;
    private final boolean subtracts;
    private final int[] membranes;
    private final int[] spikes;

    /** Whether a model is one of these. */
    static boolean are(SpikingNeuron model) {
        return model.firing().isPlain()
                && !(model.reset() instanceof Reset.SubtractAmount)
                && model.membrane().current().isEmpty()
                && model.decay().isUniform();
    }

    SpikingNeurons(SpikingNeuron model, int neurons, Range currents) {
        decay = model.decay();
        drives = IntStream.range(0, neurons).map(model.membrane()::drive).toArray();
        fraction = Inflow.checked(model.membraneFraction(), currents);
        range = Range.signed(model.membraneBits());
        firesAtThreshold = model.comparison() == FiringComparison.AT_OR_ABOVE;
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
    public void update(Sums currents) {
        for (int n = 0; n < membranes.length; n++) {
            int v = integrate(n, membranes[n], currents.current(n));
            boolean fires = v > thresholds[n] || firesAtThreshold && v == thresholds[n];
            spikes[n] = fires ? 1 : 0;
            membranes[n] = !fires ? v : subtracts ? v - thresholds[n] : resetValues[n];
        }
    }

    /** saturate(decay(v) + a * 2^fraction + drive). The product has at most 49 bits. */
    private int integrate(int neuron, int v, long current) {
        long kept = decay.rounding().shiftRight((long) v * decay.multiplier(), decay.shift());
        return (int) range.saturate(kept + (current << fraction) + drives[neuron]);
    }

    @Override
    public List<int[]> states() {
        return List.of(membranes);
    }

    @Override
    public int[] outputs() {
        return spikes;
    }
}
