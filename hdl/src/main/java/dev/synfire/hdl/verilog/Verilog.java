package dev.synfire.hdl.verilog;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.check.Warning;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;
import dev.synfire.problem.Problem;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Prints components as Verilog-2001: one file per module, one per memory with contents. */
public final class Verilog {
    private final Options options;
    private final Clocking clocking;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final SortedMap<String, String> models = new TreeMap<>();
    private final Map<String, Owner> owners = new HashMap<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();

    private Verilog(Elaborated top, Options options) {
        this.options = options;
        this.clocking = new Clocking(top);
    }

    /**
     * How the Verilog is to look.
     *
     * @param sourceLines whether the line of Java follows each line of Verilog
     * @param inlineMemories whether a module assigns the contents of its memories itself, in place of files that
     *     $readmemh reads
     */
    public record Options(boolean sourceLines, boolean inlineMemories) {
        /** With source lines as trailing comments. */
        public static final Options DEFAULT = new Options(true);

        /** With the contents of memories in files. */
        public Options(boolean sourceLines) {
            this(sourceLines, false);
        }
    }

    /** Elaborates, checks and prints a component and everything in it. */
    public static Design emit(Component<?> top) {
        return emit(top, Options.DEFAULT);
    }

    /** Elaborates, checks and prints a component and everything in it. */
    public static Design emit(Component<?> top, Options options) {
        return emit(top, options, Target.GENERIC);
    }

    /** Elaborates, checks and prints a component and everything in it, for a certain FPGA. */
    public static Design emit(Component<?> top, Options options, Target target) {
        Elaborated elaborated = Elaborated.of(top, target);
        Verilog verilog = new Verilog(elaborated, options);
        verilog.add(elaborated, Line.NONE);
        return new Design(
                elaborated.moduleName(),
                verilog.files,
                new NameMap(elaborated, verilog.clocking),
                Stream.concat(elaborated.warnings().stream(), verilog.warnings.stream())
                        .toList(),
                verilog.models);
    }

    /** Of what a file was written first, and where that is an instance. */
    private record Owner(Component<?> component, Line line) {}

    private void add(Elaborated elaborated, Line line) {
        if (elaborated.component() instanceof BlackBox<?> box) {
            box.verilogModel().ifPresent(text -> models.put(elaborated.moduleName() + ".v", text));
            return;
        }
        String module = elaborated.moduleName();
        var printer = new ModulePrinter(elaborated, clocking, options);
        file(elaborated, line, module + ".v", printer.print().text());
        warnings.addAll(printer.warnings());
        for (Item item : elaborated.items()) {
            if (item instanceof Item.Array array && !array.memory().contents().isEmpty() && !options.inlineMemories()) {
                file(elaborated, line, MemoryText.file(module, array.memory()), MemoryText.contents(array.memory()));
            }
        }
        Map<Component<?>, Line> lines = new IdentityHashMap<>();
        for (Item item : elaborated.items()) {
            if (item instanceof Item.Instance instance) {
                lines.put(instance.component(), instance.line());
            }
        }
        elaborated.children().forEach(child -> add(child, lines.get(child.component())));
    }

    /** Instances share a file when they agree in it; two that differ under one name are a mistake. */
    private void file(Elaborated elaborated, Line line, String name, String text) {
        Component<?> component = elaborated.component();
        Owner owner = owners.putIfAbsent(name, new Owner(component, line));
        if (owner != null && !files.get(name).equals(text)) {
            throw twice(elaborated.moduleName(), owner, component, line);
        }
        files.put(name, text);
    }

    private static Problem twice(String module, Owner owner, Component<?> component, Line line) {
        Record params = owner.component().params();
        String where = owner.line() == Line.NONE ? "" : " (" + owner.line() + ")";
        if (owner.component().getClass() != component.getClass()) {
            return Problem.wrongInput(
                    Diagnostic.MODULE_NAME.code(),
                    line.toString(),
                    "two different modules are called " + module + ": those of the classes "
                            + Recorded.of(owner.component()).typeName() + where + " and "
                            + Recorded.of(component).typeName(),
                    "override moduleName() in one of them");
        }
        String first = params + where;
        boolean same = params.equals(component.params());
        return Problem.wrongInput(
                Diagnostic.MODULE_NAME.code(),
                line.toString(),
                "two different modules are called " + module + ": the parameters are " + first + " and "
                        + component.params(),
                same
                        ? "put all that shapes the component into its parameters"
                        : "override moduleName() so that the parameters show in it");
    }
}
