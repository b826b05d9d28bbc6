package dev.synfire.hdl;

import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Mistake;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A register: takes its next value at the rising clock edge, and its initial value at a clock edge with reset.
 * Where no {@code next} applies it holds.
 */
public final class Reg extends Signal {
    private Optional<Expr> init;
    private Optional<Expr> enable = Optional.empty();
    private Optional<Expr> powerUp = Optional.empty();
    private final Clock clock;
    private boolean fromOtherClock;

    Reg(Component<?> component, String name, Shape shape, Line line) {
        super(component, name, shape, line);
        this.clock = component.recorder().currentClock();
        this.init = Optional.of(new Node.Literal(BigInteger.ZERO, shape));
    }

    /** The value after reset; 0 by default. */
    public Reg init(long value) {
        init = Optional.of(Constants.in(shape(), value, name()));
        return this;
    }

    /** The state after reset. */
    public Reg init(Enum<?> state) {
        init = Optional.of(Arithmetic.widen(Constants.state(state), shape(), name()));
        return this;
    }

    /** Keeps reset away from this register: its value is unknown until it is given one. */
    public Reg withoutReset() {
        init = Optional.empty();
        return this;
    }

    /** The value after configuration, where the FPGA gives flip-flops one, whatever the reset does. */
    public Reg powerUp(long value) {
        powerUp = Optional.of(Constants.in(shape(), value, name()));
        return this;
    }

    /** Takes values from other clocks on purpose: the first register of a synchroniser, or data that one guards. */
    public Reg fromOtherClock() {
        fromOtherClock = true;
        return this;
    }

    /** Holds the register at clock edges where the condition is 0; reset still applies. */
    public Reg enable(Expr condition) {
        component()
                .recorder()
                .unconditional(
                        Diagnostic.ENABLE_IN_WHEN, "the enable of " + name(), "put it outside, or next under the when");
        if (enable.isPresent()) {
            throw Mistake.enableTwice(name(), line());
        }
        enable = Optional.of(Arithmetic.condition(condition));
        return this;
    }

    /** What the register takes at the next clock edge; a narrower value is widened, a wider one is an error. */
    public Reg next(Expr value) {
        States.check(this, value);
        component().next(this, value, Line.here());
        return this;
    }

    /** The constant that the register takes at the next clock edge. */
    public Reg next(long value) {
        return next(Constants.in(shape(), value, name()));
    }

    /** The state that the register takes at the next clock edge. */
    public Reg next(Enum<?> state) {
        return next(Constants.state(state));
    }

    /** Some of its bits, high down to low, to be given a next value apart from the others. */
    public RegPart part(int high, int low) {
        return new RegPart(this, high, low);
    }

    /** One of its bits, to be given a next value apart from the others. */
    public RegPart part(int index) {
        return part(index, index);
    }

    /** The value after reset; empty for a register without reset. */
    public Optional<Expr> init() {
        return init;
    }

    /** The value after configuration; empty where that is not known. */
    public Optional<Expr> powerUp() {
        return powerUp;
    }

    /** At whose edges it takes its values. */
    public Clock clock() {
        return clock;
    }

    /** Whether values from other clocks are taken on purpose. */
    public boolean isFromOtherClock() {
        return fromOtherClock;
    }

    /** The condition without which the register holds. */
    public Optional<Expr> enable() {
        return enable;
    }

    /** Puts an attribute before its declaration in the Verilog. */
    public Reg attribute(String name) {
        attach(Attribute.of(name));
        return this;
    }

    /** Puts an attribute with a value before its declaration in the Verilog. */
    public Reg attribute(String name, String value) {
        attach(Attribute.of(name, value));
        return this;
    }
}
