package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
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
import dev.synfire.integer.Sample;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each score by hand, on three neurons that take each one input as it is. */
class ReadoutsTest {
    private static final Range VALUES = new Range(-20, 20);

    /** They spike in every tick whose input is above 0, and forget it. */
    private static final IntegerNeuron SPIKES = new SpikingNeuron(
            8,
            new Decay(0, 1, Rounding.FLOOR),
            IntVector.of(0, 0, 0),
            FiringComparison.ABOVE,
            new SpikingNeuron.Reset.ToZero());

    private static final IntegerNeuron SUMS = new IntegratorNeuron(8, Decay.NONE);
    private static final IntegerNeuron VALUE =
            new RateNeuron(IntVector.of(1, 1, 1), 0, Rounding.FLOOR, new Activation.Clip(VALUES));

    private static GoldenModel run(Readout score, IntegerNeuron neuron, int[]... frames) {
        var identity = new DenseSynapses(3, 3, 2, IntVector.of(1, 0, 0, 0, 1, 0, 0, 0, 1));
        var layer =
                IntegerLayer.dense("layer", IntegerProjection.INPUT, VALUES, identity, IntVector.of(0, 0, 0), neuron);
        var network = new IntegerNetwork(
                "readouts",
                new InputPort(3, VALUES),
                java.util.List.of(layer),
                frames.length,
                new IntegerReadout(score));
        GoldenModel golden = new GoldenModel(network);
        // What an earlier sample left behind must not show.
        golden.run(Sample.constant(IntVector.of(20, 20, 20)));
        golden.run(new Sample(Arrays.stream(frames).map(IntVector::of).toList()));
        return golden;
    }

    private static Result resultOfOne(IntegerNeuron neuron, Readout score, int ticks, int input) {
        var layer = IntegerLayer.dense(
                "layer",
                IntegerProjection.INPUT,
                VALUES,
                new DenseSynapses(1, 1, 2, IntVector.of(1)),
                IntVector.of(0),
                neuron);
        var network = new IntegerNetwork(
                "one", new InputPort(1, VALUES), java.util.List.of(layer), ticks, new IntegerReadout(score));
        Result golden = new GoldenModel(network).run(Sample.constant(IntVector.of(input)));
        LiteralModel literal = new LiteralModel(network);
        for (int tick = 0; tick < ticks; tick++) {
            literal.tick(IntVector.of(input));
        }
        assertEquals(literal.result(), golden);
        return golden;
    }

    private static int labelOfOne(IntegerNeuron neuron, Readout score, int ticks, int input) {
        return resultOfOne(neuron, score, ticks, input).label();
    }

    private static RateNeuron sigmoid() {
        FunctionTable table = FunctionTable.standard(FunctionTable.Function.SIGMOID, 8);
        return new RateNeuron(
                IntVector.of(1),
                0,
                Rounding.FLOOR,
                new Activation.Table(
                        "sigmoid",
                        Activation.Symmetry.COMPLEMENT,
                        table.argumentBits(),
                        table.argumentFraction(),
                        table.outputBits(),
                        table.interpolationBits(),
                        table.entries()));
    }

    /** 256 sigmoid(1 / 64) is 129.0, and 127.0 of the other sign. */
    @Test
    void theDocumentSaysWhatOneSigmoidDecides() throws IOException {
        int input = -1;
        for (DocumentTable.Row row : DocumentTable.of("| score | label |").rows()) {
            assertEquals(
                    new Result(row.number("label"), row.number("score")),
                    resultOfOne(sigmoid(), Readout.ACTIVATION, 1, input++));
        }
        assertEquals(2, input);
    }

