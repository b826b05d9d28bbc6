package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Elaborated;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Reg;
import java.util.IdentityHashMap;
import java.util.Map;

/** Which modules have a clock and a reset: those with something clocked in them, or in a child. */
final class Clocking {
    private final Map<Component<?>, Boolean> clocks = new IdentityHashMap<>();
    private final Map<Component<?>, Boolean> resets = new IdentityHashMap<>();
    private final Map<Component<?>, String> modules = new IdentityHashMap<>();

    Clocking(Elaborated top) {
        visit(top);
    }

    private void visit(Elaborated elaborated) {
        boolean clock = false;
        boolean reset = false;
        for (Elaborated child : elaborated.children()) {
            visit(child);
            clock |= needsClock(child.component());
            reset |= needsReset(child.component());
        }
        for (Item item : elaborated.items()) {
            if (item instanceof Item.Declaration(Reg reg)) {
                clock = true;
                reset |= reg.init().isPresent();
            } else if (item instanceof Item.Read || item instanceof Item.Write || item instanceof Item.ReadWrite) {
                clock = true;
            }
        }
        clocks.put(elaborated.component(), clock);
        resets.put(elaborated.component(), reset);
        modules.put(elaborated.component(), elaborated.moduleName());
    }

    boolean needsClock(Component<?> component) {
        return clocks.get(component);
    }

    boolean needsReset(Component<?> component) {
        return resets.get(component);
    }

    String moduleName(Component<?> component) {
        return modules.get(component);
    }
}
