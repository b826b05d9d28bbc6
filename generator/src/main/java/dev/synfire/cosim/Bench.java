package dev.synfire.cosim;

import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Signal;
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
final class Bench implements Streams {
    private final Verilated dut;
    private final Shim shim;

    Bench(Verilated dut) {
        this.dut = dut;
        this.shim = dut.shim();
    }

    @Override
    public int stream(Role role, Signal valid, Signal ready, List<Signal> fields) {
        return stream(
                role,
                dut.name(valid),
                dut.name(ready),
                fields.stream().map(dut::name).toList());
    }

    @Override
    public void snapshot(int stream, int field, int id, Memory memory, int words) {
        snapshot(stream, field, id, dut.name(memory), words);
    }

    /** Adds a stream of a design that is known by names and returns its number. */
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

    @Override
    public void stall(int stream, int chance, int longest, long seed) {
        shim.call(shim.stall, dut.handle(), (long) stream, chance, longest, seed);
    }

    @Override
    public void stop(int stream, int field, long count) {
        shim.call(shim.stop, dut.handle(), (long) stream, field, count);
    }

    @Override
    public void feed(int stream, long[] words) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocateFrom(ValueLayout.JAVA_LONG, words);
            shim.call(shim.feed, dut.handle(), (long) stream, segment, (long) words.length);
        }
    }

    @Override
    public void window(Path file, int from, long fromStops, int to, long toStops) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(file.toAbsolutePath().toString());
            shim.call(shim.window, dut.handle(), name, (long) from, fromStops, (long) to, toStops);
        }
    }

    @Override
    public Trace run(long idleLimit) {
        return run(idleLimit, DRAIN);
    }

    @Override
    public void abandon(long cycles) {
        run(cycles, cycles);
    }

    private Trace run(long idleLimit, long drain) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment trace = arena.allocate(ValueLayout.ADDRESS);
            MemorySegment words = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment cycles = arena.allocate(ValueLayout.JAVA_LONG);
            long done = shim.call(shim.run, dut.handle(), idleLimit, drain, trace, words, cycles);
            long size = words.get(ValueLayout.JAVA_LONG, 0) * Long.BYTES;
            return new Trace(
                    trace.get(ValueLayout.ADDRESS, 0).reinterpret(size),
                    cycles.get(ValueLayout.JAVA_LONG, 0),
                    done == 1);
        }
    }

    @Override
    public void hold(Signal input, long value) {
        dut.set(input, value);
    }

    @Override
    public void reset(long cycles) {
        dut.reset(cycles);
    }

    @Override
    public void close() {
        dut.close();
    }
}
