package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.Elaborated;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where signals and memories are found in the Verilog: hierarchical names such as top.layer0.crossbar.sums. */
public final class NameMap {
    private final Component<?> top;
    private final List<Clock> clocks;
    private final List<TopPort> ports;
    private final Map<Component<?>, String> paths = new IdentityHashMap<>();

    NameMap(Elaborated top, Clocking clocking) {
        this.top = top.component();
        this.clocks = clocking.of(top.component());
        this.ports = ports(top, clocking);
        add(top.moduleName(), top);
    }

    /**
     * A port of the top module.
     *
     * @param direction input, output or inout
     * @param width its bits
     * @param name its name in the Verilog
     */
    public record TopPort(String direction, int width, String name) {}

    private static List<TopPort> ports(Elaborated top, Clocking clocking) {
        List<TopPort> ports = new ArrayList<>();
        for (Clock clock : clocking.of(top.component())) {
            ports.add(new TopPort("input", 1, clock.name()));
            if (clocking.hasReset(clock)) {
                ports.add(new TopPort("input", 1, clock.resetName().orElseThrow()));
            }
        }
        for (Item item : top.ports()) {
            if (item instanceof Item.Declaration(Signal signal)) {
                String direction = signal instanceof Input ? "input" : "output";
                ports.add(new TopPort(direction, signal.shape().width(), signal.name()));
            } else if (item instanceof Item.Bidirectional(Inout inout)) {
                ports.add(new TopPort("inout", inout.width(), inout.name()));
            }
        }
        return List.copyOf(ports);
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

    /** The ports of the top module, in its order. */
    public List<TopPort> ports() {
        return ports;
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
