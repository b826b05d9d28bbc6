package dev.synfire.hdl.verilog;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Pins;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.text.Quoted;
import dev.synfire.hdl.verilog.order.Step;
import dev.synfire.hdl.verilog.text.Row;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints instances of other modules, their pins in columns. */
final class Instances {
    private final ModuleScope scope;
    private final Clocking clocking;
    private final Map<Component<?>, List<Item>> ports = new IdentityHashMap<>();

    /** @param children what is instantiated in the module */
    Instances(ModuleScope scope, Clocking clocking, List<Elaborated> children) {
        this.scope = scope;
        this.clocking = clocking;
        children.forEach(child -> ports.put(child.component(), child.ports()));
    }

    List<Row> print(Step.Instance step) {
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
        for (Item port : ports.get(child)) {
            switch (port) {
                case Item.Declaration(Input input) -> {
                    scope.target(name + "_" + input.name());
                    String value = scope.expressions()
                            .alone(step.connections().get(input).value());
                    pins.add(new String[] {input.name(), value});
                }
                case Item.Declaration(Signal output) -> pins.add(new String[] {output.name(), scope.name(output)});
                case Item.Bidirectional(Inout inout) ->
                    pins.add(new String[] {
                        inout.name(), pins(step.joins().get(inout).to())
                    });
                case Item.Comment _ -> {}
                default -> throw new IllegalArgumentException(port.toString());
            }
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

    private static String pins(List<Pins> joined) {
        return joined.size() == 1
                ? joined.getFirst().toString()
                : joined.stream().map(Pins::toString).collect(Collectors.joining(", ", "{", "}"));
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
                Numbers.bits(literal.value(), literal.shape().width());
            case String text -> Quoted.of(text);
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Double number -> number.toString();
            default -> throw new IllegalArgumentException("no parameter of Verilog: " + value);
        };
    }
}
