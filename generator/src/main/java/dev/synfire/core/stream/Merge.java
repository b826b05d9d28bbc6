package dev.synfire.core.stream;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one stream of several: in each tick the events of the first source, then those of the next, their addresses behind
 * those of the sources before it, and one marker at the end.
 *
 * <p>Sources are taken in the order of their layers, so that a source that waits for another never keeps that one waiting
 * (docs/core.md).
 */
public final class Merge extends CoreComponent<Merge.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer that takes the events
     * @param sources what each source sends, in order; at least 2
     * @param ending which source's marker says whether the tick is its sample's last; those of feedback do not know
     * @param merged what all of them together send
     */
    public record Params(String name, List<EventFormat> sources, int ending, EventFormat merged) {
        public Params {
            sources = List.copyOf(sources);
        }

        /** The addresses before those of a source. */
        int offset(int source) {
            return sources.subList(0, source).stream()
                    .mapToInt(EventFormat::size)
                    .sum();
        }
    }

    /** The sources' events. */
    public final List<Events> ins = ins();

    {
        comment("Events out");
    }

    public final Events out = new Events(source("out_"), params.merged());

    public Merge(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "merge");
    }

    @Override
    protected String describe() {
        return "Puts the events of " + params.sources().size() + " sources for " + params.name()
                + " in a row, tick by tick.";
    }

    private List<Events> ins() {
        List<Events> ins = new ArrayList<>();
        for (int i = 0; i < params.sources().size(); i++) {
            EventFormat format = params.sources().get(i);
            comment("Events of source " + i + ", addresses " + params.offset(i) + " to "
                    + (params.offset(i) + format.size() - 1) + " of all");
            ins.add(new Events(sink("in" + i + "_"), format));
        }
        return List.copyOf(ins);
    }

    @Override
    protected void logic() {
        int last = ins.size() - 1;
        comment("Whose events are taken; of all the markers of a tick only the last source's goes on.");
        Reg turn = reg("turn", index(ins.size()));
        List<Expr> turns = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            turns.add(named("turn_of_" + i, Shapes.is(turn, i)));
        }
        Expr moves = ins.getFirst().moves().and(ins.getFirst().tick);
        Expr valid = turns.getFirst()
                .and(ins.getFirst().valid)
                .and(ins.getFirst().tick.not());
        for (int i = 1; i <= last; i++) {
            Events in = ins.get(i);
            moves = moves.or(in.moves().and(in.tick));
            Expr offered = turns.get(i).and(in.valid);
            valid = valid.or(i == last ? offered : offered.and(in.tick.not()));
        }
        Expr ends = let("source_ends", moves);
        when(ends, () -> turn.next(turns.get(last).mux(lit(0, turn.shape()), turn.addWrap(1))));

        for (int i = 0; i <= last; i++) {
            Events in = ins.get(i);
            in.ready.assign(turns.get(i).and(i == last ? out.ready : out.ready.or(in.tick)));
        }
        out.valid.assign(valid);
        out.tick.assign(turns.get(last).and(ins.get(last).tick));
        out.last.assign(last(turns));
        out.address.assign(chosen(turns, i -> address(i)));
        out.value.ifPresent(value -> value.assign(chosen(turns, i -> value(i, value.shape()))));
    }

    /** Feedback comes last, and so after the marker that says it. */
    private Expr last(List<Expr> turns) {
        Events ending = ins.get(params.ending());
        if (params.ending() == ins.size() - 1) {
            return ending.last;
        }
        comment("The tick is its sample's last: so says the marker of a source that is no feedback.");
        Reg ends = reg("ends", bit()).withoutReset();
        return ends.enable(turns.get(params.ending())).next(ending.last);
    }

    private interface Choice {
        Expr of(int source);
    }

    private Expr chosen(List<Expr> turns, Choice choice) {
        Expr chosen = choice.of(ins.size() - 1);
        for (int i = ins.size() - 2; i >= 0; i--) {
            chosen = turns.get(i).mux(choice.of(i), chosen);
        }
        return chosen;
    }

    private Expr address(int source) {
        Shape shape = params.merged().address();
        Expr address = ins.get(source).address;
        return source == 0
                ? Shapes.fit(address, shape)
                : Shapes.fit(address.add(Expr.lit(params.offset(source), shape)), shape);
    }

    private Expr value(int source, Shape shape) {
        return ins.get(source)
                .value
                .map(value -> Shapes.fit(shape.signed() && !value.shape().signed() ? value.toSigned() : value, shape))
                .orElseGet(() -> Expr.lit(1, shape));
    }
}
