package dev.synfire.hdl;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A register: takes its next value at the rising clock edge, and its initial value at a clock edge with reset.
 * Where no {@code next} applies it holds.
 */
public final class Reg extends Signal {
    private Optional<Expr> init;
    private Optional<Expr> enable = Optional.empty();

    Reg(Component<?> component, String name, Shape shape) {
        super(component, name, shape);
        this.init = Optional.of(new Node.Literal(BigInteger.ZERO, shape));
    }

    /** The value after reset; 0 when not said. */
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

    /** Holds the register at clock edges where the condition is 0; reset still applies. */
    public Reg enable(Expr condition) {
        enable = Optional.of(Arithmetic.condition(condition));
        return this;
    }

    /** What the register takes at the next clock edge; a narrower value is widened, a wider one is an error. */
    public Reg next(Expr value) {
        component().next(this, value);
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

    /** The value after reset; empty for a register without reset. */
    public Optional<Expr> init() {
        return init;
    }

    /** The condition without which the register holds. */
    public Optional<Expr> enable() {
        return enable;
    }
}
