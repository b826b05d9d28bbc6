package dev.synfire.hdl.sim;

import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Statements reduced to what concerns certain signals: nothing else is read, nothing else is driven. */
final class StatementSlice {
    private final Predicate<Signal> wanted;

    private StatementSlice(Predicate<Signal> wanted) {
        this.wanted = wanted;
    }

    static List<Statement> of(List<Statement> statements, Predicate<Signal> wanted) {
        return new StatementSlice(wanted).body(statements);
    }

    private List<Statement> body(List<Statement> statements) {
        List<Statement> kept = new ArrayList<>();
        for (Statement statement : statements) {
            one(statement).ifPresent(kept::add);
        }
        return List.copyOf(kept);
    }

    private Optional<Statement> one(Statement statement) {
        return switch (statement) {
            case Statement.Assign assign -> Optional.of(statement).filter(_ -> wanted.test(assign.target()));
            case Statement.Next next -> Optional.of(statement).filter(_ -> wanted.test(next.target()));
            case Statement.Part part -> Optional.of(statement).filter(_ -> wanted.test(part.target()));
            case Statement.When when -> when(when);
            case Statement.Switch choice -> choice(choice);
        };
    }

    private Optional<Statement> when(Statement.When when) {
        List<Statement> otherwise = body(when.otherwise());
        List<Statement.Branch> branches = new ArrayList<>();
        for (Statement.Branch branch : when.branches()) {
            branches.add(new Statement.Branch(branch.condition(), body(branch.body()), branch.line()));
        }
        while (otherwise.isEmpty()
                && !branches.isEmpty()
                && branches.getLast().body().isEmpty()) {
            branches.removeLast();
        }
        return branches.isEmpty()
                ? Optional.empty()
                : Optional.of(new Statement.When(List.copyOf(branches), otherwise, when.line()));
    }

    /** All states having a case means that the last one applies to whatever is not a state, as in the Verilog. */
    private Optional<Statement> choice(Statement.Switch choice) {
        List<Statement.Case> cases = new ArrayList<>();
        for (Statement.Case one : choice.cases()) {
            cases.add(new Statement.Case(one.labels(), body(one.body()), one.line()));
        }
        List<Statement> rest = choice.otherwise().map(this::body).orElse(List.of());
        if (choice.complete() && choice.otherwise().isEmpty()) {
            rest = cases.removeLast().body();
        }
        boolean empty =
                rest.isEmpty() && cases.stream().allMatch(one -> one.body().isEmpty());
        return empty
                ? Optional.empty()
                : Optional.of(
                        new Statement.Switch(choice.subject(), List.copyOf(cases), Optional.of(rest), choice.line()));
    }
}
