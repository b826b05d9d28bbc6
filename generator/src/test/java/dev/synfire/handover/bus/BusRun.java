package dev.synfire.handover.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.golden.GoldenModel;
import dev.synfire.golden.Result;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.model.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * Uses a core through its registers, whose layout is written down here once more, and compares each result with the golden
 * model.
 */
final class BusRun {
    static final int CONTROL = 0x10;
    static final int STATUS = 0x14;
    static final int EVENT = 0x18;
    static final int RESULT = 0x1c;
    static final int SCORE = 0x20;
    static final int SCORE_HIGH = 0x24;
    static final int TAKE = 0x28;

    private static final int PATIENCE = 20_000;

    private final IntegerNetwork network;
    private final BusMaster master;

    BusRun(IntegerNetwork network, BusMaster master) {
        this.network = network;
        this.master = master;
    }

    /** Sends all samples, each after the result of the one before. */
    void run(List<Sample> samples) {
        GoldenModel golden = new GoldenModel(network);
        for (Sample sample : samples) {
            for (long event : events(sample)) {
                send(event);
            }
            golden.reset();
            for (int tick = 0; tick < network.ticks(); tick++) {
                golden.tick(sample.frame(tick).toArray());
            }
            if (network.readout().report() == Report.SCORES) {
                long[] scores = golden.scores();
                for (int n = 0; n < scores.length; n++) {
                    result(n, scores[n], n == scores.length - 1);
                }
            } else {
                Result winner = golden.result();
                result(winner.label(), winner.score(), false);
            }
        }
        assertEquals(256, master.read(STATUS), "all is idle, and no flag is set");
    }

    /** The words of a sample: addresses of 16 bits and values of 14 suffice for these networks. */
    List<Long> events(Sample sample) {
        List<Long> words = new ArrayList<>();
        int frames = network.input().frames(network.ticks());
        for (int frame = 0; frame < frames; frame++) {
            int[] values = sample.frame(frame).toArray();
            for (int address = 0; address < values.length; address++) {
                if (values[address] != 0) {
                    words.add(address | (long) (values[address] & 0x3fff) << 16);
                }
            }
            words.add(1L << 30 | (frame == frames - 1 ? 1L << 31 : 0));
        }
        return words;
    }

    private void send(long event) {
        int waited = 0;
        while ((master.read(STATUS) & 0xffff) == 0) {
            assertTrue(waited++ < PATIENCE, "the queue stays full");
        }
        master.write(EVENT, event);
    }

    private void result(int label, long score, boolean last) {
        int waited = 0;
        while (master.read(RESULT) >>> 31 == 0) {
            assertTrue(waited++ < PATIENCE, "no result");
        }
        assertEquals(1, master.read(STATUS) >> 16 & 1);
        assertEquals(label | (last ? 1L << 30 : 0) | 1L << 31, master.read(RESULT));
        assertEquals(score & 0xffff_ffffL, master.read(SCORE));
        master.write(TAKE, 1);
    }
}
