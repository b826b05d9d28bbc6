package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What encoders send, by hand: each neuron shows the event of its input. */
class EncodersTest {
    private static GoldenModel model(Encoder encoder, Range codes, int inputs, int ticks) {
        InputPort port = new InputPort(inputs, codes, encoder);
        int[] weights = new int[inputs * inputs];
        int[] ones = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            weights[i * inputs + i] = 1;
            ones[i] = 1;
        }
        var neuron = new RateNeuron(IntVector.of(ones), 0, Rounding.FLOOR, new Activation.Clip(new Range(-1000, 1000)));
        var layer = IntegerLayer.dense(
                "layer",
                IntegerProjection.INPUT,
                port.events(),
                new DenseSynapses(inputs, inputs, 2, IntVector.of(weights)),
                IntVector.of(new int[inputs]),
                neuron);
        return new GoldenModel(
                new IntegerNetwork("n", port, List.of(layer), ticks, new IntegerReadout(Readout.ACTIVATION)));
    }

    /** A row per tick. */
    private static int[][] events(GoldenModel model, int ticks, int[]... frames) {
        model.reset();
        return java.util.stream.IntStream.range(0, ticks)
                .mapToObj(tick -> {
                    model.tick(frames[Math.min(tick, frames.length - 1)]);
                    return model.outputs(0).clone();
                })
                .toArray(int[][]::new);
    }

    @Test
    void latencySendsTheLargerTheEarlier() {
        // M = 16, T = 4: a window is four codes wide, from the top: 16..13, 12..9, 8..5, 4..1.
        GoldenModel model = model(new Encoder.Latency(), new Range(-16, 16), 6, 4);
        int[][] expected = {{1, 0, 0, 0, 0, 0}, {0, 0, 1, 0, 0, 0}, {0, 0, 0, -1, 0, 0}, {0, 0, 0, 0, 1, 0}};
        assertArrayEquals(expected, events(model, 4, new int[] {13, 0, 12, -5, 1, 0}));
        // Three ticks: windows of 16 / 3 codes; what lacks is 0..5, 6..10, 11..15.
        GoldenModel uneven = model(new Encoder.Latency(), new Range(0, 16), 4, 3);
        int[][] three = {{1, 0, 0, 0}, {0, 1, 1, 0}, {0, 0, 0, 1}};
        assertArrayEquals(three, events(uneven, 3, new int[] {11, 10, 6, 5}));
    }

    @Test
    void deltaSendsWhereAnInputHasChangedSinceItLastSent() {
        GoldenModel model = model(new Encoder.Delta(3), new Range(-20, 20), 3, 6);
        int[][] frames = {{3, 4, -9}, {4, 7, -6}, {5, 8, -5}, {6, 4, 0}, {7, 3, 0}, {3, 3, 0}};
        int[][] expected = {{0, 1, -1}, {1, 0, 0}, {0, 1, 1}, {0, -1, 1}, {0, 0, 0}, {0, 0, 0}};
        assertArrayEquals(expected, events(model, 6, frames));
        // The next sample begins from 0 again.
        assertArrayEquals(expected, events(model, 6, frames));
    }

    @Test
    void ratesAreThoseOfTheCodes() {
        GoldenModel model = model(new Encoder.Rate(0x5eedc0de), new Range(-100, 100), 5, 1);
        int[] codes = {100, 25, -50, 1, 0};
        int ticks = 40_000;
        int[] sums = new int[5];
        for (int[] row : events(model, ticks, codes)) {
            for (int i = 0; i < 5; i++) {
                sums[i] += row[i];
            }
        }
        assertEquals(ticks, sums[0]);
        assertEquals(0, sums[4]);
        for (int i = 1; i < 4; i++) {
            // Five standard deviations of as many independent draws.
            double chance = Math.abs(codes[i]) / 100.0;
            double margin = 5 * Math.sqrt(ticks * chance * (1 - chance));
            assertEquals(chance * ticks, Math.abs(sums[i]), margin, Arrays.toString(sums));
        }
        assertTrue(sums[2] < 0);
    }

    @Test
    void oneFrameMakesAllTicks() {
        GoldenModel model = model(new Encoder.Constant(), new Range(0, 9), 2, 3);
        assertEquals(7, model.run(Sample.constant(IntVector.of(3, 7))).score());
        Sample changing = new Sample(List.of(IntVector.of(1, 1), IntVector.of(2, 2), IntVector.of(3, 3)));
        assertThrows(IllegalArgumentException.class, () -> model.run(changing));
    }
}
