package dev.synfire.core.stream;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the currents of several synapse engines, neuron by neuron: all send theirs in the same order, so beats go in
 * lockstep.
 */
public final class CurrentSum extends CoreComponent<CurrentSum.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param neurons of the layer
     * @param parts what each engine sends; at least 2
     * @param sum holds every sum of them
     */
    public record Params(String name, int neurons, List<Shape> parts, Shape sum) {
        public Params {
            parts = List.copyOf(parts);
        }
    }

    {
        comment("Currents of engine 0");
    }

    public final Currents in =
            new Currents(sink("in_"), params.neurons(), params.parts().getFirst());

    /** What the other engines add. */
    public final List<Addends> addends = addends();

    {
        comment("Currents out");
    }

    public final Currents out = new Currents(source("current_"), params.neurons(), params.sum());

    public CurrentSum(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "currents");
    }

    @Override
    protected String describe() {
        return "Adds the currents of " + params.parts().size() + " synapse engines, neuron by neuron.";
    }

    private List<Addends> addends() {
        List<Addends> addends = new ArrayList<>();
        for (int i = 1; i < params.parts().size(); i++) {
            comment("Currents of engine " + i + ", of the same neurons");
            addends.add(new Addends(sink("add" + i + "_"), params.parts().get(i)));
        }
        return List.copyOf(addends);
    }

    @Override
    protected void logic() {
        Expr all = in.valid;
        for (Addends addend : addends) {
            all = all.and(addend.valid);
        }
        Expr valid = let("all_valid", all);
        Expr moves = let("moves", valid.and(out.ready));
        in.ready.assign(moves);
        addends.forEach(addend -> addend.ready.assign(moves));
        out.valid.assign(valid);
        out.tick.assign(in.tick);
        out.last.assign(in.last);
        out.neuron.assign(in.neuron);
        Expr sum = in.value;
        for (Addends addend : addends) {
            sum = sum.add(addend.value);
        }
        out.value.assign(Shapes.fit(sum, params.sum()));
    }
}
