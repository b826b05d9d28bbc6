package dev.synfire.handover.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sends samples through an AXI4-Stream wrapper with pauses on both sides and compares each result with the golden model. In
 * each cycle it checks what ARM IHI 0051 asks of a source.
 */
public final class AxisRun {
    private static final int PATIENCE = 20_000;

    private final AxisWrapper wrapper;
    private final Dut dut;
    private final SplittableRandom random;
    private final List<Word> inputs = new ArrayList<>();
    private final List<Word> expected = new ArrayList<>();
    private int waited;

    /** A beat: TDATA as it is documented, and TLAST. */
    private record Word(long data, boolean last) {}

    public AxisRun(AxisWrapper wrapper, Dut dut, long seed) {
        this.wrapper = wrapper;
        this.dut = dut;
        random = new SplittableRandom(seed);
    }

    /** Sends all samples and returns for how many cycles a result waited. */
    public int run(List<Sample> samples) {
        IntegerNetwork network = wrapper.params().network();
        GoldenModel golden = new GoldenModel(network);
        samples.forEach(sample -> {
            send(network, sample);
            expect(network, golden, sample);
        });
        reset();
        int sent = 0;
        int got = 0;
        int idle = 0;
        boolean offering = false;
        int pauseIn = 0;
        int pauseOut = 0;
        Word held = null;
        while (got < expected.size() || idle < 300) {
            pauseIn = pauseIn > 0 ? pauseIn - 1 : random.nextInt(3) == 0 ? random.nextInt(16) : 0;
            pauseOut = pauseOut > 0 ? pauseOut - 1 : random.nextInt(3) == 0 ? random.nextInt(16) : 0;
            offering = offering || sent < inputs.size() && pauseIn == 0;
            Word beat = offering ? inputs.get(sent) : new Word(random.nextLong(), random.nextBoolean());
            // valid does not wait for ready, neither that of a result nor that of an event.
            dut.set(wrapper.outReady, 0);
            drive(offering, beat);
            long valid = dut.get(wrapper.outValid);
            dut.set(wrapper.outReady, pauseOut == 0 ? 1 : 0);
            assertEquals(valid, dut.get(wrapper.outValid), "TVALID follows TREADY");
            boolean taken = offering && dut.get(wrapper.inReady) == 1;
            Word now = new Word(dut.get(wrapper.outData), dut.get(wrapper.outLast) == 1);
            if (held != null) {
                assertEquals(1, valid, "a result was dropped");
                assertEquals(held, now, "a result changed before it was taken");
            }
            held = valid == 1 && pauseOut > 0 ? now : null;
            waited += held == null ? 0 : 1;
            boolean moves = valid == 1 && pauseOut == 0;
            if (moves) {
                assertTrue(got < expected.size(), "a result too many");
                assertEquals(expected.get(got), now, "result " + got);
                got++;
            }
            if (taken) {
                sent++;
                offering = false;
            }
            idle = taken || moves ? 0 : idle + 1;
            assertTrue(idle < PATIENCE, "stuck after " + got + " results");
            clock();
        }
        assertEquals(inputs.size(), sent);
        return waited;
    }

    private void drive(boolean valid, Word beat) {
        dut.set(wrapper.inValid, valid ? 1 : 0);
        dut.setBits(wrapper.inData, beat.data());
        dut.set(wrapper.inLast, beat.last() ? 1 : 0);
    }

    private void clock() {
        // Reading a signal lets the design follow what was set: each level of the clock is seen.
        for (int level : new int[] {1, 0}) {
            dut.set(wrapper.aclk, level);
            dut.get(wrapper.outValid);
        }
    }

    /** Both sides are silent in reset, whatever is offered. */
    private void reset() {
        dut.set(wrapper.aclk, 0);
        dut.set(wrapper.aresetn, 0);
        dut.set(wrapper.outReady, 1);
        for (int cycle = 0; cycle < 4; cycle++) {
            drive(true, new Word(random.nextLong(), true));
            assertEquals(0, dut.get(wrapper.outValid));
            assertEquals(0, dut.get(wrapper.inReady));
            clock();
        }
        drive(false, new Word(0, false));
        dut.set(wrapper.aresetn, 1);
        clock();
    }

    /** Address in bits 0 to 15, value from bit 16, the marker in bit 31: networks here need no wider fields. */
    private void send(IntegerNetwork network, Sample sample) {
        int frames = network.input().frames(network.ticks());
        for (int frame = 0; frame < frames; frame++) {
            int[] values = sample.frame(frame).toArray();
            List<Word> tick = new ArrayList<>();
            for (int address = 0; address < values.length; address++) {
                if (values[address] != 0) {
                    tick.add(new Word(address | (long) (values[address] & 0x7fff) << 16, false));
                }
            }
            boolean last = frame == frames - 1;
            if (last && !tick.isEmpty() && random.nextBoolean()) {
                // TLAST with the last event does without the marker.
                tick.add(new Word(tick.removeLast().data(), true));
            } else {
                tick.add(new Word(1L << 31 | random.nextInt(1 << 16), last));
            }
            inputs.addAll(tick);
        }
    }

    private void expect(IntegerNetwork network, GoldenModel golden, Sample sample) {
        golden.reset();
        for (int tick = 0; tick < network.ticks(); tick++) {
            golden.tick(sample.frame(tick).toArray());
        }
        if (network.readout().report() == Report.SCORES) {
            long[] scores = golden.scores();
            for (int n = 0; n < scores.length; n++) {
                expected.add(word(n, scores[n], n == scores.length - 1));
            }
        } else {
            Result winner = golden.result();
            expected.add(word(winner.label(), winner.score(), true));
        }
    }

    private Word word(int label, long score, boolean last) {
        int bits = wrapper.outData.shape().width();
        long all = bits == Long.SIZE ? -1 : (1L << bits) - 1;
        return new Word((score << 16 | label) & all, last);
    }
}
