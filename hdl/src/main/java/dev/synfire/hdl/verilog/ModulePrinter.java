package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Attribute;
import dev.synfire.hdl.Attributed;
import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.check.BySignal;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.check.Warning;
import dev.synfire.hdl.verilog.order.Schedule;
import dev.synfire.hdl.verilog.order.Step;
import dev.synfire.hdl.verilog.simplify.Choices;
import dev.synfire.hdl.verilog.text.Paragraphs;
import dev.synfire.hdl.verilog.text.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints the body of one module, step by step. */
final class ModulePrinter {
    private final Elaborated elaborated;
    private final Clocking clocking;
    private final ModuleScope scope;
    private final Schedule schedule;
    private final Registers registers;
    private final MemoryPorts ports;
    private final Instances instances;
    private final Verilog.Options options;
    private final Paragraphs rows;

    /** Outputs that are given their values in an always block and so are declared as reg. */
    private final Set<Signal> variables = new HashSet<>();

    /** What outputs and wires are given that are none. */
    private final BySignal<Expr> values;

    ModulePrinter(Elaborated elaborated, Clocking clocking, Verilog.Options options) {
        this.elaborated = elaborated;
        this.clocking = clocking;
        this.options = options;
        this.rows = new Paragraphs(elaborated.items().size(), options.sourceLines());
        this.schedule = new Schedule(elaborated);
        this.values = new BySignal<>(elaborated.component());
        this.scope = new ModuleScope(elaborated.component(), () -> names(elaborated), schedule.aliases());
        this.registers = new Registers(scope);
        this.ports = new MemoryPorts(scope);
        this.instances = new Instances(scope, clocking, elaborated.children());
    }

    private static Set<String> names(Elaborated elaborated) {
        Set<String> names = HashSet.newHashSet(elaborated.items().size());
        names.addAll(Set.of("clk", "rst", "rst_n", elaborated.moduleName()));
        names.addAll(elaborated.uses().states());
        for (Clock clock : elaborated.component().clocks()) {
            names.add(clock.name());
            clock.resetName().ifPresent(names::add);
        }
        List<Item> all = new ArrayList<>(elaborated.ports());
        all.addAll(elaborated.items());
        for (Item item : all) {
            switch (item) {
                case Item.Declaration(Signal signal) -> names.add(signal.name());
                case Item.Bidirectional(Inout inout) -> names.add(inout.name());
                case Item.Named named -> names.add(named.let().name());
                case Item.Array array -> names.add(array.memory().name());
                case Item.Read read -> names.add(read.port().name());
                case Item.ReadWrite shared -> names.add(shared.port().name());
                case Item.Instance instance -> {
                    names.add(instance.name());
                    instance.component().ports().forEach(port -> names.add(instance.name() + "_" + port.name()));
                }
                default -> {}
            }
        }
        return names;
    }

    /** The whole module with its head, ports and end, and its memories' files. */
    ModuleText print() {
        for (Item port : elaborated.ports()) {
            if (port instanceof Item.Declaration(Signal signal)) {
                scope.declare(signal);
            }
        }
        List<Step> steps = schedule.steps();
        steps.forEach(this::name);
        steps.forEach(this::look);
        for (Step step : steps) {
            if (!(step instanceof Step.Clocked)
                    && !(step instanceof Step.Declare declare && declare.signal() instanceof Reg)) {
                flush();
            }
            print(step);
        }
        flush();
        return new ModuleText(elaborated, clocking, scope, variables, rows.text(), options);
    }

    /** What in the module that was printed works but is probably not what was meant. */
    List<Warning> warnings() {
        return scope.warnings();
    }

    /** Finds the names of values that are known. */
    private void name(Step step) {
        if (step instanceof Step.Drive drive) {
            value(drive).ifPresent(one -> scope.named(drive.target(), one));
        } else if (step instanceof Step.Named(Item.Named named)) {
            scope.named(named.let(), named.value());
        }
    }

    /** Finds which outputs and wires are given one expression, and which are variables. */
    private void look(Step step) {
        if (step instanceof Step.Drive drive) {
            value(drive).ifPresentOrElse(one -> values.put(drive.target(), one), () -> variables.add(drive.target()));
        }
    }

    private Optional<Expr> value(Step.Drive drive) {
        return Choices.of(drive.target(), scope.reachable().of(drive.said()));
    }

