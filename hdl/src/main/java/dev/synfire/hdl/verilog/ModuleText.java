package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.text.Parameters;
import dev.synfire.hdl.verilog.text.Layout;
import dev.synfire.hdl.verilog.text.Row;
import dev.synfire.hdl.verilog.text.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A module's parts, laid out by the template as the text of its file. */
record ModuleText(
        Elaborated elaborated,
        Clocking clocking,
        ModuleScope scope,
        Set<Signal> variables,
        String body,
        Verilog.Options options) {

    String text() {
        List<String> states = scope.states();
        List<String> functions = scope.functions().texts().values().stream()
                .map(String::stripTrailing)
                .toList();
        return Templates.render(
                "verilog/module.vm",
                Map.of(
                        "banner", banner(),
                        "attributes", elaborated.attributes(),
                        "name", elaborated.moduleName(),
                        "ports", Layout.of(ports(), options.sourceLines()),
                        "states", states,
                        "functions", functions,
                        "body", body,
                        "unused", unused()));
    }

    private List<String> banner() {
        String sentence = elaborated.describe();
        String name = elaborated.moduleName();
        List<String> lines = new ArrayList<>();
        for (String paragraph : (sentence.isEmpty() ? name : name + ": " + sentence).split("\n")) {
            lines.addAll(WordWrap.wrapped(paragraph, 96));
        }
        String parameters = parameters(name);
        if (!parameters.isEmpty()) {
            lines.addAll(WordWrap.wrapped(
                    "Generated from " + Recorded.of(elaborated.component()).sourceFile() + " with " + parameters + ".",
                    96));
        }
        return lines;
    }

    /** The parameters that are short; a text that is part of the module's name is left out. */
    private String parameters(String module) {
        List<String> said = new ArrayList<>();
        Parameters.of(elaborated.component().params()).forEach((name, value) -> {
            if (Parameters.isPlain(value)
                    || value instanceof String text && !module.contains(text.replace('-', '_'))
                    || value instanceof Shape) {
                said.add(name + " = " + Parameters.text(value));
            }
        });
        if (said.isEmpty()) {
            return "";
        }
        String last = said.removeLast();
        return said.isEmpty() ? last : String.join(", ", said) + " and " + last;
    }

    private List<Row> ports() {
        Component<?> component = elaborated.component();
        List<Port> ports = new ArrayList<>();
        for (Clock clock : clocking.of(component)) {
            ports.add(new Port("input", "wire", Shape.bit(), clock.name(), Row.BLANK));
            if (clocking.hasReset(clock)) {
                String reset = clock.resetName().orElseThrow();
                ports.add(new Port("input", "wire", Shape.bit(), reset, Row.BLANK));
            }
        }
        List<Object> all = new ArrayList<>(ports);
        for (Item item : elaborated.ports()) {
            switch (item) {
                case Item.Comment(String text) -> all.add(text);
                case Item.Declaration(Signal signal) ->
                    all.add(new Port(
                            signal instanceof Input ? "input" : "output",
                            variables.contains(signal) ? "reg" : "wire",
                            signal.shape(),
                            signal.name(),
                            Row.of("", signal.line())));
                case Item.Bidirectional(Inout inout) ->
                    all.add(new Port("inout", "wire", inout.shape(), inout.name(), Row.of("", inout.line())));
                default -> throw new IllegalArgumentException(item.toString());
            }
        }
        return Port.rows(all);
    }

    /** One declaration that reads what nothing else does, which linters take as intended. */
    private List<String> unused() {
        List<String> unread = scope.unread();
        if (unread.isEmpty()) {
            return List.of();
        }
        String name = scope.free(List.of("unused", "unused_bits"));
        String text = "wire " + name + " = &{1'b0, " + String.join(", ", unread) + "};";
        List<String> lines = new ArrayList<>();
        for (String line : WordWrap.wrapped(text, 92)) {
            lines.add(lines.isEmpty() ? line : "    " + line);
        }
        return lines;
    }
}
