package dev.synfire.cosim;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/**
 * Valid/ready streams around a model, driven, drained and watched cycle by cycle in C++ (templates/cosim/bench.h), with
 * everything that moved in a trace.
 */
@SuppressWarnings("restricted") // reads the trace in the model's own memory
final class Bench {
    /** What the bench does with a stream. The order is that of bench.h. */
    enum Role {
        SOURCE,
        SINK,
        MONITOR
    }

    /** The stop condition that any beat meets. */
    static final int ANY_BEAT = -1;

    /** Cycles after the last expected beat in which a surplus one would show. */
    private static final long DRAIN = 100;

    private final Verilated dut;
    private final Shim shim;

    Bench(Verilated dut) {
        this.dut = dut;
        this.shim = dut.shim();
    }

    /** Adds a stream and returns its number. */
    int stream(Role role, String valid, String ready, List<String> fields) {
        try (Arena arena = Arena.ofConfined()) {
            long[] indices = fields.stream().mapToLong(this::index).toArray();
            MemorySegment table = arena.allocateFrom(ValueLayout.JAVA_LONG, indices);
            return (int) shim.call(shim.stream, dut.handle(), role.ordinal(), index(valid), index(ready), table, (long)
                    indices.length);
        }
    }

    private long index(String name) {
        return dut.signal(name).index();
    }

    /** Copies the first words of a memory whenever a beat with that field set is first shown on the stream. */
    void snapshot(int stream, int field, int id, String memory, int words) {
        shim.call(shim.snapshot, dut.handle(), (long) stream, field, (long) id, index(memory), (long) words);
    }

    /** Lets a source or sink pause at random: in each cycle with that chance in 65,536. */
    void stall(int stream, int chance, long seed) {
        shim.call(shim.stall, dut.handle(), (long) stream, chance, seed);
    }

    /** Lets a run last until that many beats with the field set have been taken from the stream. */
    void stop(int stream, int field, long count) {
        shim.call(shim.stop, dut.handle(), (long) stream, field, count);
    }

    /** Gives a source what it has to send: for each beat its fields. */
    void feed(int stream, long[] words) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocateFrom(ValueLayout.JAVA_LONG, words);
            shim.call(shim.feed, dut.handle(), (long) stream, segment, (long) words.length);
        }
    }

    /** Writes a waveform in the next run, from that many stops of one stream to that many stops of another. */
    void window(Path file, int from, long fromStops, int to, long toStops) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(file.toAbsolutePath().toString());
            shim.call(shim.window, dut.handle(), name, (long) from, fromStops, (long) to, toStops);
        }
    }

    /**
     * Runs until every stream has met its stop; the trace is valid until the next run.
     *
     * @param idleLimit cycles in which no source is served and no stop is met after which the design counts as stuck
     */
    Trace run(long idleLimit) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment trace = arena.allocate(ValueLayout.ADDRESS);
            MemorySegment words = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment cycles = arena.allocate(ValueLayout.JAVA_LONG);
            long done = shim.call(shim.run, dut.handle(), idleLimit, DRAIN, trace, words, cycles);
            long size = words.get(ValueLayout.JAVA_LONG, 0) * Long.BYTES;
            return new Trace(
                    trace.get(ValueLayout.ADDRESS, 0).reinterpret(size),
                    cycles.get(ValueLayout.JAVA_LONG, 0),
                    done == 1);
        }
    }
}
