package dev.synfire.hdl;

import dev.synfire.hdl.text.ClockMistake;
import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Names;
import java.util.Optional;

/**
 * A clock and its reset: what a register, a memory's port or an instance belongs to.
 *
 * <p>Every component has one, {@link Component#clock()}, which need not be spoken of. Further ones are ports
 * ({@link Component#clock(String, String)}), which the parent connects, or follow signals of the component
 * ({@link Component#clockOf(Signal, Signal)}), such as the output of a PLL. Clocks rise; a reset is synchronous and
 * active high unless the clock at the top is declared otherwise, from which all others follow.
 */
public final class Clock {
    /** The name of the clock that every component has. */
    static final String NAME = "clk";

    /** The name of its reset. */
    static final String RESET = "rst";

    /** The name of its reset where that is active low. */
    static final String LOW_RESET = "rst_n";

    private final Component<?> component;
    private final String name;
    private final Optional<String> reset;
    private final Optional<Signal> source;
    private final Optional<Signal> resetSource;
    private final Line line;
    private boolean asynchronous;
    private boolean activeLow;
    private Optional<Clock> connected = Optional.empty();

    private Clock(
            Component<?> component,
            String name,
            Optional<String> reset,
            Optional<Signal> source,
            Optional<Signal> resetSource,
            Line line) {
        this.component = component;
        this.name = name;
        this.reset = reset;
        this.source = source;
        this.resetSource = resetSource;
        this.line = line;
    }

    /** The one that a component has without declaring it. */
    static Clock implied(Component<?> component) {
        return new Clock(component, NAME, Optional.of(RESET), Optional.empty(), Optional.empty(), Line.NONE);
    }

    static Clock port(Component<?> component, String name, Optional<String> reset) {
        reset.ifPresent(Names::checked);
        return new Clock(component, Names.checked(name), reset, Optional.empty(), Optional.empty(), Line.here());
    }

    static Clock following(Component<?> component, Signal clock, Optional<Signal> reset) {
        Arithmetic.condition(clock);
        reset.ifPresent(Arithmetic::condition);
        return new Clock(component, clock.name(), reset.map(Signal::name), Optional.of(clock), reset, Line.here());
    }

    /** Resets as soon as the reset comes, not at the next clock edge. */
    public Clock asynchronousReset() {
        asynchronous = true;
        return this;
    }

    /** Resets where the reset is 0; the undeclared one is then called rst_n. */
    public Clock activeLowReset() {
        activeLow = true;
        return this;
    }

    /** Connects the clock port of an instance, and its reset if it has one, in the parent. */
    public void connect(Clock of) {
        Component<?> holder = component.parent().orElseThrow(() -> ClockMistake.ownClock(name));
        if (of.component != holder) {
            throw ClockMistake.foreignClock(of.name, of.component.typeName());
        }
        if (connected.isPresent()) {
            throw ClockMistake.connectedClock(name);
        }
        connected = Optional.of(of);
    }

    /** The component instance that it is a clock of. */
    public Component<?> component() {
        return component;
    }

    /** The name of the clock in the Verilog of its component. */
    public String name() {
        return name;
    }

    /** The name of its reset there; empty for a clock without one. */
    public Optional<String> resetName() {
        boolean renamed = isImplied() && root().activeLow;
        return renamed ? Optional.of(LOW_RESET) : reset;
    }

    /** The signal that it follows; empty for the undeclared clock and for ports. */
    public Optional<Signal> source() {
        return source;
    }

    /** The signal that its reset follows. */
    public Optional<Signal> resetSource() {
        return resetSource;
    }

    /** Whether it is the one that its component has without declaring it. */
    boolean isImplied() {
        return line == Line.NONE;
    }

    /** What it is connected to in the parent; empty for the top's, for those that follow signals, and where it was forgotten. */
    public Optional<Clock> parent() {
        return isImplied() ? component.recorder().instanceClock() : connected;
    }

    /** The clock at the other end of all connections: one of the top's, or one that follows a signal. */
    public Clock root() {
        Clock at = this;
        while (at.parent().isPresent()) {
            at = at.parent().get();
        }
        return at;
    }

    /** Whether its reset acts without a clock edge. */
    public boolean isAsynchronous() {
        return root().asynchronous;
    }

    /** Whether its reset acts where it is 0. */
    public boolean isActiveLow() {
        return root().activeLow;
    }

    /** Whether the clock that it is given has the kind of reset that was asked for here. */
    public boolean agrees() {
        Clock root = root();
        return (!asynchronous || root.asynchronous) && (!activeLow || root.activeLow);
    }

    /** Where it was declared. */
    public Line line() {
        return line;
    }

    @Override
    public String toString() {
        return name;
    }
}
