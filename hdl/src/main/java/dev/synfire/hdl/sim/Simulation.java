package dev.synfire.hdl.sim;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.Elaborated;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * A design that runs in the JVM, compiled to bytecode in a few milliseconds and without any tool.
 *
 * {@snippet :
 * var counter = new Counter(16);
 * try (var dut = Simulation.of(counter)) {
 *     dut.reset().set(counter.enable, 1).clock(5);
 *     assertEquals(5, dut.get(counter.count));
 * }
 * }
 *
 * Two-state: there is no x. Registers, the words that synchronous reads keep, and memories without contents start at
 * values drawn from the seed. A read beyond the last word of a memory finds another of its words with some bits inverted,
 * such a write leaves its data with some bits inverted in another word; the netlist of such a design does something else
 * again, and a design that works in both does not go there. A read that
 * meets a write where that is UNDEFINED finds what stood there before with some bits inverted, the same ones each time;
 * which ones follows from the seed. Verilog finds what stood there before: a design that works in both does not look.
 * Pins that are driven from both sides ({@link dev.synfire.hdl.Inout}) carry nothing here: what black boxes make of them
 * is what their own logic says. A clock that follows a signal of the design rises when the signal does. Belongs to one
 * thread at a time.
 */
public final class Simulation implements Dut {
    private static final int RESET_CYCLES = 4;

    private final Netlist netlist;
    private final State state;
    private final Program program;
    private final DerivedClocks followers;
    private Optional<Waves> waves = Optional.empty();
    private boolean settled;

    private Simulation(Elaborated design, long seed) {
        netlist = new Netlist(design);
        state = new State(netlist);
        program = new Compiler(netlist, state, seed).program();
        state.randomize(seed);
        followers = new DerivedClocks(netlist, state, program);
    }

    /** Checks and compiles a component with all its instances; its signals and memories are the handles. */
    public static Simulation of(Component<?> component) {
        return of(component, 1);
    }

    /**
     * Checks and compiles a component with all its instances; its signals and memories are the handles.
     *
     * @param seed of the values that registers and memories start with
     */
    public static Simulation of(Component<?> component, long seed) {
        return of(Elaborated.of(component), seed);
    }

    /** Compiles a design that is checked already, whatever was changed in it since. */
    public static Simulation of(Elaborated design, long seed) {
        return new Simulation(design, seed);
    }

    @Override
    public Simulation set(Signal input, long value) {
        Shape shape = input.shape();
        if (Wide.is(shape)) {
            return set(input, BigInteger.valueOf(value));
        }
        int unused = Long.SIZE - shape.width();
        if ((shape.signed() ? value << unused >> unused : value << unused >>> unused) != value) {
            Dut.checkFits(input, BigInteger.valueOf(value));
        }
        state.narrow(slot(input), value);
        changed();
        return this;
    }

    private int slot(Signal input) {
        if (!(input instanceof Input port) || !netlist.inputs().contains(port)) {
            throw new IllegalArgumentException(input.name() + " is no input of the top component");
        }
        return state.slot(port);
    }

    @Override
    public Simulation set(Signal input, BigInteger value) {
        slot(input);
        if (!Shape.u(input.shape().width()).holds(value)) {
            Dut.checkFits(input, value);
        }
        state.set(input, value);
        changed();
        return this;
    }

    /** An input has changed; what is clocked by one sees it at once. */
    private void changed() {
        settled = false;
        if (!followers.isEmpty()) {
            settle();
        }
    }

    /** Lets a register or what a synchronous read keeps hold a value, of which only the low bits count. */
    public Simulation load(Signal register, BigInteger value) {
        if (!Netlist.isState(register)) {
            throw new IllegalArgumentException(register.name() + " is no register");
        }
        state.set(register, value);
        settled = false;
        return this;
    }

    /** Lets a memory hold a word at that address; only the word's low bits count. */
    public Simulation load(Memory memory, int address, BigInteger word) {
        state.set(memory, checked(memory, address), memory.shape().wrap(word));
        settled = false;
        return this;
    }

    @Override
    public Simulation clock(long cycles) {
        if (waves.isPresent() || !followers.isEmpty()) {
            clock(0, cycles);
        } else if (cycles > 0) {
            program.clock(cycles);
            settled = false;
        }
        return this;
    }

    /** Lets that many cycles of one of several clocks pass; the others stand still. */
    @Override
    public Simulation clock(Clock clock, long cycles) {
        clock(netlist.domain(clock), cycles);
        return this;
    }

    private void clock(int domain, long cycles) {
        for (long i = 0; i < cycles; i++) {
            settle();
            waves.ifPresent(its -> its.low(domain));
            program.edge(domain);
            settled = false;
            settle();
            waves.ifPresent(its -> its.high(domain));
        }
    }

    /** Holds all resets that come from outside while the clocks run in turn for a few cycles. */
    @Override
    public Simulation reset() {
        return reset(RESET_CYCLES);
    }

    @Override
    public Simulation reset(long cycles) {
        resets(1);
        int[] domains = IntStream.range(0, netlist.domains().size())
                .filter(i -> netlist.domains().get(i).source().isEmpty())
                .toArray();
        for (long cycle = 0; cycle < cycles; cycle++) {
            IntStream.of(domains).forEach(i -> clock(i, 1));
        }
        resets(0);
        return this;
    }

    private void resets(long value) {
        for (int i = 0; i < netlist.domains().size(); i++) {
            state.narrow(state.reset(i), value);
        }
        settled = false;
    }

    private void settle() {
        if (!settled) {
            program.settle();
            followers.settle();
            settled = true;
        }
    }

    @Override
    public long get(Signal signal) {
        int slot = state.slot(signal);
        settle();
        return Wide.is(signal.shape()) ? state.wide(slot)[0] : state.narrow(slot);
    }

    @Override
    public LongSupplier reader(Signal signal) {
        if (Wide.is(signal.shape())) {
            throw new IllegalArgumentException(signal.name() + " has more than 64 bits");
        }
        int slot = state.slot(signal);
        long[] page = state.page(slot / State.PAGE);
        int index = slot % State.PAGE;
        return () -> {
            settle();
            return page[index];
        };
    }

    @Override
    public BigInteger getWide(Signal signal) {
        settle();
        return Shape.u(signal.shape().width()).wrap(state.value(signal));
    }

    @Override
    public long read(Memory memory, int address) {
        return word(memory, address).longValue();
    }

    @Override
    public BigInteger readWide(Memory memory, int address) {
        return Shape.u(memory.shape().width()).wrap(word(memory, address));
    }

    private BigInteger word(Memory memory, int address) {
        return state.word(memory, checked(memory, address));
    }

    private static int checked(Memory memory, int address) {
        if (address < 0 || address >= memory.depth()) {
            throw new IllegalArgumentException(
                    "address " + address + " of " + memory.name() + ", which has " + memory.depth() + " words");
        }
        return address;
    }

    /** Begins to count the bits of registers that change; the caller has it look after each clock cycle. */
    public Toggles toggles() {
        return new Toggles(netlist, state);
    }

    @Override
    public Simulation openWave(Path file) {
        closeWave();
        waves = Optional.of(new Waves(file, netlist, state));
        return this;
    }

    @Override
    public Simulation closeWave() {
        waves.ifPresent(Waves::close);
        waves = Optional.empty();
        return this;
    }

    @Override
    public void close() {
        closeWave();
    }
}
