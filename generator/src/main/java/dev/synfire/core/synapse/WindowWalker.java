package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Visits;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Wire;
import dev.synfire.layout.MemoryStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Visits, for every event, the places whose window sees it, one per cycle: column by column, row by row, pass by pass.
 *
 * <p>A pipeline takes the event's address apart and looks up where each direction begins; meanwhile the events before it
 * make their visits, so that one follows the other without a gap.
 */
public final class WindowWalker extends CoreComponent<WindowWalker.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the module's name without its ending
     * @param events what comes in
     * @param neighbourhood who visits whom
     * @param tables what the tables by channel, row and column are built from
     * @param spaced whether two visits to one place must not follow each other, as where a sum is fetched in the cycle that
     *     writes the one before: then a cycle passes between them. Within an event no place is visited twice
     */
    public record Params(
            String name, EventFormat events, Neighbourhood neighbourhood, MemoryStyle tables, boolean spaced) {}

    private final Neighbourhood around = params.neighbourhood();

    {
        comment("Events in");
    }

    public final Events events = new Events(sink("in_"), params.events());

    {
        comment("Visits out");
    }

    public final Visits visits = new Visits(source("visit_"), around.places(), around.taps(), params.events());

    public WindowWalker(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "walker");
    }

    @Override
    protected String describe() {
        int passes = around.channels().most();
        return "Visits the places whose window sees an event, one per cycle: at most "
                + around.rows().most() + " x " + around.columns().most()
                + (passes == 1 ? "." : ", in " + passes + " passes.");
    }

    @Override
    protected void logic() {
        Wire advance = wire("advance", bit());
        Stages stages = new Stages(this, Optional.of(advance));
        stages.carryFlag("valid", events.valid);
        stages.carry("tick", events.tick);
        stages.carry("last", events.last);
        events.value.ifPresent(value -> stages.carry("value", value));
        Coordinates.split(stages, around.input(), events.address);
        Map<String, Expr> column = entry(around.columns(), stages, advance);
        Map<String, Expr> row = entry(around.rows(), stages, advance);
        Map<String, Expr> channel = entry(around.channels(), stages, advance);
        stages.step("where the event's neighbourhood begins: of each direction a word of its table");

        comment("The event that is making its visits");
        Reg busy = reg("busy", bit());
        Reg marker = reg("marker", bit()).withoutReset();
        Reg ending = reg("ending", bit()).withoutReset();
        Optional<Reg> carried =
                visits.value.map(port -> reg("carried", port.shape()).withoutReset());
        boolean passes = around.channels().most() > 1;
        boolean laps = passes || around.rows().most() > 1;
        List<Walk> walks = List.of(
                new Walk(this, around.columns(), laps, around.weighted(), column),
                new Walk(this, around.rows(), passes, around.weighted(), row),
                new Walk(this, around.channels(), false, around.weighted(), channel));
        List<Expr> ends = walks.stream().flatMap(walk -> walk.ends().stream()).toList();
        Expr finished = ends.isEmpty() ? lit(1, bit()) : let("finished", marker.or(Expr.all(ends)));

        Expr waits = stages.take("valid");
        Expr begins =
                let("begins", waits.and(busy.not().or(finished.and(visits.ready).and(clear(walks)))));
        Expr tick = stages.take("tick");
        Expr everywhere = Expr.all(walks.stream().map(Walk::seen).toList());
        Expr seen = walks.stream().allMatch(Walk::isSeenAlike) ? everywhere : named("seen", everywhere);
        when(begins, () -> {
                    busy.next(tick.or(seen));
                    marker.next(tick);
                    ending.next(stages.take("last"));
                    carried.ifPresent(reg -> reg.next(stages.take("value")));
                    walks.forEach(Walk::begin);
                })
                .elseWhen(visits.ready, () -> {
                    when(finished, () -> busy.next(0));
                    step(walks);
                });
        advance.assign(waits.not().or(begins));
        events.ready.assign(advance);

        visits.valid.assign(busy);
        visits.tick.assign(marker);
        visits.last.assign(ending);
        visits.place.assign(Expr.sum(walks.stream().map(Walk::place).toList()).wrap(index(around.places())));
        visits.tap.ifPresent(tap ->
                tap.assign(Expr.sum(walks.stream().map(Walk::tap).toList()).wrap(index(around.taps()))));
        visits.value.ifPresent(value -> value.assign(carried.orElseThrow()));
    }

    private Map<String, Expr> entry(Span span, Stages stages, Expr advance) {
        Expr at = stages.has(span.name()) ? stages.take(span.name()) : lit(0, bit());
        return span.table().read(this, at, advance, Shapes.style(params.tables()));
    }

    /**
     * Whether the next event may begin right behind this one: it does not begin at the place where this one ends. With
     * several passes it never does, since it begins with the first and this one ends with the last.
     */
    private Expr clear(List<Walk> walks) {
        if (!params.spaced() || around.channels().most() > 1) {
            return lit(1, bit());
        }
        comment("Sums of what the directions contribute are the same only if each contributes the same.");
        return let("clear", Expr.all(walks.stream().map(Walk::meets).toList()).not());
    }

    /** One step along the first direction; at its end it begins again, and the next direction makes a step. */
    private void step(List<Walk> walks) {
        Walk first = walks.getFirst();
        List<Walk> others = walks.subList(1, walks.size());
        boolean outermost = others.stream().allMatch(walk -> walk.ends().isEmpty());
        if (first.ends().isEmpty() || outermost) {
            first.ends().ifPresent(_ -> first.step());
            if (!outermost) {
                step(others);
            }
        } else {
            when(first.ends().orElseThrow(), () -> {
                        first.restart();
                        step(others);
                    })
                    .otherwise(first::step);
        }
    }
}
