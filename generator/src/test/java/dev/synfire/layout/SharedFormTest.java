package dev.synfire.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.layout.SharedLayout.Place;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one engine and one neuron unit for all layers look like, and for which networks there is none. */
class SharedFormTest {
    private static final Range SPIKES = new Range(0, 1);
    private static final Decay HALF = new Decay(1, 1, Rounding.FLOOR);
    private static final Decay THREE_QUARTERS = new Decay(3, 2, Rounding.FLOOR);

    private static IntegerLayer layer(String name, int source, int inputs, int neurons, IntegerNeuron model) {
        var weights = new DenseSynapses(inputs, neurons, 4, IntVector.filled(inputs * neurons, 7));
        return IntegerLayer.dense(name, source, SPIKES, weights, IntVector.filled(neurons, source + 2), model);
    }

    private static SpikingNeuron spiking(int bits, Decay decay, int neurons) {
        return new SpikingNeuron(bits, decay, IntVector.filled(neurons, 5), FiringComparison.ABOVE, new Reset.ToZero());
    }

    private static IntegerNetwork network(int ticks, IntegerNeuron first, IntegerNeuron second) {
        return new IntegerNetwork(
                "two",
                new InputPort(3, SPIKES),
                List.of(layer("a", -1, 3, 5, first), layer("b", 0, 5, 2, second)),
                ticks,
                new IntegerReadout(Readout.MEMBRANE));
    }

    /** 5 neurons take places 0 to 4 of 8, so 2 neurons begin at 6, the next multiple of 2. */
    @Test
    void aLayerBeginsAtAMultipleOfAPowerOfTwo() {
        SharedLayout layout = SharedForm.of(network(1, spiking(12, HALF, 5), spiking(12, HALF, 2)))
                .layout();

        assertEquals(List.of(new Place(0, 5, 3), new Place(6, 2, 5)), layout.places());
        assertEquals(8, layout.neurons());
        // 5 neurons above 2 bits of address are 20 words, 3 addresses above 3 bits of number 24.
        assertEquals(20, layout.places().get(0).words());
        assertEquals(4 * 4 + 2, layout.places().get(0).word(4, 2));
        // 5 addresses above 1 bit of number are 10 words, 2 neurons above 3 bits of address 16.
        assertEquals(10, layout.places().get(1).words());
        assertEquals(4 * 2 + 1, layout.places().get(1).word(1, 4));
    }

    @Test
    void constantsOfAllNeuronsStandAtTheirPlaces() {
        SharedForm form = SharedForm.of(network(1, spiking(12, HALF, 5), spiking(12, THREE_QUARTERS, 2)));

        assertEquals(IntVector.of(1, 1, 1, 1, 1, 1, 2, 2), form.biases());
        SpikingNeuron model = assertInstanceOf(SpikingNeuron.class, form.model());
        // 1/2 is 2/4.
        assertEquals(new Decay(IntVector.of(2, 2, 2, 2, 2, 2, 3, 3), 2, Rounding.FLOOR), model.decay());
    }

    /** Sums of 0 to 5 * 7 + 2 = 37 in each of 3 ticks, of which half remains: 37, 55 and, rounded up, 65 at most. */
    @Test
    void anIntegratorOfFewerBitsIsASpikingNeuronThatNeverFiresIfItNeverFillsThem() {
        SharedForm form = SharedForm.of(network(3, spiking(12, HALF, 5), new IntegratorNeuron(8, HALF)));

        SpikingNeuron model = assertInstanceOf(SpikingNeuron.class, form.model());
        assertEquals(12, model.membraneBits());
        assertEquals(IntVector.of(5, 5, 5, 5, 5, 5, 2047, 2047), model.thresholds());
        assertEquals(
                Optional.of(
                        "the membranes of layer b have 7 bits, which they may fill, and those of another layer have 12"),
                SharedForm.missing(network(3, spiking(12, HALF, 5), new IntegratorNeuron(7, HALF))));
    }

    @Test
    void neuronsThatResetInDifferentWaysHaveNone() {
        var subtracting =
                new SpikingNeuron(12, HALF, IntVector.filled(2, 5), FiringComparison.ABOVE, new Reset.Subtract());

        assertEquals(
                Optional.of("the spikes of its layers reset the membrane in different ways"),
                SharedForm.missing(network(1, spiking(12, HALF, 5), subtracting)));
    }

    @Test
    void decaysThatAreRoundedInDifferentWaysHaveNone() {
        var other = new Decay(1, 1, Rounding.HALF_UP);

        assertEquals(
                Optional.of("the decays of the membranes of its layers are rounded in different ways"),
                SharedForm.missing(network(1, spiking(12, HALF, 5), spiking(12, other, 2))));
    }
}
