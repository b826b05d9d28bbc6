package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Mistake;
import dev.synfire.hdl.text.Names;
import dev.synfire.hdl.text.Nulls;
import dev.synfire.hdl.text.WordsFile;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An array of words and its ports. A memory that is read synchronously and never written, with contents, is a ROM.
 *
 * <ul>
 *   <li>One {@link #readWrite}: single port.
 *   <li>One {@link #write} and one {@link #read}: simple dual port; more reads multiply the block RAM.
 *   <li>Two {@link #readWrite}: true dual port, where the FPGA has it (ECP5).
 * </ul>
 *
 * <p>Where a read and a write can meet, the memory must define what the read finds at the address that is written at the
 * same clock edge: {@link #onCollision}. Of two {@link #write} ports that meet the one declared last wins; what two
 * {@link #readWrite} ports leave behind where both write is not defined.
 */
public final class Memory extends Attributed {
    /** What the words are to be made of. */
    public enum Style {
        /** The synthesiser decides. */
        AUTO,
        /** Block RAM; read synchronously. */
        BLOCK,
        /** Look-up tables used as RAM, where the FPGA has it (ECP5). */
        DISTRIBUTED,
        /** The large single-port RAM, where the FPGA has it (iCE40 UP5K): one {@link #readWrite} port, no contents. */
        HUGE,
        /** Flip-flops. */
        REGISTERS
    }

    /** What a synchronous read finds at the address that is written at the same clock edge. */
    public enum Collision {
        /** What stood there before. */
        OLD,
        /** What is being written. */
        NEW,
        /**
         * Anything: the design never looks. The cheapest. In the Verilog it happens to be what stood there before; the
         * simulation in the JVM inverts some bits of that, so that a design that looks is found out.
         */
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
    private boolean neverBeyond;
    private boolean read;
    private boolean looked;

    Memory(Component<?> component, String name, int depth, Shape shape) {
        if (depth < 1) {
            throw Mistake.depth(name, depth);
        }
        this.component = component;
        this.name = Names.checked(name);
        this.depth = depth;
        this.shape = Nulls.refused(shape);
        this.line = Line.here();
    }

    /** Says what the words are to be made of. */
    public Memory style(Style style) {
        this.style = style;
        return this;
    }

    /** Puts an attribute before its declaration in the Verilog. */
    public Memory attribute(String name) {
        attach(Attribute.of(name));
        return this;
    }

    /** Puts an attribute with a value before its declaration in the Verilog. */
    public Memory attribute(String name, String value) {
        attach(Attribute.of(name, value));
        return this;
    }

    /** Says what a synchronous read finds at the address that is written at the same clock edge. */
    public Memory onCollision(Collision collision) {
        this.collision = Optional.of(collision);
        return this;
    }

    /**
     * Says that no access is beyond the last word, of a memory whose depth is no power of two, where that is known for
     * another reason than what its addresses are made of. The simulation in the JVM spoils words where it is not so.
     */
    public Memory neverBeyond() {
        neverBeyond = true;
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
            throw Mistake.contents(name, depth, words.size());
        }
        words.forEach(word -> Constants.in(shape, word, name));
        contents = List.copyOf(words);
        return this;
    }

    /** The words after configuration, from a file of hexadecimal numbers as $readmemh takes them; it is read now. */
    public Memory contentsHex(Path file) {
        contents = read(file, 16);
        return this;
    }

    /** The words after configuration, from a file of binary numbers as $readmemb takes them; it is read now. */
    public Memory contentsBinary(Path file) {
        contents = read(file, 2);
        return this;
    }

    private List<BigInteger> read(Path file, int radix) {
        return WordsFile.read(file, radix, name, depth, shape.width()).stream()
                .map(shape::wrap)
                .toList();
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
        if (style == Style.BLOCK || style == Style.HUGE) {
            throw Mistake.asyncBlock(name, style.toString());
        }
        read = true;
        looked = true;
        return new Node.ReadNow(this, address(address));
    }

    /** Writes the word at the clock edge when enable is 1; called outside of when and switch. */
    public void write(Expr address, Expr data, Expr enable) {
        component.write(this, address(address), data(data), Arithmetic.condition(enable), Optional.empty());
    }

    /**
     * Writes some lanes of the word at the clock edge when enable is 1. The mask's bits share the word among them: one
     * a byte, one a nibble, one a bit; the lowest for the lowest lane.
     */
    public void write(Expr address, Expr data, Expr enable, Expr mask) {
        component.write(this, address(address), data(data), Arithmetic.condition(enable), Optional.of(lanes(mask)));
    }

    /**
     * One port for both: at a clock edge at which enable is 1 it writes where write is 1, else it reads. What it read
     * last stays while it writes.
     */
    public ReadPort readWrite(String name, Expr address, Expr data, Expr write, Expr enable) {
        return readWrite(name, address, data, write, enable, Optional.empty());
    }

    /** One port for both, which writes the lanes of the word whose bits in the mask are 1. */
    public ReadPort readWrite(String name, Expr address, Expr data, Expr write, Expr enable, Expr mask) {
        return readWrite(name, address, data, write, enable, Optional.of(lanes(mask)));
    }

    private ReadPort readWrite(String name, Expr address, Expr data, Expr write, Expr enable, Optional<Expr> mask) {
        read = true;
        return component.readWrite(new Item.ReadWrite(
                new ReadPort(this, name, Line.here()),
                address(address),
                data(data),
                Arithmetic.condition(write),
                Arithmetic.condition(enable),
                mask));
    }

    private Expr address(Expr address) {
        return Arithmetic.widen(address, addressShape(), "the address of " + name);
    }

    private Expr data(Expr data) {
        return Arithmetic.widen(data, shape, name);
    }

    private Expr lanes(Expr mask) {
        if (mask.shape().signed() || shape.width() % mask.shape().width() != 0) {
            throw Mistake.mask(name, shape.toString(), mask.shape().toString());
        }
        return mask;
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

    /** What a read finds at the address that is being written, if defined. */
    public Optional<Collision> collision() {
        return collision;
    }

    /** Whether no access is beyond the last word, as {@link #neverBeyond} promises. */
    public boolean isNeverBeyond() {
        return neverBeyond;
    }

    /** The words given, from address 0; empty for a memory without contents. */
    public List<BigInteger> contents() {
        return contents;
    }

    /** Whether anything has asked for its words. */
    public boolean isRead() {
        return read;
    }

    /** Whether anything reads it without a clock edge. */
    public boolean isLookedInto() {
        return looked;
    }

    @Override
    public String toString() {
        return name;
    }
}
