package dev.synfire.core.spatial;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the events of a tick, of which no two have the same address, and hands them on as a whole when the marker comes.
 *
 * <p>A frame that stands for all ticks of a sample is handed on as often as a sample has ticks, one per cycle.
 */
public final class SpatialGather extends CoreComponent<SpatialGather.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param format of the ticks
     * @param repeats how often each is handed on: 1, or the ticks of a sample
     */
    public record Params(String name, TickFormat format, int repeats) {}

    {
        comment("Events in");
    }

    public final Events in = new Events(
            sink("in_"), new EventFormat(params.format().size(), params.format().values()));

    {
        comment("Ticks out");
    }

    public final Ticks out = new Ticks(source("out_"), params.format());

    public SpatialGather(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "gather");
    }

    @Override
    protected String describe() {
        return "Collects the events of a tick: " + params.format().size() + " addresses side by side.";
    }

    @Override
    protected void logic() {
        Expr last = in.last;
        Expr goes = out.ready;
        if (params.repeats() > 1) {
            Reg turn = reg("turn", index(params.repeats()));
            Expr lastTurn = let("last_turn", turn.eq(params.repeats() - 1));
            last = lastTurn.and(in.last);
            goes = out.ready.and(lastTurn);
            when(out.moves(), () -> turn.next(lastTurn.mux(lit(0, turn.shape()), turn.addWrap(1))));
        }
        out.valid.assign(in.valid.and(in.tick));
        out.last.assign(last);
        in.ready.assign(in.tick.not().or(goes));
        Expr event = let("event_comes", in.valid.and(in.tick.not()));
        Expr taken = let("taken", in.valid.and(in.tick).and(goes));
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < params.format().size(); i++) {
            Reg value = reg("value_" + i, params.format().value());
            Expr comes = in.value.map(v -> (Expr) v).orElse(lit(1, bit()));
            when(event.and(in.address.eq(i)), () -> value.next(Shapes.fit(comes, value.shape())));
            when(taken, () -> value.next(0));
            values.add(value);
        }
        out.values.orElseThrow().assign(SpatialLayer.whole(values));
    }
}
