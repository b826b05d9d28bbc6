package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.SplittableRandom;

/** Networks of one layer of neurons that remember, by lot: for tests that are about neurons alone. */
public final class RandomLayers {
    private RandomLayers() {}

    /** Half of them spiking with any options, the others neurons of two variables or integrators. */
    public static IntegerNetwork network(long seed, int largest) {
        var random = new SplittableRandom(seed);
        int inputs = RandomNetworks.size(random, 12);
        int neurons = RandomNetworks.size(random, largest);
        Range values = random.nextBoolean() ? new Range(0, 1) : Range.symmetric(2 + random.nextInt(7));
        int[] weights = random.ints((long) inputs * neurons, -127, 128).toArray();
        int[] biases = random.ints(neurons, -200, 201).toArray();
        var synapses = new DenseSynapses(inputs, neurons, 8, IntVector.of(weights));
        long typical = Math.max(1, (long) (64 * values.max() * Math.sqrt(inputs)));
        var members = new RandomMembranes(random, neurons, typical);
        IntegerNeuron model =
                switch (random.nextInt(4)) {
                    case 0 -> members.integrator();
                    case 1 -> RandomTwoVariable.neuron(random, neurons, typical);
                    default -> members.spiking();
                };
        return new IntegerNetwork(
                "neurons-" + Long.toUnsignedString(seed),
                new InputPort(inputs, values),
                List.of(IntegerLayer.dense(
                        "neurons", IntegerProjection.INPUT, values, synapses, IntVector.of(biases), model)),
                1 + random.nextInt(30),
                new IntegerReadout(
                        model instanceof IntegratorNeuron || random.nextInt(3) == 0
                                ? Readout.MEMBRANE
                                : Readout.SPIKE_COUNT));
    }
}
