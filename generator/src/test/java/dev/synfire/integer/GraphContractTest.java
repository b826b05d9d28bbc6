package dev.synfire.integer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.model.Readout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a graph must be, and how its parts lie. */
class GraphContractTest {
    private static final Range SPIKES = new Range(0, 1);

    @Test
    void aSourceMustBeThere() {
        assertEquals(
                "layer a is fed by layer 2 of 2, counted from 0",
                message(() -> network(layer("a", 2, from(-1, 3), from(2, 2)), layer("b", 2, from(0, 2)))));
    }

    @Test
    void aProjectionTakesWhatItsSourceSends() {
        assertEquals(
                "layer b takes 3 inputs of 0..1 from layer a, which sends 2 of 0..1",
                message(() -> network(layer("a", 2, from(-1, 3)), layer("b", 2, from(0, 3)))));
    }

    @Test
    void somethingMustComeFromTheInputOrAnEarlierLayer() {
        assertEquals(
                "layer a is fed by feedback alone, expected a projection from the input or an earlier layer",
                message(() -> network(layer("a", 2, from(1, 2)), layer("b", 2, from(-1, 3)))));
    }

    @Test
    void delaysLieBetween0And63Ticks() {
        var synapses = new DenseSynapses(1, 1, 2, IntVector.of(1));
        assertEquals(
                "delays from 64 to 64, expected 0 to 63 ticks",
                message(() -> new IntegerProjection(0, SPIKES, IntVector.of(64), synapses)));
        assertEquals(
                "2 delays for 1 addresses, expected 1 or one for each",
                message(() -> new IntegerProjection(0, SPIKES, IntVector.of(1, 2), synapses)));
    }

    @Test
    void aListHasItsNeuronsInOrderAndNoWeightOf0() {
        assertEquals(
                "from address 0 to neuron 1 after 1, expected ascending neurons of 0..1",
                message(() -> sparse(IntVector.of(0, 2), IntVector.of(1, 1), IntVector.of(1, 1))));
        assertEquals(
                "a synapse of weight 0",
                message(() -> sparse(IntVector.of(0, 2), IntVector.of(0, 1), IntVector.of(1, 0))));
    }

    @Test
    void theListsOfAMatrixHoldWhatIsNot0() {
        var dense = new DenseSynapses(3, 2, 3, IntVector.of(1, 0, 0, 2, 0, -3));
        var expected =
                new SparseSynapses(3, 2, 3, IntVector.of(0, 2, 2, 3), IntVector.of(0, 1, 1), IntVector.of(1, 2, -3));
        assertEquals(expected, SparseSynapses.of(dense));
        // 3 synapses of a neuron's bit and three of weight; a start of 0..3 and a length of 0..2 for each address.
        assertEquals(3 * (1 + 3) + 3 * (2 + 2), expected.memoryBits());
    }

    @Test
    void matricesShareAnEngineUnlessTheyBringTheSame() {
        var list = new IntegerProjection(
                -1, SPIKES, SparseSynapses.of(new DenseSynapses(3, 2, 2, IntVector.of(1, 0, 0, 0, 0, 1))));
        var layer = layer("a", 2, from(-1, 3), from(-1, 3), list, from(0, 2));
        assertEquals(
                List.of(List.of(from(-1, 3), from(0, 2)), List.of(from(-1, 3)), List.of(list)),
                layer.feeds().stream().map(IntegerLayer::projections).toList());
        assertEquals(
                List.of(IntVector.of(1, 1), IntVector.of(0, 0), IntVector.of(0, 0)),
                layer.feeds().stream().map(IntegerLayer::biases).toList());
    }

    private static String message(Executable makes) {
        return assertThrows(IllegalArgumentException.class, makes).getMessage();
    }

    private static SparseSynapses sparse(IntVector starts, IntVector targets, IntVector weights) {
        return new SparseSynapses(1, 2, 2, starts, targets, weights);
    }

    private static IntegerProjection from(int source, int inputs) {
        return new IntegerProjection(source, SPIKES, new DenseSynapses(inputs, 2, 2, IntVector.filled(2 * inputs, 1)));
    }

    private static IntegerLayer layer(String name, int neurons, IntegerProjection... projections) {
        var model = new RateNeuron(IntVector.filled(neurons, 1), 0, Rounding.FLOOR, new Activation.Clip(SPIKES));
        return new IntegerLayer(name, List.of(projections), IntVector.filled(neurons, 1), model);
    }

    private static IntegerNetwork network(IntegerLayer... layers) {
        return new IntegerNetwork(
                "graph", new InputPort(3, SPIKES), List.of(layers), 2, new IntegerReadout(Readout.ACTIVATION));
    }
}
