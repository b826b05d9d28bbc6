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
                sure.addAll(always(statement));
            }
        }
        return sure;
    }

    private static Set<Signal> always(Statement statement) {
        return switch (statement) {
            case Statement.Assign assign -> {
                Set<Signal> one = set();
                one.add(assign.target());
                yield one;
            }
            case Statement.Next _ -> set();
            case Statement.When when -> {
                Set<Signal> common = body(when.otherwise());
                when.branches().forEach(branch -> common.retainAll(body(branch.body())));
                yield common;
            }
            case Statement.Switch choice -> {
                if (!choice.complete()) {
                    yield set();
                }
                Set<Signal> common = choice.otherwise()
                        .map(Assignment::body)
                        .orElseGet(() -> body(choice.cases().getFirst().body()));
                choice.cases().forEach(one -> common.retainAll(body(one.body())));
                yield common;
            }
        };
    }

    private static Set<Signal> body(List<Statement> statements) {
        Set<Signal> sure = set();
        statements.forEach(statement -> sure.addAll(always(statement)));
        return sure;
    }

    private static Set<Signal> set() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
