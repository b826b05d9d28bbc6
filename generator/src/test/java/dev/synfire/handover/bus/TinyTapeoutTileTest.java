package dev.synfire.handover.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.SynfireCore;
import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.model.Report;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moves bytes through the pins of a tile as a microcontroller does, and compares each result with the golden model. */
class TinyTapeoutTileTest {
    private static final int PATIENCE = 20_000;

    private TinyTapeoutTile tile;
    private Simulation dut;
    private SplittableRandom random;

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 5, 6})
    void resultsAreThoseOfTheGoldenModel(long seed) {
        IntegerNetwork network = RandomNetworks.network(seed);
        tile = new TinyTapeoutTile(
                new SynfireCore.Params(network, Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT)));
        random = new SplittableRandom(seed);
        try (Simulation simulation = Simulation.of(tile)) {
            dut = simulation;
            reset();
            assertEquals(0x36, dut.get(tile.uioOe));
            GoldenModel golden = new GoldenModel(network);
            for (Sample sample : RandomNetworks.samples(network, seed, 3)) {
                send(network, sample);
                golden.reset();
                for (int tick = 0; tick < network.ticks(); tick++) {
                    golden.tick(sample.frame(tick).toArray());
                }
                if (network.readout().report() == Report.SCORES) {
                    long[] scores = golden.scores();
                    for (int n = 0; n < scores.length; n++) {
                        assertEquals(result(n == scores.length - 1 ? 1 : 0, n, scores[n]), receive());
                    }
                } else {
                    Result winner = golden.result();
                    assertEquals(result(0, winner.label(), winner.score()), receive());
                }
            }
        }
    }

    /** From the highest bit on: last, label, score. */
    private long result(int last, int label, long score) {
        int scoreBits = tile.core.result.score.shape().width();
        int labelBits = tile.core.result.label.shape().width();
        return ((long) last << labelBits | label) << scoreBits | score & (1L << scoreBits) - 1;
    }

    private void send(IntegerNetwork network, Sample sample) {
        int valueBits = tile.core.in.value.map(value -> value.shape().width()).orElse(0);
        int addressBits = tile.core.in.address.shape().width();
        int frames = network.input().frames(network.ticks());
        for (int frame = 0; frame < frames; frame++) {
            int[] values = sample.frame(frame).toArray();
            for (int address = 0; address < values.length; address++) {
                if (values[address] != 0) {
                    bytes((long) address << valueBits | values[address] & (1L << valueBits) - 1);
                }
            }
            bytes((frame == frames - 1 ? 3L : 1L) << addressBits + valueBits);
        }
    }

    private void bytes(long beat) {
        for (int at = tile.inBytes() - 1; at >= 0; at--) {
            waitFor(1);
            assertEquals(at == tile.inBytes() - 1 ? 1 : 0, dut.get(tile.uioOut) >> 4 & 1, "in_first");
            dut.set(tile.uiIn, beat >> 8 * at & 0xff);
            pulse(0);
        }
    }

    private long receive() {
        long result = 0;
        for (int at = 0; at < tile.outBytes(); at++) {
            waitFor(2);
            assertEquals(at == 0 ? 1 : 0, dut.get(tile.uioOut) >> 5 & 1, "out_first");
            result = result << 8 | dut.get(tile.uoOut);
            pulse(3);
        }
        return result;
    }

    private void waitFor(int pin) {
        for (int waited = 0; (dut.get(tile.uioOut) >> pin & 1) == 0; waited++) {
            assertTrue(waited < PATIENCE, "pin " + pin + " stays low");
            step();
        }
    }

    /** Lets a pin rise and fall again; the others are noise of no meaning. */
    private void pulse(int pin) {
        for (int level : new int[] {1, 0}) {
            dut.set(tile.uioIn, level << pin | random.nextInt(16) << 4);
            for (int i = 3 + random.nextInt(3); i > 0; i--) {
                step();
            }
        }
    }

    private void step() {
        dut.clock();
    }

    private void reset() {
        dut.set(tile.ena, 1);
        dut.set(tile.uiIn, 0);
        dut.set(tile.uioIn, 0);
        dut.reset();
        dut.clock(4);
    }
}
