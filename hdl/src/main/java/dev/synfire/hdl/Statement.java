package dev.synfire.hdl;

import dev.synfire.hdl.text.Line;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What a component assigns to its signals, in the order in which it was written; a later statement overrides an earlier. */
public sealed interface Statement {
    /** Where it was written. */
    Line line();

    /** Drives a wire or an output, which has the value's shape. */
    record Assign(Signal target, Expr value, Line line) implements Statement {}

    /** Gives a register its value at the next clock edge. */
    record Next(Reg target, Expr value, Line line) implements Statement {}

    /** Drives some bits of a wire or an output, or gives some bits of a register their value at the next clock edge. */
    record Part(Signal target, int high, int low, Expr value, Line line) implements Statement {}

    /** The first branch whose condition is 1, else the otherwise branch, which may be empty. */
    record When(List<Branch> branches, List<Statement> otherwise, Line line) implements Statement {}

    /** A condition and the statements under it. */
    record Branch(Expr condition, List<Statement> body, Line line) {}

    /** The case whose label equals the subject, else the otherwise branch if there is one. */
    record Switch(Expr subject, List<Case> cases, Optional<List<Statement>> otherwise, Line line) implements Statement {
        /** True when one of the branches always applies: all states, or all values, have a case. */
        public boolean complete() {
            if (otherwise.isPresent()) {
                return true;
            }
            List<Expr> labels =
                    cases.stream().flatMap(one -> one.labels().stream()).toList();
            BigInteger values = BigInteger.ONE.shiftLeft(subject.shape().width());
            if (values.equals(BigInteger.valueOf(labels.size()))) {
                return true;
            }
            return !labels.isEmpty()
                    && labels.getFirst() instanceof Node.State state
                    && state.constant().getDeclaringClass().getEnumConstants().length == labels.size();
        }
    }

    /** Labels of the subject's shape, and the statements under them. */
    record Case(List<Expr> labels, List<Statement> body, Line line) {}
}
