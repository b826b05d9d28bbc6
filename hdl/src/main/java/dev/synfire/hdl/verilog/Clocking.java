package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.check.Clocks;
import dev.synfire.hdl.check.Elaborated;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The clock and reset ports of the modules of a design, and the modules' names. */
final class Clocking {
    private final Clocks clocks;
    private final Map<Component<?>, String> modules = new IdentityHashMap<>();

    Clocking(Elaborated top) {
        this.clocks = top.clocks();
        visit(top);
    }

    private void visit(Elaborated elaborated) {
        elaborated.children().forEach(this::visit);
        modules.put(elaborated.component(), elaborated.moduleName());
    }

    /** The clocks that are ports of the component's module. */
    List<Clock> of(Component<?> component) {
        return clocks.of(component);
    }

    /** Whether the reset of the clock is a port of its component's module. */
    boolean hasReset(Clock clock) {
        return clocks.hasReset(clock);
    }

    String moduleName(Component<?> component) {
        return modules.get(component);
    }
}
