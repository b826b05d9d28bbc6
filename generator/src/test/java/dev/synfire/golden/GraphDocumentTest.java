package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.golden.DocumentTable.Row;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example of delays and feedback in docs/semantics.md, by the golden model and by its literal reading. */
class GraphDocumentTest {
    private static final Range SPIKES = new Range(0, 1);

    @Test
    void aNeuronWithADelayedInputThatInhibitsItself() throws IOException {
        var delayed = new IntegerProjection(
                IntegerProjection.INPUT, SPIKES, IntVector.of(1), new DenseSynapses(1, 1, 3, IntVector.of(3)));
        var itself = new IntegerProjection(0, SPIKES, new DenseSynapses(1, 1, 2, IntVector.of(-1)));
        var neuron = new SpikingNeuron(
                8, Decay.NONE, IntVector.of(2), FiringComparison.ABOVE, new SpikingNeuron.Reset.Subtract());
        var network = new IntegerNetwork(
                "example",
                new InputPort(1, SPIKES),
                List.of(new IntegerLayer("neuron", List.of(delayed, itself), IntVector.of(0), neuron)),
                4,
                new IntegerReadout(Readout.SPIKE_COUNT));
        var golden = new GoldenModel(network);
        var literal = new LiteralModel(network);
        int input = 0;
        int spike = 0;
        int v = 0;
        for (Row row : DocumentTable.of("| tick | input | arrives from the input | arrives from itself | a | "
                        + "v before firing | spike | v |")
                .rows()) {
            golden.tick(new int[] {row.number("input")});
            literal.tick(IntVector.of(row.number("input")));
            assertEquals(input, row.number("arrives from the input"), row::toString);
            assertEquals(spike, row.number("arrives from itself"), row::toString);
            assertEquals(row.number("a"), golden.currents(0)[0], row::toString);
            assertEquals(row.number("a"), literal.currents.getFirst()[0].intValue(), row::toString);
            assertEquals(v + row.number("a"), row.number("v before firing"), row::toString);
            assertEquals(row.number("spike"), golden.outputs(0)[0], row::toString);
            assertEquals(row.number("spike"), literal.outputs.getFirst()[0].intValue(), row::toString);
            assertEquals(row.number("v"), golden.membranes(0)[0], row::toString);
            assertEquals(row.number("v"), literal.membranes(0)[0].intValue(), row::toString);
            input = row.number("input");
            spike = row.number("spike");
            v = row.number("v");
        }
    }
}