    private void print(Step step) {
        switch (step) {
            case Step.Comment(String text) -> rows.comment(text);
            case Step.Named(Item.Named item) -> named(item);
            case Step.Declare(Signal signal) -> {
                String kind = signal instanceof Reg
                                || signal instanceof dev.synfire.hdl.ReadPort
                                || variables.contains(signal)
                        ? "reg"
                        : "wire";
                scope.declare(signal);
                String start = signal instanceof Reg reg && reg.powerUp().isPresent()
                        ? " = " + scope.expressions().assigned(reg.powerUp().get())
                        : "";
                attributes(signal);
                String type = Declarations.type(signal.shape());
                rows.line(Row.of(kind + " " + type + scope.name(signal) + start + ";", signal.line()));
            }
            case Step.Drive drive -> drive(drive);
            case Step.Clocked clocked -> {
                if (!registers.takes(clocked)) {
                    flush();
                }
                registers.add(clocked);
            }
            case Step.Array(var memory, boolean written) -> {
                List<String> lines = MemoryText.declaration(memory, written);
                rows.gap();
                lines.subList(0, lines.size() - 1).forEach(line -> rows.line(Row.of(line)));
                rows.line(Row.of(lines.getLast(), memory.line()));
                if (!memory.contents().isEmpty() && options.inlineMemories()) {
                    List<Row> block = new ArrayList<>();
                    block(block, "initial", MemoryText.assignments(memory));
                    rows.block(block);
                } else if (!memory.contents().isEmpty()) {
                    String file = MemoryText.file(elaborated.moduleName(), memory);
                    rows.line(Row.of("initial $readmemh(\"" + file + "\", " + memory.name() + ");"));
                }
            }
            case Step.Read(Item.Read port) -> always(port.port().clock(), ports.read(port));
            case Step.Writes writes -> always(writes.ports().getFirst().clock(), ports.writes(writes));
            case Step.ReadWrite(Item.ReadWrite port) -> always(port.port().clock(), ports.readWrite(port));
            case Step.Instance instance -> {
                List<Row> block = instances.print(instance);
                before();
                rows.block(block);
            }
        }
    }

    private void named(Item.Named item) {
        scope.declare(item.let());
        scope.target(item.let().name());
        String text = scope.expressions().assigned(item.value());
        before();
        String declaration =
                Declarations.of("wire", item.let().shape(), item.let().name());
        rows.line(Row.of(declaration + " = " + text + ";", item.let().line()));
    }

    private void before() {
        scope.takeBefore().forEach(rows::line);
    }

    private void drive(Step.Drive drive) {
        Signal target = drive.target();
        scope.declare(target);
        scope.target(target.name());
        Expr value = values.getOrDefault(target, null);
        if (value != null) {
            String text = scope.expressions().assigned(value);
            before();
            if (drive.declares()) {
                attributes(target);
            }
            String start = drive.declares()
                    ? Declarations.of("wire", target.shape(), target.name())
                    : "assign " + target.name();
            rows.line(Row.of(start + " = " + text + ";", drive.said().getLast().line()));
            return;
        }
        scope.combinationalBlock(true);
        List<Row> body = new StatementPrinter(scope, target::equals, " = ").print(drive.said());
        scope.combinationalBlock(false);
        before();
        if (drive.declares()) {
            attributes(target);
            rows.line(Row.of(Declarations.of("reg", target.shape(), target.name()) + ";", target.line()));
        }
        List<Row> block = new ArrayList<>();
        block(block, "always @*", body);
        rows.block(block);
    }

    /** Prints the registers that wait. */
    private void flush() {
        if (!registers.isEmpty()) {
            Clock clock = registers.clock();
            for (Registers.Block block : registers.take()) {
                String reset = clock.isActiveLow() ? " or negedge " : " or posedge ";
                always(
                        "@(posedge " + scope.clock(clock) + (block.asynchronous() ? reset + scope.reset(clock) : "")
                                + ")",
                        block.body());
            }
        }
    }

    private void always(Clock clock, List<Row> body) {
        always("@(posedge " + scope.clock(clock) + ")", body);
    }

    private void always(String sensitivity, List<Row> body) {
        before();
        List<Row> block = new ArrayList<>(body.size() + 2);
        block(block, "always " + sensitivity, body);
        rows.block(block);
    }

    private void attributes(Attributed declared) {
        for (Attribute attribute : declared.attributes()) {
            rows.line(Row.of(attribute.toString()));
        }
    }

    private static void block(List<Row> rows, String head, List<Row> body) {
        boolean single = body.size() == 1 || isOneCase(body);
        rows.add(Row.of(single ? head : head + " begin"));
        rows.addAll(Row.indented(body));
        if (!single) {
            rows.add(Row.of("end"));
        }
    }

    private static boolean isOneCase(List<Row> body) {
        return body.getFirst().text().startsWith("case")
                && body.stream().filter(row -> row.depth() == 0).count() == 2;
    }
}
