package dev.synfire.cosim;

import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.sim.Toggles;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The bench of templates/cosim/bench.h in Java, around a design that runs in the JVM; it writes the same trace. */
final class JvmBench implements Streams {
    private static final int TRACE_LIMIT = 1 << 26;

    private final Simulation dut;
    private final List<JvmStream> streams = new ArrayList<>();
    private Optional<Window> window = Optional.empty();
    private Optional<Toggles> toggles = Optional.empty();
    private long counted;
    private boolean waving;
    private long[] trace = new long[1 << 16];
    private int size;
    private long cycles;

    private record Window(Path file, int from, long fromStops, int to, long toStops) {}

    JvmBench(Simulation dut) {
        this.dut = dut;
    }

    @Override
    public int stream(Role role, Signal valid, Signal ready, List<Signal> fields) {
        streams.add(new JvmStream(dut, role, valid, ready, fields));
        return streams.size() - 1;
    }

    @Override
    public void snapshot(int stream, int field, int id, Memory memory, int words) {
        streams.get(stream).snapshots.add(new JvmStream.Snapshot(id, field, memory, words));
    }

    @Override
    public void stall(int stream, int chance, int longest, long seed) {
        streams.get(stream).stall(chance, longest, seed);
    }

    @Override
    public void stop(int stream, int field, long count) {
        streams.get(stream).stopField = field;
        streams.get(stream).stopCount = count;
    }

    @Override
    public void feed(int stream, long[] words) {
        streams.get(stream).feed(words);
    }

    @Override
    public void window(Path file, int from, long fromStops, int to, long toStops) {
        window = Optional.of(new Window(file, from, fromStops, to, toStops));
    }

    /** Counts bits of registers that change, from the first beat of the first stream on. */
    Toggles countToggles() {
        toggles = Optional.of(dut.toggles());
        return toggles.get();
    }

    /** The cycles in which they were counted. */
    long countedCycles() {
        return counted;
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
    public Trace run(long idleLimit) {
        return run(idleLimit, DRAIN);
    }

    @Override
    public void abandon(long cycles) {
        run(cycles, cycles);
    }

    private Trace run(long idleLimit, long drain) {
        size = 0;
        cycles = 0;
        streams.forEach(JvmStream::start);
        boolean done = cycles(idleLimit, drain);
        return new Trace(MemorySegment.ofArray(Arrays.copyOf(trace, size)), cycles, done);
    }

    private boolean cycles(long idleLimit, long drain) {
        long idle = 0;
        for (long after = 0; after < drain; ) {
            streams.forEach(JvmStream::drive);
            window.ifPresent(this::wave);
            boolean progress = observe();
            dut.clock(1);
            cycles++;
            if (toggles.isPresent() && streams.getFirst().hasBegun()) {
                toggles.get().note();
                counted++;
            }
            idle = progress ? 0 : idle + 1;
            if (streams.stream().allMatch(JvmStream::isDone)) {
                after++;
            } else if (idle > idleLimit || size > TRACE_LIMIT) {
                return false;
            }
        }
        for (int id = 0; id < streams.size(); id++) {
            if (streams.get(id).role == Role.COUNTER) {
                head(id);
                add(streams.get(id).count);
                long[] counts = streams.get(id).stretches.counts();
                add(streams.get(id).stretches.length());
                add(counts.length);
                for (long count : counts) {
                    add(count);
                }
            }
        }
        return true;
    }

    private void wave(Window wanted) {
        boolean open = streams.get(wanted.from()).stops >= wanted.fromStops()
                && streams.get(wanted.to()).stops < wanted.toStops();
        if (open && !waving) {
            dut.openWave(wanted.file());
        } else if (!open && waving) {
            dut.closeWave();
            window = Optional.empty();
        }
        waving = open;
    }

    /** Looks at every stream before the rising edge; true if a source was served or a stop met. */
    private boolean observe() {
        boolean progress = false;
        for (int id = 0; id < streams.size(); id++) {
            JvmStream stream = streams.get(id);
            boolean valid = stream.valid.getAsLong() != 0;
            if (stream.role == Role.COUNTER) {
                if (valid && stream.ready.getAsLong() != 0) {
                    stream.count++;
                    stream.stretches.add(cycles);
                }
                continue;
            }
            boolean taken = valid && stream.ready.getAsLong() != 0;
            if (stream.waiting && (!valid || stream.changed())) {
                head(Trace.VIOLATION);
                add(id);
            }
            if (valid && !stream.waiting) {
                for (JvmStream.Snapshot shot : stream.snapshots) {
                    if (stream.field(shot.marker()) != 0) {
                        head(shot.id());
                        for (int i = 0; i < shot.words(); i++) {
                            add(dut.read(shot.memory(), i));
                        }
                    }
                }
            }
            if (valid) {
                stream.hold();
            }
            if (taken) {
                head(id);
                for (int i = 0; i < stream.fieldCount(); i++) {
                    add(stream.field(i));
                }
                progress |= stream.take();
            }
            stream.waiting = valid && !taken;
        }
        return progress;
    }

    private void head(int id) {
        add(cycles << 16 | id);
    }

    private void add(long word) {
        if (size == trace.length) {
            trace = Arrays.copyOf(trace, 2 * size);
        }
        trace[size++] = word;
    }

    @Override
    public void close() {
        dut.close();
    }
}
