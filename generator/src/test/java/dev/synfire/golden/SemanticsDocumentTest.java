package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.golden.DocumentTable.Row;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every number in the worked examples of docs/semantics.md, by the golden model and by its literal reading. */
class SemanticsDocumentTest {
    @Test
    void theRoundingTable() throws IOException {
        for (Row row : DocumentTable.of("| x / 2^k | FLOOR | TOWARD_ZERO | HALF_UP | HALF_EVEN |")
                .rows()) {
            String[] parts = row.text("x / 2^k").split(" / 2\\^");
            for (Rounding rounding : Rounding.values()) {
                assertEquals(
                        row.number(rounding.name()),
                        rounding.shiftRight(Long.parseLong(parts[0]), Integer.parseInt(parts[1])),
                        () -> rounding + " of " + row);
            }
        }
    }

    @Test
    void theSpikingNeuron() throws IOException {
        spikingNeuron(0, "| tick | inputs | a | decay(v) | decay(v) + a | saturated | spike | v |");
    }

    @Test
    void theSpikingNeuronWithBitsOfFraction() throws IOException {
        spikingNeuron(1, "| tick | inputs | a | a * 2^f | decay(v) | decay(v) + a * 2^f | saturated | spike | v |");
    }

    /** One example and its ticks; the columns between are the same sum taken apart. */
    private static void spikingNeuron(int example, String ticks) throws IOException {
        Row given = DocumentTable.all(
                        "| weights | bias | membraneBits | f | m | k | rounding | threshold | fires | reset |")
                .get(example)
                .rows()
                .getFirst();
        assertEquals("Subtract", given.text("reset"));
        var decay = new Decay(given.number("m"), given.number("k"), Rounding.valueOf(given.text("rounding")));
        var neuron = new SpikingNeuron(
                given.number("membraneBits"),
                given.number("f"),
                decay,
                IntVector.of(given.number("threshold")),
                FiringComparison.valueOf(given.text("fires")),
                new SpikingNeuron.Reset.Subtract());
        var network = oneNeuron(given, new Range(0, 1), neuron, Readout.SPIKE_COUNT);
        var golden = new GoldenModel(network);
        var literal = new LiteralModel(network);
        int v = 0;
        int scale = 1 << given.number("f");
        String added = scale == 1 ? "a" : "a * 2^f";
        for (Row row : DocumentTable.of(ticks).rows()) {
            golden.tick(row.numbers("inputs").toArray());
            literal.tick(row.numbers("inputs"));
            assertEquals(row.number("a"), golden.currents(0)[0], row::toString);
            assertEquals(row.number("a") * scale, row.number(added), row::toString);
            int half = decay.rounding() == Rounding.HALF_UP ? 1 << decay.shift() - 1 : 0;
            assertEquals(
                    Math.floorDiv(v * decay.multiplier() + half, 1 << decay.shift()),
                    row.number("decay(v)"),
                    row::toString);
            String sum = "decay(v) + " + added;
            assertEquals(row.number("decay(v)") + row.number(added), row.number(sum), row::toString);
            assertEquals(Math.clamp(row.number(sum), -128, 127), row.number("saturated"), row::toString);
            assertEquals(row.number("spike"), golden.outputs(0)[0], row::toString);
            assertEquals(row.number("spike"), literal.outputs.getFirst()[0].intValue(), row::toString);
            assertEquals(row.number("v"), golden.membranes(0)[0], row::toString);
            assertEquals(row.number("v"), literal.membranes(0)[0].intValue(), row::toString);
            v = row.number("v");
        }
    }

    @Test
    void whereSmallPotentialsComeToRest() throws IOException {
        for (Row row :
                DocumentTable.of("| start | FLOOR | TOWARD_ZERO | HALF_UP |").rows()) {
            for (Rounding rounding : List.of(Rounding.FLOOR, Rounding.TOWARD_ZERO, Rounding.HALF_UP)) {
                var neuron = new IntegratorNeuron(8, new Decay(15, 4, rounding));
                var golden = OneNeuron.of(neuron);
                golden.tick(new int[] {row.number("start")});
                for (int tick = 0; tick < 1000; tick++) {
                    golden.tick(new int[] {0});
                }
                assertEquals(row.number(rounding.name()), golden.membranes(0)[0], () -> rounding + " of " + row);
            }
        }
    }

