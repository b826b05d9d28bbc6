package dev.synfire.core.spatial;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import java.util.ArrayList;
import java.util.List;

/** Sends a tick as events in ascending order, one per cycle and nothing for what is silent, then the marker. */
public final class SpatialScatter extends CoreComponent<SpatialScatter.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param format of the ticks
     */
    public record Params(String name, TickFormat format) {}

    {
        comment("Ticks in");
    }

    public final Ticks in = new Ticks(sink("in_"), params.format());

    {
        comment("Events out");
    }

    public final Events out = new Events(
            source("out_"),
            new EventFormat(params.format().size(), params.format().values()));

    public SpatialScatter(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "scatter");
    }

    @Override
    protected String describe() {
        return "Sends ticks as events, the lowest address first.";
    }

    @Override
    protected void logic() {
        Reg busy = reg("busy", bit());
        Reg last = reg("last", bit()).withoutReset();
        Expr ends;
        if (in.values.isEmpty()) {
            ends = lit(1, bit());
        } else {
            ends = events(in.values.get());
        }
        Expr done = let("done", busy.not().or(out.ready.and(ends)));
        in.ready.assign(done);
        when(done, () -> {
            busy.next(in.valid);
            last.next(in.last);
        });
        out.valid.assign(busy);
        out.tick.assign(ends);
        out.last.assign(last);
        if (in.values.isEmpty()) {
            out.address.assign(0);
            out.value.ifPresent(value -> value.assign(0));
        }
    }

    /** Whether all events are sent. */
    private Expr events(Expr whole) {
        int size = params.format().size();
        List<Expr> comes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            comes.add(params.format().value(whole, i).ne(0));
        }
        Reg pending = reg("pending", u(size)).withoutReset();
        Expr ends = let("ends", pending.eq(0));
        Expr lowest = let("lowest", pending.and(pending.not().addWrap(1)));
        when(in.moves(), () -> pending.next(SpatialLayer.whole(comes)))
                .elseWhen(out.ready, () -> pending.next(pending.and(lowest.not())));
        List<Expr> addresses = new ArrayList<>();
        for (int bit = 0; bit < out.address.shape().width(); bit++) {
            List<Expr> ones = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                if ((i >> bit & 1) != 0) {
                    ones.add(lowest.bit(i));
                }
            }
            addresses.add(ones.isEmpty() ? lit(0, bit()) : Expr.any(ones));
        }
        out.address.assign(SpatialLayer.whole(addresses));
        out.value.ifPresent(value -> {
            Reg values = reg("values", whole.shape()).withoutReset();
            when(in.moves(), () -> values.next(whole));
            List<Expr> each = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Expr one = params.format().value(values, i);
                each.add(
                        lowest.bit(i).mux(one.asUnsigned(), lit(0, u(one.shape().width()))));
            }
            Expr chosen = either(each);
            value.assign(value.shape().signed() ? chosen.asSigned() : chosen);
        });
        return ends;
    }

    /** All of them or-ed, halves first: many would nest deep. */
    private static Expr either(List<Expr> values) {
        int half = values.size() / 2;
        return half == 0
                ? values.getFirst()
                : either(values.subList(0, half)).or(either(values.subList(half, values.size())));
    }
}
