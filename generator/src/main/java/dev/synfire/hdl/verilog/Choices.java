package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Statements about one signal as one expression, where that reads well. */
final class Choices {
    private Choices() {}

    /** The value as one expression, where that reads well: one assignment, or one choice between few. */
    static Optional<Expr> of(Signal target, List<Statement> said) {
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
        return joined(target, said);
    }

    /** Parts that make up the whole, each driven once, joined. */
    private static Optional<Expr> joined(Signal target, List<Statement> said) {
        SortedMap<Integer, Statement.Part> parts = new TreeMap<>(Comparator.reverseOrder());
        for (Statement statement : said) {
            if (!(statement instanceof Statement.Part part)) {
                return Optional.empty();
            }
            parts.put(part.low(), part);
        }
        int width = parts.values().stream()
                .mapToInt(part -> part.high() - part.low() + 1)
                .sum();
        if (width != target.shape().width() || parts.size() != said.size()) {
            return Optional.empty();
        }
        Expr all = Expr.cat(parts.values().stream().map(Statement.Part::value).toList());
        return Optional.of(all.shape().equals(target.shape()) ? all : new Node.Reinterpret(all, target.shape()));
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
}
