package dev.synfire.hdl.verilog;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Node;
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
        for (Clock clock : clocking.of(child)) {
            Clock given = clock.parent().orElseThrow();
            pins.add(new String[] {clock.name(), scope.clock(given)});
            if (clocking.hasReset(clock)) {
                pins.add(new String[] {clock.resetName().orElseThrow(), scope.reset(given)});
            }
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
        child.instanceAttributes().forEach(attribute -> block.add(Row.of(attribute.toString())));
        List<String> parameters = child instanceof BlackBox<?> box ? parameters(box) : List.of();
        if (parameters.isEmpty()) {
            block.add(Row.of(
                    clocking.moduleName(child) + " " + name + " (", step.item().line()));
        } else {
            block.add(Row.of(clocking.moduleName(child) + " #(", step.item().line()));
            parameters.forEach(parameter -> block.add(Row.of("    " + parameter)));
            block.add(Row.of(") " + name + " ("));
        }
        for (int i = 0; i < pins.size(); i++) {
            String[] pin = pins.get(i);
            String gap = " ".repeat(widest - pin[0].length());
            block.add(Row.of("    ." + pin[0] + gap + " (" + pin[1] + ")" + (i + 1 < pins.size() ? "," : "")));
        }
        block.add(Row.of(");"));
        return block;
    }

    private static List<String> parameters(BlackBox<?> box) {
        List<String> rows = new ArrayList<>();
        box.instanceParameters().forEach((name, value) -> rows.add("." + name + "(" + text(value) + "),"));
        if (!rows.isEmpty()) {
            rows.add(rows.removeLast().replaceFirst(",$", ""));
        }
        return rows;
    }

    private static String text(Object value) {
        return switch (value) {
            case Node.Literal literal ->
                Numbers.of(
                                literal.value(),
                                literal.shape().width(),
                                literal.shape().signed())
                        .text();
            case String text -> "\"" + text + "\"";
            case Integer number -> number.toString();
            case Long number -> number.toString();
            default -> throw new IllegalArgumentException("no parameter of Verilog: " + value);
        };
    }
}
