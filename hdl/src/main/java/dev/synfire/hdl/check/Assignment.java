package dev.synfire.hdl.check;

import dev.synfire.hdl.Item;
import dev.synfire.hdl.Statement;
import java.util.List;

/** Which bits of wires are given a value whatever the conditions are. */
final class Assignment {
    private Assignment() {}

    static DefiniteAssignment always(List<Item> items) {
        DefiniteAssignment sure = new DefiniteAssignment();
        for (Item item : items) {
            always(item, sure);
        }
        return sure;
    }

    private static void always(Item item, DefiniteAssignment sure) {
        if (item instanceof Item.Said said) {
            always(said.statement(), sure);
        }
    }

    private static void always(Statement statement, DefiniteAssignment sure) {
        switch (statement) {
            case Statement.Assign assign -> sure.add(assign.target());
            case Statement.Part part -> sure.add(part.target(), part.high(), part.low());
            case Statement.Next _ -> {}
            case Statement.When when -> {
                DefiniteAssignment common = body(when.otherwise());
                if (common.isEmpty()) {
                    return;
                }
                for (Statement.Branch branch : when.branches()) {
                    retain(common, branch.body());
                }
                sure.addAll(common);
            }
            case Statement.Switch choice -> {
                if (choice.complete()) {
                    DefiniteAssignment common = body(choice.otherwise()
                            .orElseGet(() -> choice.cases().getFirst().body()));
                    choice.cases().forEach(one -> retain(common, one.body()));
                    sure.addAll(common);
                }
            }
        }
    }

    private static void retain(DefiniteAssignment common, List<Statement> body) {
        if (!common.isEmpty()) {
            common.retainAll(body(body));
        }
    }

    private static DefiniteAssignment body(List<Statement> statements) {
        DefiniteAssignment sure = new DefiniteAssignment();
        statements.forEach(statement -> always(statement, sure));
        return sure;
    }
}
