package dev.synfire.hdl.check;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.text.Line;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Keeps expressions small enough to be read by a recursion, and to be written out where they share parts. */
final class Nesting implements Consumer<Expr> {
    /** Operators within operators; printers and compilers walk that deep on a megabyte of stack, which a thread has. */
    static final int DEEPEST = 200;

    /** Operators in one expression, those that it shares with itself counted as often as they are written. */
    static final int MOST = 1_000_000;

    private final BiConsumer<Node.State, Line> states;
    private Line line;
    private int count;
    private int depth;

    /** @param states gets every state that is named */
    Nesting(BiConsumer<Node.State, Line> states) {
        this.states = states;
    }

    /** Checks all expressions of an item, which was written at that line. */
    void check(Item item, Line line) {
        if (item instanceof Item.Said said) {
            check(said.statement());
        } else if (item instanceof Item.Declaration declaration) {
            if (declaration.signal() instanceof Reg reg && reg.init().isPresent()) {
                check(reg.init().get(), line);
            }
        } else {
            References.values(item, value -> check(value, line));
        }
    }

    private void check(Statement statement) {
        switch (statement) {
            case Statement.Assign assign -> check(assign.value(), assign.line());
            case Statement.Next next -> {
                check(next.value(), next.line());
                Optional<Expr> enable = next.target().enable();
                if (enable.isPresent()) {
                    check(enable.get(), next.line());
                }
            }
            case Statement.Part part -> check(part.value(), part.line());
            case Statement.When when -> {
                for (Statement.Branch branch : when.branches()) {
                    check(branch.condition(), branch.line());
                    check(branch.body());
                }
                check(when.otherwise());
            }
            case Statement.Switch choice -> {
                check(choice.subject(), choice.line());
                for (Statement.Case one : choice.cases()) {
                    one.labels().forEach(label -> check(label, one.line()));
                    check(one.body());
                }
                choice.otherwise().ifPresent(this::check);
            }
        }
    }

    private void check(List<Statement> statements) {
        for (Statement statement : statements) {
            check(statement);
        }
    }

    private void check(Expr value, Line line) {
        this.line = line;
        count = 0;
        accept(value);
    }

    /** Checks an expression at the present depth. */
    @Override
    public void accept(Expr value) {
        if (value instanceof Signal) {
            return;
        }
        if (value instanceof Node.State state) {
            states.accept(state, line);
        }
        if (depth == DEEPEST) {
            throw Mistakes.nesting(line, "nested deeper than " + DEEPEST);
        }
        if (++count > MOST) {
            throw Mistakes.nesting(line, "more than " + MOST + " operators when it is written out");
        }
        depth++;
        value.operands(this);
        depth--;
    }
}
