package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Elaborated;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
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
    private final Paragraphs rows = new Paragraphs();
    private final List<Schedule.Clocked> waiting = new ArrayList<>();

    /** Outputs that are given their values in an always block and so are declared as reg. */
    private final Set<Signal> variables = new HashSet<>();

    ModulePrinter(Elaborated elaborated, Clocking clocking) {
        this.elaborated = elaborated;
        this.clocking = clocking;
        this.schedule = Schedule.of(elaborated);
        this.scope = new ModuleScope(elaborated.component(), names(elaborated), schedule.aliases());
    }

    private static Set<String> names(Elaborated elaborated) {
        Set<String> names = new HashSet<>(Set.of("clk", "rst"));
        List<Item> all = new ArrayList<>(elaborated.ports());
        all.addAll(elaborated.items());
        for (Item item : all) {
            switch (item) {
                case Item.Declaration(Signal signal) -> names.add(signal.name());
                case Item.Named named -> names.add(named.let().name());
                case Item.Array array -> names.add(array.memory().name());
                case Item.Read read -> names.add(read.port().name());
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
    ModuleText print(Verilog.Options options) {
        for (Item port : elaborated.ports()) {
            if (port instanceof Item.Declaration(Signal signal)) {
                scope.declare(signal);
            }
        }
        List<Schedule.Step> steps = schedule.steps();
        steps.forEach(this::findVariables);
        for (Schedule.Step step : steps) {
            if (!(step instanceof Schedule.Clocked) && !(step instanceof Schedule.Declare(Reg _))) {
                flush();
            }
            print(step);
        }
        flush();
        return new ModuleText(elaborated, clocking, scope, variables, rows.rows(), options);
    }

    private void findVariables(Schedule.Step step) {
        if (step instanceof Schedule.Drive drive
                && value(drive.target(), drive.said()).isEmpty()) {
            variables.add(drive.target());
        }
    }

    private void print(Schedule.Step step) {
        switch (step) {
            case Schedule.Comment(String text) -> rows.comment(text);
            case Schedule.Named(Item.Named item) -> named(item);
            case Schedule.Declare(Signal signal) -> {
                String kind = signal instanceof Reg
                                || signal instanceof dev.synfire.hdl.ReadPort
                                || variables.contains(signal)
                        ? "reg"
                        : "wire";
                scope.declare(signal);
                rows.line(Row.of(Declarations.of(kind, signal.shape(), scope.name(signal)) + ";", signal.line()));
            }
            case Schedule.Drive drive -> drive(drive);
            case Schedule.Clocked clocked -> waiting.add(clocked);
            case Schedule.Array(var memory, boolean written) -> {
                List<String> lines = MemoryText.declaration(memory, written);
                rows.gap();
                lines.subList(0, lines.size() - 1).forEach(line -> rows.line(Row.of(line)));
                rows.line(Row.of(lines.getLast(), memory.line()));
                if (!memory.contents().isEmpty()) {
                    String file = MemoryText.file(elaborated.moduleName(), memory);
                    rows.line(Row.of("initial $readmemh(\"" + file + "\", " + memory.name() + ");"));
                }
            }
            case Schedule.Read(Item.Read port) -> {
                List<Row> body = new ArrayList<>();
                read(body, port, List.of());
                always(body);
            }
            case Schedule.Writes writes -> writes(writes);
            case Schedule.Instance instance -> instance(instance);
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

    private void drive(Schedule.Drive drive) {
        Signal target = drive.target();
        scope.declare(target);
        scope.target(target.name());
        Optional<Expr> value = value(target, drive.said());
        if (value.isPresent()) {
            String text = scope.expressions().assigned(value.get());
            before();
            String start = drive.declares()
                    ? Declarations.of("wire", target.shape(), target.name())
                    : "assign " + target.name();
            rows.line(Row.of(start + " = " + text + ";", drive.said().getLast().line()));
            return;
        }
        scope.combinationalBlock(true);
        List<Row> body = new Trees(scope, target::equals, "=").print(drive.said());
        scope.combinationalBlock(false);
        before();
        if (drive.declares()) {
            rows.line(Row.of(Declarations.of("reg", target.shape(), target.name()) + ";", target.line()));
        }
        List<Row> block = new ArrayList<>();
        block(block, "always @*", body);
        rows.block(block);
    }

    /** The value as one expression, where that reads well: one assignment, or one choice between few. */
    private static Optional<Expr> value(Signal target, List<Statement> said) {
        if (said.size() == 1 && said.getFirst() instanceof Statement.Assign assign) {
            return Optional.of(assign.value());
        }
        if (said.size() == 1 && said.getFirst() instanceof Statement.When when) {
            return choice(target, when, only(when.otherwise()));
        }
        if (said.size() == 2
                && said.getFirst() instanceof Statement.Assign assign
                && said.getLast() instanceof Statement.When when
                && when.otherwise().isEmpty()) {
            return choice(target, when, Optional.of(assign.value()));
        }
        return Optional.empty();
    }

    private static Optional<Expr> choice(Signal target, Statement.When when, Optional<Expr> rest) {
        if (when.branches().size() > 2 || rest.isEmpty()) {
            return Optional.empty();
        }
        Expr value = rest.get();
        for (Statement.Branch branch : when.branches().reversed()) {
            Optional<Expr> one = only(branch.body().stream()
                    .filter(statement -> !(statement instanceof Statement.Assign other) || other.target() == target)
                    .filter(statement -> !(statement instanceof Statement.Next))
                    .toList());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            value = new Node.Mux(branch.condition(), one.get(), value, target.shape());
        }
        return Optional.of(value);
    }

    private static Optional<Expr> only(List<Statement> body) {
        return body.size() == 1 && body.getFirst() instanceof Statement.Assign assign
                ? Optional.of(assign.value())
                : Optional.empty();
    }

    /** Prints the registers that wait, those of one enable under one if, resets last. */
    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Row> body = new ArrayList<>();
        List<Row> resets = new ArrayList<>();
        for (int i = 0; i < waiting.size(); ) {
            Optional<Expr> enable = enable(waiting.get(i));
            List<Row> assigned = new ArrayList<>();
            for (; i < waiting.size() && same(enable(waiting.get(i)), enable); i++) {
                Set<Reg> targets = waiting.get(i).targets();
                assigned.addAll(new Trees(scope, targets::contains, "<=")
                        .print(waiting.get(i).said()));
                for (Reg reg : targets) {
                    reg.init()
                            .ifPresent(init -> resets.add(Row.of(
                                    reg.name() + " <= " + scope.expressions().assigned(init) + ";")));
                }
            }
            if (enable.isPresent()) {
                scope.target(waiting.get(i - 1).targets().iterator().next().name());
                String condition = scope.expressions().condition(enable.get()).text();
                Trees.block(body, "if (" + condition + ")", assigned);
            } else {
                body.addAll(assigned);
            }
        }
        if (!resets.isEmpty()) {
            Trees.block(body, "if (rst)", resets);
        }
        waiting.clear();
        always(body);
    }

    private static Optional<Expr> enable(Schedule.Clocked clocked) {
        return clocked.targets().iterator().next().enable();
    }

    private static boolean same(Optional<Expr> one, Optional<Expr> other) {
        return one.orElse(null) == other.orElse(null);
    }

    private void always(List<Row> body) {
        before();
        List<Row> block = new ArrayList<>();
        block(block, "always @(posedge clk)", body);
        rows.block(block);
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
                && body.stream().filter(row -> !row.text().startsWith(" ")).count() == 2;
    }

    private void writes(Schedule.Writes writes) {
        List<Row> body = new ArrayList<>();
        for (Item.Write write : writes.ports()) {
            scope.target(write.memory().name());
            String place = write.memory().name() + "[" + scope.expressions().alone(write.address()) + "]";
            Row assign = Row.of(place + " <= " + scope.expressions().assigned(write.data()) + ";", write.line());
            guarded(body, write.enable(), List.of(assign));
        }
        writes.reads().forEach(read -> read(body, read, writes.ports()));
        always(body);
    }

    /** A synchronous read; of what is being written where that is asked for. */
    private void read(List<Row> body, Item.Read read, List<Item.Write> seen) {
        String name = read.port().name();
        scope.target(name);
        List<Row> inside = new ArrayList<>();
        String address = scope.expressions().alone(read.address());
        inside.add(Row.of(
                name + " <= " + read.port().memory().name() + "[" + address + "];",
                read.port().line()));
        for (Item.Write write : seen) {
            Expr same = new Node.Compare(Node.Relation.EQ, write.address(), read.address());
            Expr hit = always(write.enable()) ? same : new Node.Bitwise(Node.BitwiseOperator.AND, write.enable(), same);
            String condition = scope.expressions().condition(hit).text();
            Row forward = Row.of(name + " <= " + scope.expressions().assigned(write.data()) + ";");
            Trees.block(inside, "if (" + condition + ")", List.of(forward));
        }
        guarded(body, read.enable(), inside);
    }

    private void guarded(List<Row> body, Expr enable, List<Row> inside) {
        if (always(enable)) {
            body.addAll(inside);
        } else {
            String condition = scope.expressions().condition(enable).text();
            Trees.block(body, "if (" + condition + ")", inside);
        }
    }

    private static boolean always(Expr enable) {
        return enable instanceof Node.Literal literal && literal.value().signum() != 0;
    }

    private void instance(Schedule.Instance step) {
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
        before();
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
        rows.block(block);
    }
}