    /** A sigmoid's half is 128 of 256 codes; of two ticks 256. Activations and integrators are compared with 0. */
    @Test
    void oneOutputDecidesBetweenTwoClasses() {
        var sigmoid = sigmoid();
        var value = new RateNeuron(IntVector.of(1), 0, Rounding.FLOOR, new Activation.Clip(VALUES));
        // 64 codes of the argument are 1: sigmoid(2 / 64) = 0.508 is the code 130, sigmoid(-2 / 64) 126.
        assertEquals(1, labelOfOne(sigmoid, Readout.ACTIVATION, 1, 2));
        assertEquals(0, labelOfOne(sigmoid, Readout.ACTIVATION, 1, 0));
        assertEquals(0, labelOfOne(sigmoid, Readout.ACTIVATION, 1, -2));
        assertEquals(1, labelOfOne(sigmoid, Readout.ACTIVATION_SUM, 2, 2));
        assertEquals(0, labelOfOne(sigmoid, Readout.ACTIVATION_SUM, 2, -2));
        assertEquals(1, labelOfOne(value, Readout.ACTIVATION, 1, 3));
        assertEquals(0, labelOfOne(value, Readout.ACTIVATION, 1, -3));
        assertEquals(1, labelOfOne(SUMS, Readout.MEMBRANE, 2, 3));
        assertEquals(0, labelOfOne(SUMS, Readout.MEMBRANE, 2, -3));
        assertEquals(
                0,
                labelOfOne(
                        new SpikingNeuron(
                                8,
                                new Decay(0, 1, Rounding.FLOOR),
                                IntVector.of(0),
                                FiringComparison.ABOVE,
                                new SpikingNeuron.Reset.ToZero()),
                        Readout.SPIKE_COUNT,
                        2,
                        3));
    }

    private static void reads(GoldenModel golden, int label, long... scores) {
        assertArrayEquals(scores, golden.scores());
        assertEquals(new Result(label, scores[label]), golden.result());
    }

    @Test
    void spikesAreCounted() {
        reads(
                run(Readout.SPIKE_COUNT, SPIKES, new int[] {1, 0, 1}, new int[] {0, 1, 1}, new int[] {0, 1, 0}),
                1,
                1,
                2,
                2);
    }

    @Test
    void theFirstSpikeWins() {
        // Four ticks: neuron 1 and 2 fire in the second of them, with two ticks to come; neuron 0 in the last.
        int[][] frames = {{0, 0, 0}, {0, 1, 1}, {0, 1, 0}, {1, 0, 1}};
        reads(run(Readout.FIRST_SPIKE, SPIKES, frames), 1, 1, 3, 3);
    }

    @Test
    void whereNoneFiresTheFirstNeuronIsNamedWithAScoreOfNothing() {
        reads(run(Readout.FIRST_SPIKE, SPIKES, new int[3], new int[3]), 0, 0, 0, 0);
    }

    @Test
    void membranesAreReadAtTheEndOrAtTheirHighest() {
        // Running sums: 5 -3 -4, 7 -5 -1, 4 -5 -9.
        int[][] frames = {{5, -3, -4}, {2, -2, 3}, {-3, 0, -8}};
        reads(run(Readout.MEMBRANE, SUMS, frames), 0, 4, -5, -9);
        reads(run(Readout.MEMBRANE_MAXIMUM, SUMS, frames), 0, 7, -3, -1);
        reads(run(Readout.MEMBRANE_MAXIMUM, SUMS, new int[][] {{-5, -4, -4}, {-1, -2, -1}}), 1, -5, -4, -4);
    }

    @Test
    void activationsAreReadAtTheEndOrAddedUp() {
        int[][] frames = {{5, -3, 20}, {2, 9, -20}, {-3, 7, 8}};
        reads(run(Readout.ACTIVATION, VALUE, frames), 2, -3, 7, 8);
        reads(run(Readout.ACTIVATION_SUM, VALUE, frames), 1, 4, 13, 8);
    }

    @Test
    void aNeuronMustHaveWhatIsRead() {
        int[][] frames = {{0, 0, 0}};
        assertThrows(IllegalArgumentException.class, () -> run(Readout.FIRST_SPIKE, SUMS, frames));
        assertThrows(IllegalArgumentException.class, () -> run(Readout.MEMBRANE_MAXIMUM, VALUE, frames));
        assertThrows(IllegalArgumentException.class, () -> run(Readout.ACTIVATION_SUM, SPIKES, frames));
    }
}
