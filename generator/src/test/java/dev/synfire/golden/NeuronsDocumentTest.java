package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.golden.DocumentTable.Row;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.model.Readout;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The worked examples of docs/semantics.md on neurons with more than a membrane, by the golden model and by its literal reading. */
class NeuronsDocumentTest {
    /** A neuron in both readings. */
    private record Both(GoldenModel golden, LiteralModel literal, IntegerNeuron neuron) {
        static Both of(Range values, IntVector weights, int bias, IntegerNeuron neuron) {
            var synapses = new DenseSynapses(weights.size(), 1, 8, weights);
            var layer =
                    IntegerLayer.dense("neuron", IntegerProjection.INPUT, values, synapses, IntVector.of(bias), neuron);
            var network = new IntegerNetwork(
                    "example",
                    new InputPort(weights.size(), values),
                    List.of(layer),
                    1,
                    new IntegerReadout(Readout.SPIKE_COUNT));
            return new Both(new GoldenModel(network), new LiteralModel(network), neuron);
        }

        void tick(IntVector inputs) {
            golden.tick(inputs.toArray());
            literal.tick(inputs);
        }

        void assertWord(int expected, String word, Row row) {
            int index =
                    neuron.states().stream().map(state -> state.name()).toList().indexOf(word);
            assertEquals(expected, golden.states(0).get(index)[0], () -> word + " of " + row);
            assertEquals(
                    expected,
                    literal.neurons.getFirst().word(word)[0].intValue(),
                    () -> "literal " + word + " of " + row);
        }

        void assertSpikes(int expected, Row row) {
            assertEquals(expected, golden.outputs(0)[0], row::toString);
            assertEquals(expected, literal.outputs.getFirst()[0].intValue(), row::toString);
        }
    }

    @Test
    void theDriveOfAMembrane() throws IOException {
        Row given = DocumentTable.of(
                        "| weights | bias | drive | membraneBits | f | m | k | rounding | threshold | fires | reset |")
                .rows()
                .getFirst();
        var membrane = new IntegerMembrane(
                given.number("membraneBits"),
                given.number("f"),
                new Decay(given.number("m"), given.number("k"), Rounding.valueOf(given.text("rounding"))),
                Optional.empty(),
                IntVector.of(given.number("drive")));
        var firing = new IntegerFiring(
                IntVector.of(given.number("threshold")),
                FiringComparison.valueOf(given.text("fires")),
                new Reset.ToZero());
        Both both = Both.of(
                new Range(0, 1), given.numbers("weights"), given.number("bias"), new SpikingNeuron(membrane, firing));
        for (Row row : DocumentTable.of("| tick | inputs | a | a * 2^f + drive | decay(v) | sum | spike | v |")
                .rows()) {
            both.tick(row.numbers("inputs"));
            assertEquals(row.number("a"), both.golden.currents(0)[0], row::toString);
            both.assertWord(row.number("v"), "membrane", row);
            both.assertSpikes(row.number("spike"), row);
            assertEquals(16 * row.number("a") + 10, row.number("a * 2^f + drive"), row::toString);
            assertEquals(row.number("decay(v)") + row.number("a * 2^f + drive"), row.number("sum"), row::toString);
        }
    }

    @Test
    void theSynapticCurrent() throws IOException {
        Row given = DocumentTable.of(
                        "| weights | bias | currentBits | f_i | m_i | k_i | feed | drive | membraneBits | f"
                                + " | m | k | threshold |")
                .rows()
                .getFirst();
        var current = new IntegerCurrent(
                given.number("currentBits"),
                given.number("f_i"),
                new Decay(given.number("m_i"), given.number("k_i"), Rounding.HALF_UP),
                CurrentFeed.valueOf(given.text("feed")),
                IntVector.of(given.number("drive")));
        var membrane = new IntegerMembrane(
                given.number("membraneBits"),
                given.number("f"),
                new Decay(given.number("m"), given.number("k"), Rounding.HALF_UP),
                Optional.of(current));
        var firing = new IntegerFiring(
                IntVector.of(given.number("threshold")), FiringComparison.ABOVE, new Reset.Subtract());
        Both both = Both.of(
                new Range(0, 1), given.numbers("weights"), given.number("bias"), new SpikingNeuron(membrane, firing));
        for (Row row : DocumentTable.of(
                        "| tick | inputs | a | decay(i) | i | in | decay(v) | decay(v) + in | spike | v |")
                .rows()) {
            both.tick(row.numbers("inputs"));
            assertEquals(row.number("a"), both.golden.currents(0)[0], row::toString);
            both.assertWord(row.number("i"), "synaptic_current", row);
            both.assertWord(row.number("v"), "membrane", row);
            both.assertSpikes(row.number("spike"), row);
            assertEquals(row.number("decay(i)") + 2 * row.number("a"), row.number("i"), row::toString);
            assertEquals(2 * row.number("i") - 3, row.number("in"), row::toString);
            assertEquals(row.number("decay(v)") + row.number("in"), row.number("decay(v) + in"), row::toString);
        }
    }

