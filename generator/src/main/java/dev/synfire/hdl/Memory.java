package dev.synfire.hdl;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An array of words. A memory that is read synchronously and never written, with contents, is a ROM.
 *
 * <p>A memory that is both written and read must say what a read finds at the address that is written at the same clock
 * edge: {@link #onCollision}.
 */
public final class Memory {
    /** What the words are to be made of. */
    public enum Style {
        /** The synthesiser decides. */
        AUTO,
        /** Block RAM; read synchronously. */
        BLOCK,
        /** Look-up tables used as RAM, where the FPGA has it (ECP5). */
        DISTRIBUTED,
        /** Flip-flops. */
        REGISTERS
    }

    /** What a synchronous read finds at the address that is written at the same clock edge. */
    public enum Collision {
        /** What stood there before. */
        OLD,
        /** What is being written. */
        NEW,
        /** Anything: the design never looks. The cheapest. */
        UNDEFINED
    }

    private final Component<?> component;
    private final String name;
    private final int depth;
    private final Shape shape;
    private final Line line;
    private Style style = Style.AUTO;
    private Optional<Collision> collision = Optional.empty();
    private List<BigInteger> contents = List.of();
    private boolean read;

    Memory(Component<?> component, String name, int depth, Shape shape) {
        if (depth < 1) {
            throw Slip.depth(name, depth);
        }
        this.component = component;
        this.name = Names.checked(name);
        this.depth = depth;
        this.shape = shape;
        this.line = Line.here();
    }

    /** Says what the words are to be made of. */
    public Memory style(Style style) {
        this.style = style;
        return this;
    }

    /** Says what a synchronous read finds at the address that is written at the same clock edge. */
    public Memory onCollision(Collision collision) {
        this.collision = Optional.of(collision);
        return this;
    }

    /** The words after configuration, from address 0; words that are not given are 0. */
    public Memory contents(long... words) {
        return contents(Arrays.stream(words).mapToObj(BigInteger::valueOf).toList());
    }

    /** The words after configuration, from address 0; words that are not given are 0. */
    public Memory contents(BigInteger... words) {
        return contents(List.of(words));
    }

    /** The words after configuration, from address 0; words that are not given are 0. */
    public Memory contents(List<BigInteger> words) {
        if (words.size() > depth) {
            throw Slip.contents(this, words.size());
        }
        words.forEach(word -> Constants.in(shape, word, name));
        contents = List.copyOf(words);
        return this;
    }

    /** A synchronous read: the word at the address of the last clock edge with enable 1; without reset. */
    public ReadPort read(String name, Expr address, Expr enable) {
        read = true;
        return component.read(this, name, address(address), Arithmetic.condition(enable));
    }

    /** A synchronous read at every clock edge. */
    public ReadPort read(String name, Expr address) {
        return read(name, address, Expr.lit(1, Shape.bit()));
    }

    /** The word at the address, without a clock edge; not for block RAM. */
    public Expr readAsync(Expr address) {
        if (style == Style.BLOCK) {
            throw Slip.asyncBlock(this);
        }
        read = true;
        return new Node.ReadNow(this, address(address));
    }

    /** Writes the word at the clock edge when enable is 1; stands outside of when and switch. */
    public void write(Expr address, Expr data, Expr enable) {
        component.write(this, address(address), Arithmetic.widen(data, shape, name), Arithmetic.condition(enable));
    }

    private Expr address(Expr address) {
        return Arithmetic.widen(address, addressShape(), "the address of " + name);
    }

    /** The shape of an address. */
    public Shape addressShape() {
        return Shape.index(depth);
    }

    /** The component instance that declares it. */
    public Component<?> component() {
        return component;
    }

    /** Its name in the Verilog. */
    public String name() {
        return name;
    }

    /** How many words. */
    public int depth() {
        return depth;
    }

    /** The shape of a word. */
    public Shape shape() {
        return shape;
    }

    /** Where it was declared. */
    public Line line() {
        return line;
    }

    /** What the words are to be made of. */
    public Style style() {
        return style;
    }

    /** What was said about collisions. */
    public Optional<Collision> collision() {
        return collision;
    }

    /** The words given, from address 0; empty for a memory without contents. */
    public List<BigInteger> contents() {
        return contents;
    }

    /** Whether anything has asked for its words. */
    boolean isRead() {
        return read;
    }

    @Override
    public String toString() {
        return name;
    }
}
