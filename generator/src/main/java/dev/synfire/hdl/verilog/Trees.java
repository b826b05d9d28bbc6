package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Line;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prints statements for inside of an always block, only those that drive certain signals. */
final class Trees {
    private final ModuleScope scope;
    private final Predicate<Signal> wanted;
    private final String operator;

    /** @param operator {@code =} or {@code <=} */
    Trees(ModuleScope scope, Predicate<Signal> wanted, String operator) {
        this.scope = scope;
        this.wanted = wanted;
        this.operator = " " + operator + " ";
    }

    List<Row> print(List<Statement> statements) {
        List<Row> rows = new ArrayList<>();
        for (Statement statement : statements) {
            if (concerns(statement)) {
                rows.addAll(print(statement));
            }
        }
        return rows;
    }

    private boolean concerns(Statement statement) {
        return switch (statement) {
            case Statement.Assign assign -> wanted.test(assign.target());
            case Statement.Next next -> wanted.test(next.target());
            case Statement.When when ->
                concerns(when.otherwise()) || when.branches().stream().anyMatch(branch -> concerns(branch.body()));
            case Statement.Switch choice ->
                choice.otherwise().filter(this::concerns).isPresent()
                        || choice.cases().stream().anyMatch(one -> concerns(one.body()));
        };
    }

    private boolean concerns(List<Statement> statements) {
        for (Statement statement : statements) {
            if (concerns(statement)) {
                return true;
            }
        }
        return false;
    }

    private List<Row> print(Statement statement) {
        return switch (statement) {
            case Statement.Assign(Signal target, Expr value, Line line) -> List.of(assign(target, value, line));
            case Statement.Next(var target, Expr value, Line line) -> List.of(assign(target, value, line));
            case Statement.When when -> when(when);
            case Statement.Switch choice -> choice(choice);
        };
    }

    private Row assign(Signal target, Expr value, Line line) {
        scope.target(scope.name(target));
        String text = scope.expressions().assigned(value);
        return Row.of(scope.name(target) + operator + text + ";", line);
    }

    private List<Row> when(Statement.When when) {
        List<Statement.Branch> branches = new ArrayList<>(when.branches());
        boolean rest = concerns(when.otherwise());
        while (!rest && branches.size() > 1 && !concerns(branches.getLast().body())) {
            branches.removeLast();
        }
        List<Row> rows = new ArrayList<>();
        if (rest && branches.size() == 1 && !concerns(branches.getFirst().body())) {
            Statement.Branch only = branches.getFirst();
            String condition = scope.expressions().inverted(only.condition()).text();
            block(rows, "if (" + condition + ")", print(when.otherwise()));
            return rows;
        }
        String head = "if";
        for (Statement.Branch branch : branches) {
            String condition = scope.expressions().condition(branch.condition()).text();
            block(rows, head + " (" + condition + ")", print(branch.body()));
            head = "else if";
        }
        if (rest) {
            block(rows, "else", print(when.otherwise()));
        }
        return rows;
    }

    private List<Row> choice(Statement.Switch choice) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("case (" + scope.expressions().alone(choice.subject()) + ")"));
        List<Statement.Case> cases = new ArrayList<>(choice.cases());
        List<Statement> rest = choice.otherwise().orElse(List.of());
        if (choice.complete() && choice.otherwise().isEmpty()) {
            rest = cases.getLast().body();
            cases.removeLast();
        }
        for (Statement.Case one : cases) {
            String labels = one.labels().stream()
                    .map(label -> scope.expressions().alone(label))
                    .collect(Collectors.joining(", "));
            List<Row> inside = new ArrayList<>();
            block(inside, labels + ":", print(one.body()));
            rows.addAll(Row.indented(inside));
        }
        List<Row> inside = new ArrayList<>();
        block(inside, "default:", print(rest));
        rows.addAll(Row.indented(inside));
        rows.add(Row.of("endcase"));
        return rows;
    }

    /** A head and what stands under it: on its own line, or between begin and end. */
    static void block(List<Row> rows, String head, List<Row> body) {
        boolean joined = head.startsWith("else")
                && !rows.isEmpty()
                && rows.getLast().text().equals("end");
        String start = joined ? "end " + head : head;
        if (joined) {
            rows.removeLast();
        }
        if (body.isEmpty()) {
            rows.add(Row.of(start + " ;"));
        } else if (body.size() == 1
                && !joined
                && start.length() + body.getFirst().text().length() < 90
                && !body.getFirst().text().startsWith("if")) {
            rows.add(new Row(
                    0, start + " " + body.getFirst().text(), body.getFirst().source()));
        } else {
            rows.add(Row.of(start + " begin"));
            rows.addAll(Row.indented(body));
            rows.add(Row.of("end"));
        }
    }
}
