package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Input;
import dev.synfire.hdl.Signal;
import java.util.ArrayList;
import java.util.List;

/** Prints instances of other modules, their pins in columns. */
final class Instances {
    private final ModuleScope scope;
    private final Clocking clocking;

    Instances(ModuleScope scope, Clocking clocking) {
        this.scope = scope;
        this.clocking = clocking;
    }

    List<Row> print(Schedule.Instance step) {
        var child = step.item().component();
        String name = step.item().name();
        List<String[]> pins = new ArrayList<>();
        if (clocking.needsClock(child)) {
            pins.add(new String[] {"clk", "clk"});
        }
        if (clocking.needsReset(child)) {
            pins.add(new String[] {"rst", "rst"});
        }
        for (Signal port : child.ports()) {
            String pin;
            if (port instanceof Input input) {
                scope.target(name + "_" + port.name());
                pin = scope.expressions().alone(step.connections().get(input).value());
            } else {
                pin = scope.name(port);
            }
            pins.add(new String[] {port.name(), pin});
        }
        int widest = pins.stream().mapToInt(pin -> pin[0].length()).max().orElse(0);
        List<Row> block = new ArrayList<>();
        block.add(Row.of(
                clocking.moduleName(child) + " " + name + " (", step.item().line()));
        for (int i = 0; i < pins.size(); i++) {
            String[] pin = pins.get(i);
            String gap = " ".repeat(widest - pin[0].length());
            block.add(Row.of("    ." + pin[0] + gap + " (" + pin[1] + ")" + (i + 1 < pins.size() ? "," : "")));
        }
        block.add(Row.of(");"));
        return block;
    }
}
