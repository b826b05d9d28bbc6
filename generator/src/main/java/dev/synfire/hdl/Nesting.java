package dev.synfire.hdl;

/** Keeps expressions small enough to be read by a recursion, and to be written out where they share parts. */
final class Nesting {
    /** Operators within operators; printers and compilers walk that deep on a megabyte of stack, which a thread has. */
    static final int DEEPEST = 300;

    /** Operators in one expression, those that it shares with itself counted as often as they are written. */
    static final int MOST = 1_000_000;

    private final Line line;
    private int count;

    private Nesting(Line line) {
        this.line = line;
    }

    /** Checks all that the item, which stands at that line, says. */
    static void check(Item item, Line line) {
        if (item instanceof Item.Said said) {
            check(said.statement());
        } else {
            References.values(item, value -> check(value, line));
        }
    }

    private static void check(Statement statement) {
        switch (statement) {
            case Statement.Assign assign -> check(assign.value(), assign.line());
            case Statement.Next next -> {
                check(next.value(), next.line());
                next.target().enable().ifPresent(enable -> check(enable, next.line()));
            }
            case Statement.When when -> {
                for (Statement.Branch branch : when.branches()) {
                    check(branch.condition(), branch.line());
                    branch.body().forEach(Nesting::check);
                }
                when.otherwise().forEach(Nesting::check);
            }
            case Statement.Switch choice -> {
                check(choice.subject(), choice.line());
                choice.cases().forEach(one -> one.body().forEach(Nesting::check));
                choice.otherwise().ifPresent(body -> body.forEach(Nesting::check));
            }
        }
    }

    private static void check(Expr value, Line line) {
        if (!(value instanceof Signal)) {
            new Nesting(line).walk(value, 0);
        }
    }

    private void walk(Expr value, int depth) {
        if (value instanceof Signal) {
            return;
        }
        if (depth == DEEPEST) {
            throw Slip.nesting(line, "nested deeper than " + DEEPEST);
        }
        if (++count > MOST) {
            throw Slip.nesting(line, "more than " + MOST + " operators when it is written out");
        }
        References.operands(value, operand -> walk(operand, depth + 1));
    }
}
