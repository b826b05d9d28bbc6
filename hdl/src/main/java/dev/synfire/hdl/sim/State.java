package dev.synfire.hdl.sim;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Where the values of a running design lie: numbers that fit a long in pages, wider ones as limbs, memories as arrays. */
final class State {
    /** Longs a page: what the shortest constant can index. */
    static final int PAGE = 1 << 15;

    /** The slot of the reset of the first clock; 1 there resets, whatever level does so in the Verilog. */
    static final int RESET = 0;

    private final Netlist netlist;
    private final Map<Signal, Integer> slots = new IdentityHashMap<>();
    private final Map<Memory, Integer> numbers = new IdentityHashMap<>();
    private final List<Object> memories = new ArrayList<>();
    private final List<Integer> wideLimbs = new ArrayList<>();
    private final List<Integer> resets = new ArrayList<>();
    private int narrow = 1;
    private long[][] pages = {};
    private long[][] wide = {};

    State(Netlist netlist) {
        this.netlist = netlist;
        for (Signal signal : netlist.signals()) {
            Signal source = netlist.source(signal);
            if (!slots.containsKey(source)) {
                slots.put(source, extra(source.shape()));
            }
        }
        resets.add(RESET);
        while (resets.size() < netlist.domains().size()) {
            resets.add(extra(Shape.bit()));
        }
        for (Memory memory : netlist.memories()) {
            numbers.put(memory, memories.size());
            memories.add(array(memory));
        }
    }

    /** The slot of the reset of a clock that is a port of the top. */
    int reset(int domain) {
        return resets.get(domain);
    }

    /** A slot more of that shape. */
    int extra(Shape shape) {
        if (Wide.is(shape)) {
            wideLimbs.add(Wide.limbs(shape));
            return wideLimbs.size() - 1;
        }
        return narrow++;
    }

    /** Ends the handing out of slots. */
    void allocate() {
        pages = new long[(narrow + PAGE - 1) / PAGE][PAGE];
        pages[pages.length - 1] = new long[narrow - (pages.length - 1) * PAGE];
        wide = new long[wideLimbs.size()][];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = new long[wideLimbs.get(i)];
        }
    }

    private static Object array(Memory memory) {
        int depth = words(memory) + 1; // the last is what Words inverts beyond the memory
        Shape shape = memory.shape();
        if (Wide.is(shape)) {
            return new long[depth][Wide.limbs(shape)];
        }
        return isInt(shape) ? new int[depth] : new long[depth];
    }

    /** A memory of one word has two in the Verilog, because an array needs an address. */
    private static int words(Memory memory) {
        return Math.max(2, memory.depth());
    }

    /** True when every value of the shape is an int. */
    static boolean isInt(Shape shape) {
        return shape.width() <= (shape.signed() ? Integer.SIZE : Integer.SIZE - 1);
    }

    /** Gives registers and memories random values, then memories with contents these. */
    void randomize(long seed) {
        Random random = new Random(seed);
        for (Signal signal : netlist.signals()) {
            if (Netlist.isState(signal)) {
                BigInteger any = new BigInteger(signal.shape().width(), random);
                boolean given = signal instanceof Reg reg && reg.powerUp().isPresent();
                set(signal, given ? constant(((Reg) signal).powerUp().orElseThrow()) : any);
            }
        }
        for (Memory memory : netlist.memories()) {
            List<BigInteger> contents = memory.contents();
            for (int i = 0; i < words(memory); i++) {
                BigInteger word = contents.isEmpty()
                        ? new BigInteger(memory.shape().width(), random)
                        : i < contents.size() ? contents.get(i) : BigInteger.ZERO;
                set(memory, i, memory.shape().wrap(word));
            }
            set(memory, words(memory), memory.shape().wrap(noise(memory.shape(), random)));
        }
    }

    /** Some bits to invert, at least one. */
    static BigInteger noise(Shape shape, Random random) {
        BigInteger bits = new BigInteger(shape.width(), random);
        return bits.signum() == 0 ? BigInteger.ONE : bits;
    }

    private static BigInteger constant(Expr value) {
        return value instanceof Node.Literal literal ? literal.value() : BigInteger.ZERO;
    }

    void set(Signal signal, BigInteger value) {
        int slot = slot(signal);
        BigInteger wrapped = signal.shape().wrap(value);
        if (Wide.is(signal.shape())) {
            wide[slot] = Wide.of(wrapped, Wide.limbs(signal.shape()));
        } else {
            pages[slot / PAGE][slot % PAGE] = wrapped.longValue();
        }
    }

    void set(Memory memory, int address, BigInteger word) {
        switch (array(number(memory))) {
            case int[] words -> words[address] = word.intValue();
            case long[] words -> words[address] = word.longValue();
            case long[][] words -> words[address] = Wide.of(word, Wide.limbs(memory.shape()));
            default -> throw new IllegalStateException();
        }
    }

    /** The slot of the signal's source among the narrow or the wide ones. */
    int slot(Signal signal) {
        Integer slot = slots.get(netlist.source(signal));
        if (slot == null) {
            throw new IllegalArgumentException(signal.name() + " is no signal of this design");
        }
        return slot;
    }

    int number(Memory memory) {
        Integer number = numbers.get(memory);
        if (number == null) {
            throw new IllegalArgumentException(memory.name() + " is no memory of this design");
        }
        return number;
    }

    Object array(int memory) {
        return memories.get(memory);
    }

    int memories() {
        return memories.size();
    }

    int pageCount() {
        return (narrow + PAGE - 1) / PAGE;
    }

    long[] page(int number) {
        return pages[number];
    }

    long[][] wide() {
        return wide;
    }

    long narrow(int slot) {
        return pages[slot / PAGE][slot % PAGE];
    }

    void narrow(int slot, long value) {
        pages[slot / PAGE][slot % PAGE] = value;
    }

    long[] wide(int slot) {
        return wide[slot];
    }

    /** The word as a number of the memory's shape. */
    BigInteger word(Memory memory, int address) {
        return switch (array(number(memory))) {
            case int[] words -> BigInteger.valueOf(words[address]);
            case long[] words -> memory.shape().wrap(BigInteger.valueOf(words[address]));
            case long[][] words -> Wide.toBigInteger(words[address]);
            default -> throw new IllegalStateException();
        };
    }

    /** The value as a number of the signal's shape. */
    BigInteger value(Signal signal) {
        int slot = slot(signal);
        return Wide.is(signal.shape())
                ? Wide.toBigInteger(wide[slot])
                : signal.shape().wrap(BigInteger.valueOf(narrow(slot)));
    }
}
