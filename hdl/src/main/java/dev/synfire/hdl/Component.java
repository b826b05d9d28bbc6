package dev.synfire.hdl;

import dev.synfire.hdl.text.ConnectionMistake;
import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Names;
import dev.synfire.hdl.text.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A piece of hardware: ports as fields, its behaviour in {@link #logic}. Extend it, hand the parameters to
 * {@code super}, declare ports as field initialisers.
 *
 * <p>One clock {@code clk} (rising edge) and one synchronous, active-high reset {@code rst} exist without being
 * declared; a module has these ports where it or a child needs them.
 *
 * @param <P> the record that shapes the hardware; instances with equal records share one Verilog module
 */
@SuppressWarnings("this-escape") // the recorder only keeps the reference
public abstract class Component<P extends Record> {
    /** What shapes this hardware. */
    protected final P params;

    private final Recorder recorder = new Recorder(this);
    private final Line written = Line.within(getClass());

    protected Component(P params) {
        this.params = Nulls.refused(params);
    }

    /** Says what the component does; called once, when the design is elaborated. */
    protected abstract void logic();

    /** One sentence for the head of the Verilog file: what the block is for; further paragraphs on lines of their own. */
    protected String describe() {
        return "";
    }

    /** The Verilog module's name; two that differ need two names. */
    protected String moduleName() {
        return Names.snakeCase(getClass().getSimpleName());
    }

    /** An input port. */
    protected final Input input(String name, Shape shape) {
        return recorder.port(new Input(this, name, shape, Line.here()));
    }

    /** An output port. */
    protected final Output output(String name, Shape shape) {
        return recorder.port(new Output(this, name, shape, Line.here()));
    }

    /** A port whose pins are driven from both sides; connected to an inout of an instance. */
    protected final Inout inout(String name, Shape shape) {
        return recorder.port(new Inout(this, name, shape));
    }

    /** A wire, to be assigned. */
    protected final Wire wire(String name, Shape shape) {
        return recorder.declare(new Wire(this, name, shape, Line.here()));
    }

    /** A name for an expression. */
    protected final Expr let(String name, Expr value) {
        return recorder.let(new Let(this, name, value.shape(), Line.here()), value);
    }

    /** A register with reset to 0. */
    protected final Reg reg(String name, Shape shape) {
        return recorder.declare(new Reg(this, name, shape, Line.here()));
    }

    /** A register that holds a state of a state machine, with reset to the given one. */
    protected final Reg reg(String name, Enum<?> init) {
        return reg(name, Constants.state(init).shape()).init(init);
    }

    /** Registers with reset to 0, named with their places: {@code lane_0}, {@code lane_1}. */
    protected final Regs regs(String name, int count, Shape shape) {
        return new Regs(this, each(count, i -> reg(name + "_" + i, shape)));
    }

    /** Wires named with their places. */
    protected final List<Wire> wires(String name, int count, Shape shape) {
        return each(count, i -> wire(name + "_" + i, shape));
    }

    /** Children named with their places. */
    protected final <C extends Component<?>> List<C> instances(String name, int count, IntFunction<C> component) {
        return each(count, i -> instance(name + "_" + i, component.apply(i)));
    }

    private static <T> List<T> each(int count, IntFunction<T> one) {
        return IntStream.range(0, count).mapToObj(one).toList();
    }

    /** Where to declare a bundle whose source this component is: its fields become ports named with the prefix. */
    protected final Bundle.Place source(String prefix) {
        return Bundle.Place.source(this, prefix);
    }

    /** Where to declare a bundle whose sink this component is: its fields become ports named with the prefix. */
    protected final Bundle.Place sink(String prefix) {
        return Bundle.Place.sink(this, prefix);
    }

    /** Where to declare a bundle of wires within this component. */
    protected final Bundle.Place wires(String prefix) {
        return Bundle.Place.wires(this, prefix);
    }

    /** A register for each field of the payload of a bundle, named with the prefix. */
    protected final BundleRegister registers(String prefix, Bundle like) {
        return new BundleRegister(this, prefix, like);
    }

    /** An array of words. */
    protected final Memory memory(String name, int depth, Shape word) {
        return recorder.memory(new Memory(this, name, depth, word));
    }

    /** A child. Its inputs are assigned and its outputs read by this component. */
    protected final <C extends Component<?>> C instance(String name, C component) {
        return recorder.instance(Names.checked(name), component);
    }

    /** The clock and reset that every component has: what it declares belongs to them unless said {@link #in} others. */
    public final Clock clock() {
        return recorder.implied();
    }

    /** A further clock and its reset, as ports of these names; the parent connects them. */
    protected final Clock clock(String name, String reset) {
        return recorder.clock(Clock.port(this, name, Optional.of(reset)));
    }

    /** A further clock without a reset, as a port of this name; the parent connects it. */
    protected final Clock clock(String name) {
        return recorder.clock(Clock.port(this, name, Optional.empty()));
    }

    /** A clock and a reset that follow signals of one bit, such as outputs of a PLL. */
    protected final Clock clockOf(Signal clock, Signal reset) {
        return recorder.clock(Clock.following(this, clock, Optional.of(reset)));
    }

    /** A clock without a reset that follows a signal of one bit. */
    protected final Clock clockOf(Signal clock) {
        return recorder.clock(Clock.following(this, clock, Optional.empty()));
    }

    /** The registers, memory ports and instances that are declared in the body belong to the clock. */
    protected final void in(Clock clock, Runnable body) {
        recorder.in(clock, body);
    }

    /** Puts an attribute before the instance in the Verilog of its parent. */
    public final void attribute(String name) {
        recorder.instanceAttributes().add(Attribute.of(name));
    }

    /** Puts an attribute with a value before the instance in the Verilog of its parent. */
    public final void attribute(String name, String value) {
        recorder.instanceAttributes().add(Attribute.of(name, value));
    }

    /** What stands before the instance in the Verilog of its parent. */
    public final List<Attribute> instanceAttributes() {
        return List.copyOf(recorder.instanceAttributes());
    }

    /** What stands before the module in its Verilog, such as {@code keep_hierarchy}. */
    protected List<Attribute> moduleAttributes() {
        return List.of();
    }

    /** The clocks that it declares, in order. */
    public final List<Clock> clocks() {
        return List.copyOf(recorder.clocks());
    }

    /** A comment before what is said next: a group of ports, a stage of a pipeline. */
    protected final void comment(String text) {
        recorder.comment(text);
    }

    /**
     * Writes something at an earlier place of the body.
     *
     * @see #bookmark
     */
    @FunctionalInterface
    public interface Insertion {
        void write(Runnable body);
    }

    /** Marks this place of the body: what is inserted here later comes before what is written from now on. */
    protected final Insertion bookmark() {
        Recorder.Bookmark here = recorder.bookmark();
        return body -> recorder.at(here, body);
    }

    /** What is said in the body applies where the condition is 1. */
    protected final When when(Expr condition, Runnable body) {
        return recorder.when(condition, body, Line.here());
    }

    /** What is said under a case applies where the subject equals it. */
    protected final Switch switch_(Expr subject) {
        return new Switch(recorder, subject);
    }

    /** One unsigned bit. */
    protected static Shape bit() {
        return Shape.bit();
    }

    /** Unsigned. */
    protected static Shape u(int width) {
        return Shape.u(width);
    }

    /** Signed. */
    protected static Shape s(int width) {
        return Shape.s(width);
    }

    /** An address into count things. */
    protected static Shape index(int count) {
        return Shape.index(count);
    }

    /** A constant. */
    protected static Expr lit(long value, Shape shape) {
        return Expr.lit(value, shape);
    }

    /** Bits joined, the first part most significant. */
    protected static Expr cat(Expr... parts) {
        return Expr.cat(parts);
    }

    /** What shapes this hardware. */
    public final P params() {
        return params;
    }

    /** The instance's name in its parent; empty for the top. */
    public final Optional<String> instanceName() {
        return recorder.instanceName();
    }

    /** The component in which this one is an instance; empty for the top. */
    public final Optional<Component<?>> parent() {
        return recorder.parent();
    }

    /** The inputs and outputs in the order of their declaration. */
    public final List<Signal> ports() {
        List<Signal> signals = new ArrayList<>();
        for (Item item : recorder.ports()) {
            if (item instanceof Item.Declaration(Signal signal)) {
                signals.add(signal);
            }
        }
        return signals;
    }

    /** The name of its class, without the package. */
    final String typeName() {
        String name = getClass().getSimpleName();
        String whole = getClass().getName();
        return name.isEmpty() ? whole.substring(whole.lastIndexOf('.') + 1) : name;
    }

    /** A line of its own class. */
    final Line written() {
        return written;
    }

    final Recorder recorder() {
        return recorder;
    }

    final void assign(Signal target, Expr value, Line line) {
        recorder.own(target);
        States.checkAssigned(target, value);
        recorder.say(new Statement.Assign(target, Arithmetic.widen(value, target.shape(), target.name()), line));
    }

    final void part(Signal target, int high, int low, Expr value) {
        recorder.own(target);
        Line line = Line.here();
        Expr fitting = Arithmetic.widen(value, Shape.u(high - low + 1), Names.bits(target.name(), high, low));
        if (high - low + 1 < target.shape().width()) {
            recorder.say(new Statement.Part(target, high, low, fitting, line));
        } else {
            Expr whole =
                    target.shape().equals(fitting.shape()) ? fitting : new Node.Reinterpret(fitting, target.shape());
            recorder.say(
                    target instanceof Reg reg
                            ? new Statement.Next(reg, whole, line)
                            : new Statement.Assign(target, whole, line));
        }
    }

    final void next(Reg target, Expr value, Line line) {
        recorder.own(target);
        States.checkAssigned(target, value);
        recorder.say(new Statement.Next(target, Arithmetic.widen(value, target.shape(), target.name()), line));
    }

    final void connect(Input input, Expr value) {
        States.checkAssigned(input, value);
        Expr fitting = Arithmetic.widen(value, input.shape(), input.name());
        Component<?> holder = recorder.parent()
                .filter(_ -> !recorder.running())
                .orElseThrow(() -> recorder.running()
                        ? ConnectionMistake.inputFromOutside(input.name())
                        : ConnectionMistake.noInstanceYet(input.name(), typeName()));
        holder.recorder.connect(new Item.Connection(input, fitting, Line.here()));
    }

    final void connect(Inout inout, Pins first, Pins... more) {
        Component<?> holder = recorder.parent()
                .filter(_ -> !recorder.running())
                .orElseThrow(() -> ConnectionMistake.inoutFromOutside(inout.name()));
        List<Pins> to = new ArrayList<>(List.of(more));
        to.addFirst(first);
        for (Pins pins : to) {
            if (pins.port().component() != holder) {
                throw ConnectionMistake.foreignPins(
                        pins.port().name(), pins.port().component().typeName());
            }
        }
        int width = to.stream().mapToInt(Pins::width).sum();
        if (width != inout.width()) {
            throw ConnectionMistake.otherWidth(inout.name(), inout.width(), width);
        }
        holder.recorder.join(new Item.Join(inout, List.copyOf(to), Line.here()));
    }

    final ReadPort read(Memory memory, String name, Expr address, Expr enable) {
        return recorder.read(new ReadPort(memory, name, Line.here()), address, enable);
    }

    final void write(Memory memory, Expr address, Expr data, Expr enable, Optional<Expr> mask) {
        recorder.write(new Item.Write(memory, address, data, enable, mask, recorder.currentClock(), Line.here()));
    }

    final ReadPort readWrite(Item.ReadWrite port) {
        return recorder.readWrite(port);
    }
}
