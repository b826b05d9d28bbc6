package dev.synfire.integer;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Two networks of 10 - 12 - 5 neurons in which every part of the hardware has work: they round, saturate and tie. */
public final class SmallNetworks {
    private static final Range INPUT = new Range(0, 3);

    private SmallNetworks() {}

    /** Integrate-and-fire neurons with thresholds on either side of every comparison; spikes are counted. */
    public static IntegerNetwork spiking() {
        var decay = new Decay(15, 4, Rounding.HALF_UP);
        var hidden =
                new SpikingNeuron(8, decay, IntVector.filled(12, 40), FiringComparison.ABOVE, new Reset.Subtract());
        var output = new SpikingNeuron(
                6, Decay.NONE, IntVector.filled(5, 12), FiringComparison.AT_OR_ABOVE, new Reset.ToZero());
        return new IntegerNetwork(
                "spiking",
                new InputPort(10, INPUT),
                List.of(
                        layer("hidden", INPUT, 10, 12, 1, hidden),
                        layer("output", hidden.outputValues(), 12, 5, 2, output)),
                8,
                new IntegerReadout(Readout.SPIKE_COUNT));
    }

    /** Sigmoids by a table behind which sums are clipped; the largest wins. */
    public static IntegerNetwork rate() {
        var sigmoid = FunctionTable.standard(FunctionTable.Function.SIGMOID, 8);
        var table = new Activation.Table(
                "sigmoid",
                Activation.Symmetry.COMPLEMENT,
                sigmoid.argumentBits(),
                sigmoid.argumentFraction(),
                8,
                sigmoid.interpolationBits(),
                sigmoid.entries());
        var multipliers =
                IntVector.of(IntStream.range(0, 12).map(n -> 700 + 31 * n).toArray());
        var hidden = new RateNeuron(multipliers, 8, Rounding.HALF_UP, table);
        var output = new RateNeuron(
                IntVector.filled(5, 1), 5, Rounding.TOWARD_ZERO, new Activation.Clip(new Range(-60, 60)));
        return new IntegerNetwork(
                "rate",
                new InputPort(10, INPUT),
                List.of(
                        layer("hidden", INPUT, 10, 12, 3, hidden),
                        layer("output", hidden.outputValues(), 12, 5, 4, output)),
                1,
                new IntegerReadout(Readout.ACTIVATION));
    }

    private static IntegerLayer layer(
            String name, Range values, int inputs, int neurons, long seed, IntegerNeuron model) {
        var random = new SplittableRandom(seed);
        int[] weights = random.ints((long) inputs * neurons, -7, 16).toArray();
        int[] biases = random.ints(neurons, -9, 10).toArray();
        var synapses = new DenseSynapses(inputs, neurons, 5, IntVector.of(weights));
        int source = name.equals("hidden") ? IntegerProjection.INPUT : 0;
        return IntegerLayer.dense(name, source, values, synapses, IntVector.of(biases), model);
    }
}
