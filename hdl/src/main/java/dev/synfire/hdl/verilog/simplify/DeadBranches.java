package dev.synfire.hdl.verilog.simplify;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Simplifies statements by what is known of conditions: branches and cases that are never taken are left out, and what
 * is under a condition that is always true needs no condition.
 *
 * <p>Verilator 5.032 can fail on a function that is called where nothing leads.
 */
public final class DeadBranches {
    private final KnownBits known;

    public DeadBranches(KnownBits known) {
        this.known = known;
    }

    /** The statements themselves where nothing is known. */
    public List<Statement> of(List<Statement> statements) {
        List<Statement> all = null;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            List<Statement> left = of(statement);
            if (all == null && !(left.size() == 1 && left.getFirst() == statement)) {
                all = new ArrayList<>(statements.subList(0, i));
            }
            if (all != null) {
                all.addAll(left);
            }
        }
        return all == null ? statements : all;
    }

    private List<Statement> of(Statement statement) {
        return switch (statement) {
            case Statement.Assign _, Statement.Next _, Statement.Part _ -> List.of(statement);
            case Statement.When when -> when(when);
            case Statement.Switch choice -> choice(choice);
        };
    }

    private List<Statement> when(Statement.When when) {
        boolean same = true;
        List<Statement.Branch> branches = new ArrayList<>(when.branches().size());
        List<Statement> rest = when.otherwise();
        for (Statement.Branch branch : when.branches()) {
            Optional<BigInteger> holds = known.value(branch.condition());
            if (holds.isEmpty()) {
                List<Statement> body = of(branch.body());
                same &= body == branch.body();
                branches.add(
                        body == branch.body() ? branch : new Statement.Branch(branch.condition(), body, branch.line()));
                continue;
            }
            same = false;
            if (holds.get().testBit(0)) {
                rest = branch.body();
                break;
            }
        }
        List<Statement> otherwise = of(rest);
        if (branches.isEmpty()) {
            return otherwise;
        }
        return same && otherwise == when.otherwise()
                ? List.of(when)
                : List.of(new Statement.When(branches, otherwise, when.line()));
    }

    /** Where there is a case for every value, the last of those that can be is the one for all others. */
    private List<Statement> choice(Statement.Switch choice) {
        List<Statement.Case> cases = possible(choice);
        Optional<List<Statement>> otherwise = choice.otherwise().map(this::of);
        if (otherwise.isEmpty() && choice.complete() && !cases.isEmpty()) {
            otherwise = Optional.of(cases.removeLast().body());
        }
        return cases.isEmpty()
                ? otherwise.orElse(List.of())
                : List.of(new Statement.Switch(choice.subject(), cases, otherwise, choice.line()));
    }

    private List<Statement.Case> possible(Statement.Switch choice) {
        Optional<ConstantFacts> subject =
                known.open(choice.subject()) ? Optional.empty() : Optional.of(known.of(choice.subject()));
        List<Statement.Case> possible = new ArrayList<>();
        for (Statement.Case one : choice.cases()) {
            List<Expr> labels = one.labels().stream()
                    .filter(label -> subject.isEmpty()
                            || known.value(label).map(subject.get()::allow).orElse(true))
                    .toList();
            if (!labels.isEmpty()) {
                possible.add(new Statement.Case(labels, of(one.body()), one.line()));
            }
        }
        return possible;
    }
}
