package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
                "readouts", new InputPort(3, VALUES), java.util.List.of(layer), frames.length, new IntegerReadout(score));
        GoldenModel golden = new GoldenModel(network);
        // What an earlier sample left behind must not show.
        golden.run(Sample.constant(IntVector.of(20, 20, 20)));
        golden.run(new Sample(Arrays.stream(frames).map(IntVector::of).toList()));
        return golden;
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
