package dev.synfire.core;

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

    /** The engines' currents. */
    public final List<Currents> ins = ins();

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

    private List<Currents> ins() {
        List<Currents> ins = new ArrayList<>();
        for (int i = 0; i < params.parts().size(); i++) {
            comment("Currents of engine " + i);
            ins.add(new Currents(
                    sink("in" + i + "_"), params.neurons(), params.parts().get(i)));
        }
        return List.copyOf(ins);
    }

    @Override
    protected void logic() {
        Expr all = let(
                "all_valid", Expr.all(ins.stream().map(in -> (Expr) in.valid).toList()));
        Expr moves = let("moves", all.and(out.ready));
        ins.forEach(in -> in.ready.assign(moves));
        Currents first = ins.getFirst();
        out.valid.assign(all);
        out.tick.assign(first.tick);
        out.last.assign(first.last);
        out.neuron.assign(first.neuron);
        Expr sum = first.value;
        for (Currents in : ins.subList(1, ins.size())) {
            sum = sum.add(in.value);
        }
        out.value.assign(Shapes.fit(sum, params.sum()));
    }
}
