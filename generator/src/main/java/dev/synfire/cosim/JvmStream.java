package dev.synfire.cosim;

import dev.synfire.cosim.Streams.Role;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.sim.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** One stream of a {@link JvmBench}: Stream of templates/cosim/bench.h. */
final class JvmStream {
    /** A copy of a memory, taken in the cycle in which a beat with a marker is first shown. */
    record Snapshot(int id, int marker, Memory memory, int words) {}

    /** How many cycles of each stretch of a run count: Stretches of bench.h. */
    static final class Stretches {
        private static final int MOST = 4096;

        private long[] counts = new long[16];
        private int size;
        private long length = 1;

        void add(long cycle) {
            while (cycle / length >= MOST) {
                for (int i = 0; i < size; i += 2) {
                    counts[i / 2] = counts[i] + (i + 1 < size ? counts[i + 1] : 0);
                }
                int kept = (size + 1) / 2;
                Arrays.fill(counts, kept, size, 0);
                size = kept;
                length *= 2;
            }
            int at = (int) (cycle / length);
            if (at >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(at + 1, 2 * counts.length));
            }
            size = Math.max(size, at + 1);
            counts[at]++;
        }

        /** Cycles of a stretch. */
        long length() {
            return length;
        }

        /** How many cycles of each count. */
        long[] counts() {
            return Arrays.copyOf(counts, size);
        }
    }

    final Role role;
    final LongSupplier valid;
    final LongSupplier ready;
    final List<Snapshot> snapshots = new ArrayList<>();
    int stopField = Streams.ANY_BEAT;
    long stopCount;
    long stops;

    /** Cycles counted in this run. */
    long count;

    /** When. */
    Stretches stretches = new Stretches();

    /** A beat was shown and not yet taken. */
    boolean waiting;

    private final Simulation dut;
    private final Signal driven;
    private final List<Signal> fieldSignals;
    private final LongSupplier[] fields;
    private final long[] held;
    private long level = -1;
    private int chance;
    private int longest = 1;
    private int left;
    private long random = 1;
    private long[] beats = {};
    private int next;
    private boolean presented;

    JvmStream(Simulation dut, Role role, Signal valid, Signal ready, List<Signal> fields) {
        this.dut = dut;
        this.role = role;
        this.driven = role == Role.SOURCE ? valid : ready;
        this.valid = dut.reader(valid);
        this.ready = dut.reader(ready);
        this.fieldSignals = fields;
        this.fields = fields.stream().map(dut::reader).toArray(LongSupplier[]::new);
        this.held = new long[fields.size()];
    }

    void stall(int newChance, int newLongest, long seed) {
        chance = newChance;
        longest = newLongest;
        random = seed == 0 ? 1 : seed;
        left = longest > 1 ? (int) ((draw() & 0xffffff) % longest) : 0;
    }

    void feed(long[] words) {
        beats = words;
        next = 0;
        presented = false;
    }

    void start() {
        stops = 0;
        count = 0;
        stretches = new Stretches();
        waiting = false;
    }

    /** Whether a source has sent something. */
    boolean hasBegun() {
        return next > 0;
    }

    boolean isDone() {
        return stops >= stopCount;
    }

    /** Puts a source's next beat, or a sink's readiness, on the wires. */
    void drive() {
        if (role == Role.SOURCE) {
            if (!presented && next < beats.length && !pauses()) {
                for (int i = 0; i < fields.length; i++) {
                    dut.setBits(fieldSignals.get(i), beats[next + i]);
                }
                presented = true;
            }
            level(presented);
        } else if (role == Role.SINK) {
            level(!pauses());
        }
    }

    private void level(boolean high) {
        long wanted = high ? 1 : 0;
        if (wanted != level) {
            level = wanted;
            dut.set(driven, wanted);
        }
    }

    private boolean pauses() {
        if (left > 0) {
            left--;
            return true;
        }
        long drawn = draw();
        if ((drawn >>> 40) % 65536 >= chance) {
            return false;
        }
        // Most pauses are short: of each length down to the 128th part of the longest there are as many.
        left = (int) ((drawn & 0xffffff) % longest >>> (drawn >>> 24 & 7));
        return true;
    }

    private long draw() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return random;
    }

    int fieldCount() {
        return fields.length;
    }

    long field(int index) {
        return fields[index].getAsLong();
    }

    void hold() {
        for (int i = 0; i < held.length; i++) {
            held[i] = field(i);
        }
    }

    boolean changed() {
        for (int i = 0; i < held.length; i++) {
            if (held[i] != field(i)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a beat that has moved; true if that is progress. */
    boolean take() {
        boolean progress = role == Role.SOURCE;
        if (stopField < 0 || field(stopField) != 0) {
            stops++;
            progress |= stops <= stopCount;
        }
        if (role == Role.SOURCE) {
            next += fields.length;
            presented = false;
        }
        return progress;
    }
}
