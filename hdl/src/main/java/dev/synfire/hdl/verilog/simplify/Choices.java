package dev.synfire.hdl.verilog.simplify;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.check.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Statements about one signal as one expression, where that reads well. */
public final class Choices {
    private Choices() {}

    /** The value as one expression, where that reads well: one assignment, or one choice between few. */
    public static Optional<Expr> of(Signal target, List<Statement> statements) {
        List<Statement> said = last(target, statements);
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

    /** From the last statement on that gives the signal its whole value whatever the conditions are; others' left out. */
    private static List<Statement> last(Signal target, List<Statement> statements) {
        List<Statement> said = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            if (statement instanceof Statement.Assign assign && assign.target() == target) {
                said.clear();
            }
            if (References.driven(statement).contains(target)) {
                said.add(statement);
            }
        }
        return said;
    }

    /** Parts that make up the whole, joined; or a whole of which parts are given other values. */
    private static Optional<Expr> joined(Signal target, List<Statement> said) {
        NavigableMap<Integer, Expr> values = new TreeMap<>();
        for (Statement statement : said) {
            switch (statement) {
                case Statement.Assign assign -> values.put(0, assign.value().asUnsigned());
                case Statement.Part part -> put(values, part);
                case Statement.Next _, Statement.When _, Statement.Switch _ -> {
                    return Optional.empty();
                }
            }
        }
        int width = values.values().stream()
                .mapToInt(value -> value.shape().width())
                .sum();
        if (width != target.shape().width()) {
            return Optional.empty();
        }
        Expr all = Expr.cat(List.copyOf(values.descendingMap().values()));
        return Optional.of(all.shape().equals(target.shape()) ? all : new Node.Reinterpret(all, target.shape()));
    }

    /** Puts a part in its place among others, by their lowest bits, and cuts what is there. */
    private static void put(NavigableMap<Integer, Expr> values, Statement.Part part) {
        for (Map.Entry<Integer, Expr> other : List.copyOf(values.entrySet())) {
            int low = other.getKey();
            Expr value = other.getValue();
            int high = low + value.shape().width() - 1;
            if (high < part.low() || low > part.high()) {
                continue;
            }
            values.remove(low);
            if (low < part.low()) {
                values.put(low, value.bits(part.low() - low - 1, 0));
            }
            if (high > part.high()) {
                values.put(part.high() + 1, value.bits(high - low, part.high() + 1 - low));
            }
        }
        values.put(part.low(), part.value());
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
