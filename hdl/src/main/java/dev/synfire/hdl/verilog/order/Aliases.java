package dev.synfire.hdl.verilog.order;

import dev.synfire.hdl.Item;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.check.References;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Outputs of children that need no net: the one place that reads them is a wire or an output that takes them whole. */
final class Aliases {
    private final Map<Signal, Signal> takers = new IdentityHashMap<>();
    private final Set<Signal> taking = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Statement> said = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Finds those of a component's body. */
    Aliases(List<Item> items) {
        List<Statement.Assign> candidates = new ArrayList<>();
        for (Item item : items) {
            if (takesOutput(item)) {
                candidates.add((Statement.Assign) ((Item.Said) item).statement());
            }
        }
        if (!candidates.isEmpty()) {
            find(candidates, items);
        }
    }

    private void find(List<Statement.Assign> candidates, List<Item> items) {
        Map<Signal, Integer> reads = new IdentityHashMap<>();
        Map<Signal, Integer> drives = new IdentityHashMap<>();
        for (Item item : items) {
            References.read(item, signal -> reads.merge(signal, 1, Integer::sum));
            if (item instanceof Item.Said(Statement statement)) {
                References.driven(statement, signal -> drives.merge(signal, 1, Integer::sum));
            }
        }
        for (Statement.Assign assign : candidates) {
            Output output = (Output) assign.value();
            if (reads.get(output) == 1 && drives.get(assign.target()) == 1) {
                takers.put(output, assign.target());
                taking.add(assign.target());
                said.add(assign);
            }
        }
    }

    /** Whether an output of a child is assigned as it is. */
    private static boolean takesOutput(Item item) {
        return item instanceof Item.Said said
                && said.statement() instanceof Statement.Assign assign
                && assign.value() instanceof Output output
                && output.component() != assign.target().component();
    }

    /** The signals that take outputs, by the outputs. */
    Map<Signal, Signal> takers() {
        return takers;
    }

    /** Whether an output of a child is known by this signal's name. */
    boolean takes(Signal signal) {
        return taking.contains(signal);
    }

    /** Whether the statement needs no line of its own: it says which signal takes an output. */
    boolean says(Statement statement) {
        return !said.isEmpty() && said.contains(statement);
    }
}