    @Test
    void theFourOrders() throws IOException {
        List<Row> rows = DocumentTable.of("| tick | input | UPDATE_FIRE_RESET | RESET_UPDATE_FIRE | UPDATE_RESET_FIRE"
                        + " | FIRE_UPDATE_RESET |")
                .rows();
        for (FiringOrder order : FiringOrder.values()) {
            var firing = new IntegerFiring(
                    IntVector.of(60),
                    FiringComparison.ABOVE,
                    new Reset.Subtract(),
                    order,
                    1,
                    Optional.empty(),
                    0,
                    Optional.empty());
            Both both = fed(new SpikingNeuron(membrane(), firing));
            for (Row row : rows) {
                both.tick(IntVector.of(row.number("input")));
                both.assertSpikes(row.numbers(order.name()).get(0), row);
                both.assertWord(row.numbers(order.name()).get(1), "membrane", row);
            }
        }
    }

    @Test
    void severalSpikesFloorRefractoryTicksAndAdaptation() throws IOException {
        var firing = new IntegerFiring(
                IntVector.of(20),
                FiringComparison.ABOVE,
                new Reset.Subtract(),
                FiringOrder.UPDATE_FIRE_RESET,
                3,
                Optional.of(IntVector.of(-25)),
                2,
                Optional.of(new IntegerAdaptation(8, 2, new Decay(7, 3, Rounding.HALF_UP), IntVector.of(30))));
        Both both = fed(new SpikingNeuron(membrane(), firing));
        for (Row row : DocumentTable.of("| tick | input | th | updated | s | v | r | b |")
                .rows()) {
            both.tick(IntVector.of(row.number("input")));
            both.assertSpikes(row.number("s"), row);
            both.assertWord(row.number("v"), "membrane", row);
            both.assertWord(row.number("r"), "refractory_tick", row);
            both.assertWord(row.number("b"), "adaptation", row);
            assertEquals(row.number("updated") - row.number("s") * row.number("th"), row.number("v"), row::toString);
        }
    }

    @Test
    void theNeuronOfIzhikevich() throws IOException {
        Row given = DocumentTable.of(
                        "| f | h | s | clipped | c | recovery | following | k | peak | reset | jump | start"
                                + " | recoveryStart |")
                .rows()
                .getFirst();
        Both both = fed(new IzhikevichNeuron(
                given.number("f"),
                given.number("h"),
                given.number("s"),
                given.number("clipped") == 1,
                given.number("c"),
                IntVector.of(given.number("recovery")),
                IntVector.of(given.number("following")),
                given.number("k"),
                given.number("peak"),
                IntVector.of(given.number("reset")),
                IntVector.of(given.number("jump")),
                given.number("start"),
                IntVector.of(given.number("recoveryStart"))));
        for (Row row : DocumentTable.of(
                        "| tick | a | slope 1 | v 1 | slope 2 | v 2 | change of u | u 2 | spike | v | u |")
                .rows()) {
            both.tick(IntVector.of(row.number("a")));
            both.assertSpikes(row.number("spike"), row);
            both.assertWord(row.number("v"), "membrane", row);
            both.assertWord(row.number("u"), "recovery_variable", row);
            if (row.number("spike") == 0) {
                assertEquals(row.number("v 2"), row.number("v"), row::toString);
                assertEquals(row.number("u 2"), row.number("u"), row::toString);
            }
        }
    }

    @Test
    void theAdaptiveExponentialNeuron() throws IOException {
        Row given = DocumentTable.of(
                        "| f | s | c | exponentials | leak | k | coupling | recovery | q | rest | peak | reset | jump |")
                .rows()
                .getFirst();
        Both both = fed(new AdExNeuron(
                given.number("f"),
                given.number("s"),
                given.number("c"),
                given.numbers("exponentials"),
                IntVector.of(given.number("leak")),
                given.number("k"),
                IntVector.of(given.number("coupling")),
                IntVector.of(given.number("recovery")),
                given.number("q"),
                IntVector.of(given.number("rest")),
                given.number("peak"),
                IntVector.of(given.number("reset")),
                IntVector.of(given.number("jump"))));
        int v = given.number("rest");
        int w = 0;
        for (Row row : DocumentTable.of("| tick | a | x | e | slope | v 1 | change of w | w 1 | spike | v | w |")
                .rows()) {
            assertEquals(Math.floorDiv(Math.min(v, 12 * 256 - 1), 256), row.number("x"), row::toString);
            assertEquals(
                    given.number("rest") - v + row.number("e") - w + 2 * row.number("a"),
                    row.number("slope"),
                    row::toString);
            assertEquals(w + row.number("change of w"), row.number("w 1"), row::toString);
            both.tick(IntVector.of(row.number("a")));
            both.assertSpikes(row.number("spike"), row);
            both.assertWord(row.number("v"), "membrane", row);
            both.assertWord(row.number("w"), "adaptation", row);
            if (row.number("spike") == 0) {
                assertEquals(row.number("v 1"), row.number("v"), row::toString);
            }
            v = row.number("v");
            w = row.number("w");
        }
    }

    private static IntegerMembrane membrane() {
        return new IntegerMembrane(8, 0, new Decay(13, 4, Rounding.FLOOR));
    }

    /** A neuron whose current is its input. */
    private static Both fed(IntegerNeuron neuron) {
        return Both.of(Range.signed(16), IntVector.of(1), 0, neuron);
    }
}
