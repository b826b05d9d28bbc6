package dev.synfire.hdl;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which wires are given a value whatever the conditions are. */
final class Assignment {
    private Assignment() {}

    static Set<Signal> always(List<Item> items) {
        Set<Signal> sure = set();
        for (Item item : items) {
            if (item instanceof Item.Said(Statement statement)) {
                always(statement, sure);
            }
        }
        return sure;
    }

    private static void always(Statement statement, Set<Signal> sure) {
        switch (statement) {
            case Statement.Assign assign -> sure.add(assign.target());
            case Statement.Next _ -> {}
            case Statement.When when -> {
                if (when.otherwise().isEmpty()) {
                    return;
                }
                Set<Signal> common = body(when.otherwise());
                for (Statement.Branch branch : when.branches()) {
                    retain(common, branch.body());
                }
                sure.addAll(common);
            }
            case Statement.Switch choice -> {
                if (choice.complete()) {
                    Set<Signal> common = body(choice.otherwise()
                            .orElseGet(() -> choice.cases().getFirst().body()));
                    choice.cases().forEach(one -> retain(common, one.body()));
                    sure.addAll(common);
                }
            }
        }
    }

    private static void retain(Set<Signal> common, List<Statement> body) {
        if (!common.isEmpty()) {
            common.retainAll(body(body));
        }
    }

    private static Set<Signal> body(List<Statement> statements) {
        Set<Signal> sure = set();
        statements.forEach(statement -> always(statement, sure));
        return sure;
    }

    private static Set<Signal> set() {
        return Collections.newSetFromMap(new IdentityHashMap<>(4));
    }
}
