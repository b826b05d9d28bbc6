package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.util.Arrays;
import java.util.List;

/** Networks of one neuron with one input of weight 1, so that the current is the input code. */
final class OneNeuron {
    private OneNeuron() {}

    static SpikingNeuron spiking(
            int bits, Decay decay, int threshold, FiringComparison comparison, SpikingNeuron.Reset reset) {
        return new SpikingNeuron(bits, decay, IntVector.of(threshold), comparison, reset);
    }

    /** A model of one such neuron that takes currents of 16 bits. */
    static GoldenModel of(IntegerNeuron neuron) {
        Range values = Range.signed(16);
        var synapses = new DenseSynapses(1, 1, 2, IntVector.of(1));
        var score = neuron instanceof RateNeuron ? Readout.ACTIVATION : Readout.MEMBRANE;
        return new GoldenModel(new IntegerNetwork(
                "one-neuron",
                new InputPort(1, values),
                List.of(IntegerLayer.dense(
                        "neuron", IntegerProjection.INPUT, values, synapses, IntVector.of(0), neuron)),
                1,
                new IntegerReadout(score)));
    }

    /** The membrane after each of these currents, one per tick; a spike is shown by 1000 added. */
    static List<Integer> membranes(GoldenModel model, int... currents) {
        model.reset();
        return Arrays.stream(currents)
                .map(current -> {
                    model.tick(new int[] {current});
                    return model.membranes(0)[0] + 1000 * model.outputs(0)[0];
                })
                .boxed()
                .toList();
    }
}
