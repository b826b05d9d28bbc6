package dev.synfire.core.synapse;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registers that go along one direction of a neighbourhood; what never changes has none. {@link #begin}, {@link
 * #step} and {@link #restart} are said where the walker says when.
 */
final class Walk {
    /**
     * A number that is loaded for an event, and stepped.
     *
     * @param first where it begins again; empty where it never does, or begins the same for every event
     */
    private record Moving(Reg now, Optional<Reg> first, Expr entry, int step) {
        void load() {
            now.next(entry);
            first.ifPresent(reg -> reg.next(entry));
        }

        void move() {
            now.next(step < 0 ? now.subWrap(-step) : now.addWrap(step));
        }

        void reload() {
            now.next(first.<Expr>map(reg -> reg).orElse(entry));
        }
    }

    private final Span span;
    private final boolean restarts;
    private final Map<String, Expr> entry;
    private final List<Moving> moving = new ArrayList<>();
    private final Optional<Expr> ends;
    private final Expr place;
    private final Optional<Expr> tap;

    /**
     * Declares the registers.
     *
     * @param restarts whether the way is gone more than once an event
     * @param weighted whether taps matter
     * @param entry of the span's table, for the event that begins next
     */
    Walk(CoreComponent<?> owner, Span span, boolean restarts, boolean weighted, Map<String, Expr> entry) {
        this.span = span;
        this.restarts = restarts;
        this.entry = entry;
        ends = span.most() > 1
                ? Optional.of(
                        number(owner, "more", Shape.index(span.most()), -1).eq(0))
                : Optional.empty();
        place = number(owner, "place", span.place(), span.placeStep());
        tap = weighted ? Optional.of(number(owner, "tap", span.tap(), span.tapStep())) : Optional.empty();
    }

    private Expr number(CoreComponent<?> owner, String what, Shape shape, int step) {
        boolean uniform = span.table().isUniform(what);
        if (uniform && span.most() == 1) {
            return entry.get(what);
        }
        String name = span.name() + "_" + what;
        Reg now = owner.register(name, shape).withoutReset();
        Optional<Reg> first = restarts && span.most() > 1 && !uniform
                ? Optional.of(owner.register("first_" + name, shape).withoutReset())
                : Optional.empty();
        moving.add(new Moving(now, first, entry.get(what), step));
        return now;
    }

    /** Whether the event that begins next is seen from anywhere, as far as this direction goes. */
    Expr seen() {
        return entry.get("seen");
    }

    /** Whether the answer to that is the same for all events. */
    boolean isSeenAlike() {
        return span.table().isUniform("seen");
    }

    /** Whether this is the last place of the way; empty where there is never more than one. */
    Optional<Expr> ends() {
        return ends;
    }

    /** What the direction adds to the place now. */
    Expr place() {
        return place;
    }

    /** What the direction adds to the tap now. */
    Expr tap() {
        return tap.orElseThrow();
    }

    /** Whether the event that begins next begins where this one is now. */
    Expr meets() {
        return place.eq(entry.get("place"));
    }

    void begin() {
        moving.forEach(Moving::load);
    }

    void step() {
        moving.forEach(Moving::move);
    }

    void restart() {
        if (restarts) {
            moving.forEach(Moving::reload);
        }
    }
}
