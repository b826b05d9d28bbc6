package dev.synfire.hdl.check;

import dev.synfire.hdl.BlackBox;
import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Item;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which clocks and resets each module of a design has: those of what is clocked in it, or in a child. */
public final class Clocks {
    private final Map<Component<?>, List<Clock>> ports = new IdentityHashMap<>();
    private final Set<Clock> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Clock> resetting = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Clock> roots = Collections.newSetFromMap(new IdentityHashMap<>());

    Clocks() {}

    /** Finds those of a component after those of its children, and refuses what asks for a reset that is not there. */
    void add(Component<?> component) {
        Recorded.of(component).items().forEach(this::visit);
        List<Clock> its = new ArrayList<>();
        if (used.contains(component.clock()) && !(component instanceof BlackBox<?>)) {
            its.add(component.clock());
        }
        for (Clock clock : component.clocks()) {
            if (clock.source().isEmpty() && (component instanceof BlackBox<?> || used.contains(clock))) {
                its.add(clock);
            }
        }
        ports.put(component, List.copyOf(its));
    }

    private void visit(Item item) {
        switch (item) {
            case Item.Said _, Item.Comment _ -> {}
            case Item.Declaration declaration -> {
                if (declaration.signal() instanceof Reg reg) {
                    visit(reg);
                }
            }
            case Item.Read read -> use(read.port().clock());
            case Item.ReadWrite both -> use(both.port().clock());
            case Item.Write write -> use(write.clock());
            case Item.Instance(String name, Component<?> child, Line line) -> instance(name, child, line);
            default -> {}
        }
    }

    private void visit(Reg reg) {
        use(reg.clock());
        if (reg.init().isPresent() && !resetting.contains(reg.clock())) {
            reset(reg.clock(), reg.line(), "the register " + reg.name());
        }
    }

    private void instance(String name, Component<?> child, Line line) {
        for (Clock clock : of(child)) {
            Clock given = clock.parent().orElseThrow(() -> Mistakes.unconnectedClock(name, clock, line));
            use(given);
            if (!clock.agrees()) {
                throw Mistakes.resetKind(name, clock, line);
            }
            if (hasReset(clock)) {
                reset(given, line, "the instance " + name);
            }
        }
    }

    private void use(Clock clock) {
        if (used.add(clock) && clock.parent().isEmpty()) {
            roots.add(clock);
        }
    }

    private void reset(Clock clock, Line line, String what) {
        if (clock.resetName().isEmpty()) {
            throw Mistakes.noReset(line, what, clock);
        }
        resetting.add(clock);
    }

    /** The clocks that are ports of a component's module, the undeclared one first. */
    public List<Clock> of(Component<?> component) {
        return ports.get(component);
    }

    /** Whether the reset of a clock is needed. */
    public boolean hasReset(Clock clock) {
        return resetting.contains(clock)
                || clock.component() instanceof BlackBox<?> && clock.resetName().isPresent();
    }

    /** How many clocks there are that do not follow one another. */
    int roots() {
        return roots.size();
    }
}
