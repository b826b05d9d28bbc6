package dev.synfire.cosim;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.NameMap;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.tool.Progress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One simulated instance of a design, driven from Java.
 *
 * {@snippet :
 * var counter = new Counter(16);
 * try (var dut = Verilated.of(counter)) {
 *     dut.reset().set(counter.enable, 1).clock(5);
 *     assertEquals(5, dut.get(counter.count));
 * }
 * }
 *
 * The fields that declare signals and memories are the handles; a design that comes as text has names instead. Names are Verilog names below the top module, such as count, layer0.sum or layer0.state. A value of more than 64 bits
 * is read by {@link #getWide}. Several instances, of one design or of many, may be alive; each belongs to the thread
 * that made it. Registers and memories that the design does not initialise, and inputs but the reset, start at values
 * drawn from the seed.
 */
@SuppressWarnings("restricted") // reads the model in its own memory
public final class Verilated implements Dut {
    private static final StructLayout SIGNAL = MemoryLayout.structLayout(
            ValueLayout.ADDRESS.withName("scope"),
            ValueLayout.ADDRESS.withName("name"),
            ValueLayout.ADDRESS.withName("data"),
            ValueLayout.JAVA_LONG.withName("bits"),
            ValueLayout.JAVA_LONG.withName("elementBytes"),
            ValueLayout.JAVA_LONG.withName("depth"));
    private static final int RESET_CYCLES = 4;

    private final Rtl rtl;
    private final Optional<NameMap> names;
    private final Shim shim;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment handle;
    private final Map<String, Cell> signals;
    private boolean settled;

    private Verilated(Rtl rtl, Optional<NameMap> names, Path library, int seed) {
        this.rtl = rtl;
        this.names = names;
        this.shim = Shim.of(library);
        try {
            MemorySegment images = arena.allocateFrom(library.getParent().toString());
            handle = (MemorySegment) shim.create.invokeExact(seed, images);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (handle.equals(MemorySegment.NULL)) {
            arena.close();
            throw shim.failure();
        }
        signals = table();
        drive(rtl.clock());
        names.ifPresent(known -> known.clocks().forEach(clock -> hold(clock, false)));
    }

    /** Builds the design with everything visible, or finds it in the cache, and starts it. */
    public static Verilated of(Rtl rtl) {
        return of(rtl, BuildOptions.TEST, 1);
    }

    /**
     * Builds the design, or finds it in the cache, and starts it.
     *
     * @param seed of the values that uninitialised registers and memories start with, not 0
     */
    public static Verilated of(Rtl rtl, BuildOptions options, int seed) {
        return new Verilated(rtl, Optional.empty(), build(rtl, options, Progress.none()), seed);
    }

    /** Builds an emitted design with everything visible and starts it; its signals and memories are the handles. */
    public static Verilated of(Design design) {
        return of(design, BuildOptions.TEST, 1);
    }

    /** Builds an emitted design and starts it; its signals and memories are the handles. */
    public static Verilated of(Design design, BuildOptions options, int seed) {
        return of(Rtl.of(design), design.names(), options, seed);
    }

    /** Builds a component with everything visible and starts it; its signals and memories are the handles. */
    public static Verilated of(Component<?> component) {
        return of(Verilog.emit(component));
    }

    /** Like {@link #of(Rtl, BuildOptions, int)}, with the names of the handles that stand for the Verilog's signals. */
    public static Verilated of(Rtl rtl, NameMap names, BuildOptions options, int seed) {
        return new Verilated(rtl, Optional.of(names), build(rtl, options, Progress.none()), seed);
    }

    /** Builds the design without starting it, unless it is in the cache; returns the library. */
    public static Path build(Rtl rtl, BuildOptions options, Progress progress) {
        return ModelLibrary.of(rtl, options, progress).file();
    }

    private Map<String, Cell> table() {
        MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
        long count = shim.call(shim.signals, handle, out);
        MemorySegment rows = out.get(ValueLayout.ADDRESS, 0).reinterpret(count * SIGNAL.byteSize());
        Map<String, Cell> table = new LinkedHashMap<>();
        int above = Shell.depth(rtl.ports());
        for (int i = 0; i < count; i++) {
            MemorySegment row = rows.asSlice(i * SIGNAL.byteSize(), SIGNAL);
            int bits = (int) number(row, "bits");
            int depth = (int) number(row, "depth");
            MemorySegment data = pointer(row, "data").reinterpret(number(row, "elementBytes") * depth, arena, null);
            String scope = text(row, "scope");
            String name = text(row, "name");
            boolean port = scope.equals("TOP") || scope.equals("TOP.TOP");
            String[] scopes = scope.split("\\.", above + 2);
            if (!port && scopes.length <= above) {
                continue; // of the shell, whose ports TOP has too
            }
            String path =
                    port ? Shell.inner(rtl, name) : (scopes.length > above + 1 ? scopes[above + 1] + "." : "") + name;
            // A port is there twice; that of TOP is the one to set.
            if (port || !table.containsKey(path)) {
                table.put(path, new Cell(path, bits, depth, i, data));
            }
        }
        return table;
    }

    private static MemorySegment pointer(MemorySegment row, String field) {
        return row.get(ValueLayout.ADDRESS, SIGNAL.byteOffset(PathElement.groupElement(field)));
    }

    private static long number(MemorySegment row, String field) {
        return row.get(ValueLayout.JAVA_LONG, SIGNAL.byteOffset(PathElement.groupElement(field)));
    }

    private static String text(MemorySegment row, String field) {
        return pointer(row, field).reinterpret(Long.MAX_VALUE).getString(0);
    }

    /** The name by which a signal of the emitted design is found here. */
    public String name(Signal signal) {
        return belowTop(names().of(signal));
    }

    /** The name by which a memory of the emitted design is found here. */
    public String name(Memory memory) {
        return belowTop(names().of(memory));
    }

    private NameMap names() {
        return names.orElseThrow(() -> new IllegalArgumentException("this model was made of text, without handles"));
    }

    private static String belowTop(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    Cell signal(String name) {
        Cell signal = signals.get(name);
        if (signal == null) {
            throw new IllegalArgumentException(
                    rtl.top() + " has no visible signal " + name + "; it has " + new TreeMap<>(signals).keySet());
        }
        return signal;
    }

    Shim shim() {
        return shim;
    }

    MemorySegment handle() {
        return handle;
    }

    /** Sets an input; only the value's low bits count. */
    public Verilated set(String input, long value) {
        signal(input).write(value);
        settled = false;
        return this;
    }

    @Override
    public Verilated set(Signal input, long value) {
        if (input.shape().width() < Long.SIZE || value < 0) {
            Dut.checkFits(input, BigInteger.valueOf(value));
        }
        return set(name(input), value);
    }

    @Override
    public Verilated set(Signal input, BigInteger value) {
        if (!Shape.u(input.shape().width()).holds(value)) {
            Dut.checkFits(input, value);
        }
        signal(name(input)).write(value);
        settled = false;
        return this;
    }

    /**
     * Drives pins of the top component from outside. What reads them in the design finds this; the Verilog of a black box
     * that drives them too lets itself read what it drives. Needs Verilator 5.026 or newer.
     */
    public Verilated set(Inout pins, long value) {
        return set(pins.name(), value);
    }

    /** Lets that many clock cycles pass; afterwards the clock has just risen. */
    @Override
    public Verilated clock(long cycles) {
        shim.call(shim.cycles, handle, cycles);
        settled = true;
        return this;
    }

    /** Lets that many cycles of one of several clocks pass, which is a port of the top; the others stand still. */
    @Override
    public Verilated clock(Clock clock, long cycles) {
        if (clock.component() != names().top() || clock.source().isPresent()) {
            throw new IllegalArgumentException(clock + " is no clock port of " + rtl.top());
        }
        return clock(clock.name(), cycles);
    }

    private Verilated clock(String name, long cycles) {
        drive(name);
        clock(cycles);
        drive(rtl.clock());
        return this;
    }

    private void drive(String clock) {
        try {
            MemorySegment driven =
                    clock.isEmpty() ? MemorySegment.NULL : signal(clock).data();
            shim.clock.invokeExact(handle, driven);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds all resets, one clock after the other running for a few cycles. */
    @Override
    public Verilated reset() {
        return reset(RESET_CYCLES);
    }

    @Override
    public Verilated reset(long cycles) {
        List<Clock> clocks = names.map(NameMap::clocks).orElse(List.of());
        if (names.isPresent() && clocks.isEmpty()) {
            return clock(cycles);
        }
        if (clocks.isEmpty()) {
            return set(rtl.reset(), 1).clock(cycles).set(rtl.reset(), 0);
        }
        clocks.forEach(clock -> hold(clock, true));
        for (long cycle = 0; cycle < cycles; cycle++) {
            clocks.forEach(clock -> clock(clock.name(), 1));
        }
        clocks.forEach(clock -> hold(clock, false));
        return this;
    }

    private void hold(Clock clock, boolean reset) {
        clock.resetName()
                .filter(signals::containsKey)
                .ifPresent(name -> set(name, reset != clock.isActiveLow() ? 1 : 0));
    }

    private void settle() {
        if (!settled) {
            shim.call(shim.eval, handle);
            settled = true;
        }
    }

    /** A signal's value, unsigned. */
    public long get(String signal) {
        settle();
        return signal(signal).read(0);
    }

    /** A signal's value, by its shape signed or not. */
    @Override
    public long get(Signal signal) {
        return signal.shape().signed() ? getSigned(name(signal)) : get(name(signal));
    }

    /** A signal's value as a two's complement number. */
    public long getSigned(String signal) {
        settle();
        return signal(signal).readSigned(0);
    }

    /** A signal's value, unsigned, of any width. */
    public BigInteger getWide(String signal) {
        settle();
        return signal(signal).readWide(0);
    }

    @Override
    public BigInteger getWide(Signal signal) {
        return getWide(name(signal));
    }

    /** A memory's word at that address, unsigned. */
    public long read(String memory, int address) {
        settle();
        return signal(memory).read(checked(memory, address));
    }

    /** A memory's word at that address, by its shape signed or not. */
    @Override
    public long read(Memory memory, int address) {
        return memory.shape().signed() ? readSigned(name(memory), address) : read(name(memory), address);
    }

    /** A memory's word at that address as a two's complement number. */
    public long readSigned(String memory, int address) {
        settle();
        return signal(memory).readSigned(checked(memory, address));
    }

    /** A memory's word at that address, unsigned, of any width. */
    public BigInteger readWide(String memory, int address) {
        settle();
        return signal(memory).readWide(checked(memory, address));
    }

    @Override
    public BigInteger readWide(Memory memory, int address) {
        return readWide(name(memory), address);
    }

    private int checked(String memory, int address) {
        if (address < 0 || address >= signal(memory).depth()) {
            throw new IllegalArgumentException("address " + address + " of " + memory + ", which has "
                    + signal(memory).depth() + " words");
        }
        return address;
    }

    /** Starts to write a waveform (value change dump, IEEE 1364); the model must have been built {@link BuildOptions#withWaves}. */
    @Override
    public Verilated openWave(Path file) {
        shim.call(shim.wave, handle, arena.allocateFrom(file.toAbsolutePath().toString()));
        return this;
    }

    /** Ends the waveform. */
    @Override
    public Verilated closeWave() {
        shim.call(shim.wave, handle, MemorySegment.NULL);
        return this;
    }

    @Override
    public void close() {
        if (!arena.scope().isAlive()) {
            return;
        }
        try {
            shim.destroy.invokeExact(handle);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        arena.close();
    }
}
