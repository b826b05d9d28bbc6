package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.verilog.text.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prints statements for inside of an always block, only those that drive certain signals. */
final class StatementPrinter {
    private final ModuleScope scope;
    private final Predicate<Signal> wanted;
    private final String operator;

    /** @param operator {@code =} or {@code <=}, with spaces around it */
    StatementPrinter(ModuleScope scope, Predicate<Signal> wanted, String operator) {
        this.scope = scope;
        this.wanted = wanted;
        this.operator = operator;
    }

    List<Row> print(List<Statement> statements) {
        return rows(scope.reachable().of(statements));
    }

    /** Prints what is left of statements by what is known. */
    List<Row> rows(List<Statement> statements) {
        List<Row> rows = new ArrayList<>(2);
        for (Statement statement : statements) {
            if (concerns(statement)) {
                print(rows, statement);
            }
        }
        return rows;
    }

    private boolean concerns(Statement statement) {
        return switch (statement) {
            case Statement.Assign assign -> wanted.test(assign.target());
            case Statement.Next next -> wanted.test(next.target());
            case Statement.Part part -> wanted.test(part.target());
            case Statement.When when -> {
                boolean concerned = concerns(when.otherwise());
                for (Statement.Branch branch : when.branches()) {
                    concerned = concerned || concerns(branch.body());
                }
                yield concerned;
            }
            case Statement.Switch choice -> {
                boolean concerned = choice.otherwise().filter(this::concerns).isPresent();
                for (Statement.Case one : choice.cases()) {
                    concerned = concerned || concerns(one.body());
                }
                yield concerned;
            }
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

    private void print(List<Row> rows, Statement statement) {
        switch (statement) {
            case Statement.Assign assign -> rows.add(assign(assign.target(), assign.value(), assign.line()));
            case Statement.Next next -> rows.add(assign(next.target(), next.value(), next.line()));
            case Statement.Part part -> rows.add(assign(part));
            case Statement.When when -> when(rows, when);
            case Statement.Switch choice -> choice(rows, choice);
        }
    }

    private Row assign(Signal target, Expr value, Line line) {
        String name = scope.name(target);
        scope.target(name);
        return Row.of(name + operator + scope.expressions().assigned(value) + ";", line);
    }

    private Row assign(Statement.Part part) {
        String name = scope.name(part.target());
        scope.target(name);
        String text = scope.expressions().assigned(part.value());
        String bits = part.high() == part.low() ? "[" + part.low() + "]" : "[" + part.high() + ":" + part.low() + "]";
        return Row.of(name + bits + operator + text + ";", part.line());
    }

    private void when(List<Row> rows, Statement.When when) {
        List<Statement.Branch> branches = new ArrayList<>(when.branches());
        List<Statement> otherwise = when.otherwise();
        boolean rest = concerns(otherwise);
        while (!rest && branches.size() > 1 && !concerns(branches.getLast().body())) {
            branches.removeLast();
        }
        if (rest && branches.size() == 1 && !concerns(branches.getFirst().body())) {
            Statement.Branch only = branches.getFirst();
            String condition = scope.expressions().inverted(only.condition()).text();
            block(rows, "if (" + condition + ")", rows(otherwise));
            return;
        }
        List<String> heads = new ArrayList<>(branches.size() + 1);
        List<List<Row>> bodies = new ArrayList<>(branches.size() + 1);
        for (Statement.Branch branch : branches) {
            String condition = scope.expressions().condition(branch.condition()).text();
            heads.add((heads.isEmpty() ? "if (" : "else if (") + condition + ")");
            bodies.add(rows(branch.body()));
        }
        if (rest) {
            heads.add("else");
            bodies.add(rows(otherwise));
        }
        branches(rows, heads, bodies);
    }

    /** An if and its else ifs and else: each on its line, or each between begin and end. */
    static void branches(List<Row> rows, List<String> heads, List<List<Row>> bodies) {
        boolean lines = true;
        for (int i = 0; i < heads.size(); i++) {
            lines &= fitsLine(heads.get(i), bodies.get(i));
        }
        for (int i = 0; i < heads.size(); i++) {
            if (lines) {
                line(rows, heads.get(i), bodies.get(i));
            } else {
                between(rows, heads.get(i), bodies.get(i));
            }
        }
    }

    private void choice(List<Row> rows, Statement.Switch choice) {
        rows.add(Row.of("case (" + scope.expressions().alone(choice.subject()) + ")"));
        for (Statement.Case one : choice.cases()) {
            String labels = one.labels().stream()
                    .map(label -> scope.expressions().alone(label))
                    .collect(Collectors.joining(", "));
            List<Row> inside = new ArrayList<>();
            block(inside, labels + ":", rows(one.body()));
            rows.addAll(Row.indented(inside));
        }
        List<Row> inside = new ArrayList<>();
        block(inside, "default:", rows(choice.otherwise().orElse(List.of())));
        rows.addAll(Row.indented(inside));
        rows.add(Row.of("endcase"));
    }

    /** A head and what stands under it: on its own line, or between begin and end. */
    static void block(List<Row> rows, String head, List<Row> body) {
        if (fitsLine(head, body)) {
            line(rows, head, body);
        } else {
            between(rows, head, body);
        }
    }

    private static void line(List<Row> rows, String head, List<Row> body) {
        if (body.isEmpty()) {
            rows.add(Row.of(head + " ;"));
        } else {
            Row only = body.getFirst();
            rows.add(new Row(0, head + " " + only.text(), only.source()));
        }
    }

    private static boolean fitsLine(String head, List<Row> body) {
        return body.isEmpty()
                || body.size() == 1
                        && head.length() + body.getFirst().text().length() < 90
                        && (!body.getFirst().text().startsWith("if") || head.endsWith(":"));
    }

    /** A head and what stands under it between begin and end; an else follows an end on its line. */
    private static void between(List<Row> rows, String head, List<Row> body) {
        String start = head;
        if (head.startsWith("else") && !rows.isEmpty() && rows.getLast().text().equals("end")) {
            rows.removeLast();
            start = "end " + head;
        }
        rows.add(Row.of(start + " begin"));
        rows.addAll(Row.indented(body));
        rows.add(Row.of("end"));
    }
}
