package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Elaborated;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Signal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where signals and memories are found in the Verilog: hierarchical names such as top.layer0.crossbar.sums. */
public final class NameMap {
    private final Component<?> top;
    private final List<Clock> clocks;
    private final Map<Component<?>, String> paths = new IdentityHashMap<>();

    NameMap(Elaborated top, List<Clock> clocks) {
        this.top = top.component();
        this.clocks = clocks;
        add(top.moduleName(), top);
    }

    private void add(String path, Elaborated elaborated) {
        paths.put(elaborated.component(), path);
        for (Elaborated child : elaborated.children()) {
            add(path + "." + child.component().instanceName().orElseThrow(), child);
        }
    }

    /** The component at the top. */
    public Component<?> top() {
        return top;
    }

    /** The clocks that are ports of the top module, the undeclared one first if it is needed. */
    public List<Clock> clocks() {
        return clocks;
    }

    /** The hierarchical name of a component instance; the top's is its module name. */
    public String of(Component<?> component) {
        String path = paths.get(component);
        if (path == null) {
            throw new IllegalArgumentException("not an instance of this design: " + component.getClass());
        }
        return path;
    }

    /** The hierarchical name of a signal. */
    public String of(Signal signal) {
        return of(signal.component()) + "." + signal.name();
    }

    /** The hierarchical name of a memory. */
    public String of(Memory memory) {
        return of(memory.component()) + "." + memory.name();
    }
}