    @Test
    void theSigmoidNeuron() throws IOException {
        Row given = DocumentTable.of("| weights | bias | multiplier | shift | rounding |")
                .rows()
                .getFirst();
        var table = FunctionTable.standard(FunctionTable.Function.SIGMOID, 8);
        var activation = new Activation.Table(
                "sigmoid",
                Activation.Symmetry.COMPLEMENT,
                table.argumentBits(),
                table.argumentFraction(),
                table.outputBits(),
                table.interpolationBits(),
                table.entries());
        var neuron = new RateNeuron(
                IntVector.of(given.number("multiplier")),
                given.number("shift"),
                Rounding.valueOf(given.text("rounding")),
                activation);
        var network = oneNeuron(given, Range.unsigned(8), neuron, Readout.ACTIVATION);
        var golden = new GoldenModel(network);
        var literal = new LiteralModel(network);
        for (Row row : DocumentTable.of("| inputs | a | a * multiplier | rounded | z | t | y |")
                .rows()) {
            golden.tick(row.numbers("inputs").toArray());
            literal.tick(row.numbers("inputs"));
            assertEquals(row.number("a"), golden.currents(0)[0], row::toString);
            assertEquals(row.number("a") * given.number("multiplier"), row.number("a * multiplier"), row::toString);
            assertEquals(
                    Math.floor(Math.scalb((double) row.number("a * multiplier"), -given.number("shift")) + 0.5),
                    row.number("rounded"),
                    row::toString);
            assertEquals(Math.clamp(row.number("rounded"), -511, 511), row.number("z"), row::toString);
            double tail = 256 / (1 + Math.exp(Math.abs(row.number("z")) / 64.0));
            assertEquals(Math.round(tail), row.number("t"), row::toString);
            assertEquals(row.number("y"), golden.outputs(0)[0], row::toString);
            assertEquals(row.number("y"), literal.outputs.getFirst()[0].intValue(), row::toString);
        }
    }

    @Test
    void theInterpolatedTable() throws IOException {
        IntVector entries = DocumentTable.of("| entries |").rows().getFirst().numbers("entries");
        var designed = FunctionTable.interpolated(FunctionTable.Function.TANH, 4, 2, 8, 2);
        assertEquals(designed.entries(), entries);
        var activation = new Activation.Table("tanh", Activation.Symmetry.ODD, 4, 2, 8, 2, entries);
        var golden = OneNeuron.of(new RateNeuron(IntVector.of(1), 0, Rounding.FLOOR, activation));
        for (Row row : DocumentTable.of("| z | i | r | t | y |").rows()) {
            int p = Math.abs(row.number("z"));
            assertEquals(p / 4, row.number("i"), row::toString);
            assertEquals(p % 4, row.number("r"), row::toString);
            assertEquals(Math.abs(row.number("y")), row.number("t"), row::toString);
            golden.tick(new int[] {row.number("z")});
            assertEquals(row.number("y"), golden.outputs(0)[0], row::toString);
            assertEquals(row.number("y"), designed.evaluate(row.number("z")), row::toString);
        }
    }

    @Test
    void theStandardTables() throws IOException {
        for (Row row : DocumentTable.of("| function | outputBits | argumentBits | argumentFraction | f | entries"
                        + " | memory bits | maximum error | in codes | over real arguments |")
                .rows()) {
            var function = FunctionTable.Function.valueOf(row.text("function").toUpperCase(Locale.ROOT));
            var table = FunctionTable.standard(function, row.number("outputBits"));
            assertEquals(row.number("argumentBits"), table.argumentBits(), row::toString);
            assertEquals(row.number("argumentFraction"), table.argumentFraction(), row::toString);
            assertEquals(row.number("f"), table.interpolationBits(), row::toString);
            assertEquals(row.number("entries"), table.entries().size(), row::toString);
            assertEquals(row.number("memory bits"), table.memoryBits(), row::toString);
            assertEquals(
                    Double.parseDouble(row.text("maximum error")), table.error().maximum(), 0.51e-6, row::toString);
            assertEquals(Double.parseDouble(row.text("in codes")), table.error().codes(), 0.51e-3, row::toString);
            assertEquals(
                    Double.parseDouble(row.text("over real arguments")),
                    table.error().overReals(),
                    0.51e-6,
                    row::toString);
        }
    }

    private static IntegerNetwork oneNeuron(Row given, Range values, IntegerNeuron neuron, Readout score) {
        IntVector weights = given.numbers("weights");
        var synapses = new DenseSynapses(weights.size(), 1, 8, weights);
        return new IntegerNetwork(
                "example",
                new InputPort(weights.size(), values),
                List.of(IntegerLayer.dense(
                        "neuron",
                        IntegerProjection.INPUT,
                        values,
                        synapses,
                        IntVector.of(given.number("bias")),
                        neuron)),
                1,
                new IntegerReadout(score));
    }
}
