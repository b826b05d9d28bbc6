package dev.synfire.hdl.verilog.order;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.Statement;
import dev.synfire.hdl.check.BySignal;
import dev.synfire.hdl.check.References;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Registers that are printed together: those of one clock and enable that share a statement. One that shares none stands
 * for itself.
 */
final class Groups {
    private final BySignal<Set<Reg>> groups;

    /** Finds those of a component's body. */
    Groups(Component<?> component, List<Item> items) {
        this.groups = new BySignal<>(component);
        items.forEach(this::add);
    }

    private void add(Item item) {
        if (!(item instanceof Item.Said said) || said.statement() instanceof Statement.Next) {
            return;
        }
        Set<Signal> targets = References.driven(said.statement());
        if (targets.size() == 1) {
            return;
        }
        Map<Kind, Set<Reg>> together = new HashMap<>();
        for (Signal signal : targets) {
            if (signal instanceof Reg reg) {
                Set<Reg> group = groups.computeIfAbsent(reg, _ -> new LinkedHashSet<>(Set.of(reg)));
                Set<Reg> other = together.putIfAbsent(new Kind(reg.clock(), reg.enable()), group);
                if (other != null && other != group) {
                    other.addAll(group);
                    group.forEach(one -> groups.put(one, other));
                }
            }
        }
    }

    /** What registers must share to stand in one block; an enable is the same only where it is the same object. */
    private record Kind(Clock clock, Optional<Expr> enable) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Kind(Clock its, Optional<Expr> condition)
                    && its == clock
                    && condition.orElse(null) == enable.orElse(null);
        }

        @Override
        public int hashCode() {
            return 31 * clock.hashCode() + System.identityHashCode(enable.orElse(null));
        }
    }

    /** The registers that belong with this one, it among them; none where it shares no statement with another. */
    Set<Reg> of(Signal signal) {
        return groups.getOrDefault(signal, Set.of());
    }
}
