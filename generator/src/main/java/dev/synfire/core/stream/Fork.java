package dev.synfire.core.stream;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import java.util.ArrayList;
import java.util.List;

/** Gives every beat of a stream to several takers, each when it is ready. */
public final class Fork extends CoreComponent<Fork.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name whose events they are
     * @param events what the stream carries
     * @param takers how many there are, at least 2
     */
    public record Params(String name, EventFormat events, int takers) {}

    {
        comment("Events in");
    }

    public final Events in = new Events(sink("in_"), params.events());

    /** The same events, for each taker. */
    public final List<Events> outs = outs();

    public Fork(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "fork");
    }

    @Override
    protected String describe() {
        return "Gives the events of " + params.name() + " to " + params.takers() + " takers.";
    }

    private List<Events> outs() {
        List<Events> outs = new ArrayList<>();
        for (int i = 0; i < params.takers(); i++) {
            comment("Events for taker " + i);
            outs.add(new Events(source("out" + i + "_"), params.events()));
        }
        return List.copyOf(outs);
    }

    @Override
    protected void logic() {
        comment("A beat stays until all have it; who has it is not offered it again.");
        List<Reg> taken = new ArrayList<>();
        List<Expr> served = new ArrayList<>();
        for (int i = 0; i < params.takers(); i++) {
            Reg has = reg("taken_" + i, bit());
            taken.add(has);
            served.add(has.or(outs.get(i).ready));
        }
        Expr all = let("all_served", served.stream().reduce(Expr::and).orElseThrow());
        in.ready.assign(all);
        for (int i = 0; i < params.takers(); i++) {
            Events out = outs.get(i);
            taken.get(i).next(in.valid.and(all.not()).and(served.get(i)));
            out.valid.assign(in.valid.and(taken.get(i).not()));
            out.tick.assign(in.tick);
            out.last.assign(in.last);
            out.address.assign(in.address);
            out.value.ifPresent(value -> value.assign(in.value.orElseThrow()));
        }
    }
}
