package dev.synfire.core;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.Decay;
import java.util.Optional;

/** A neuron array with a membrane potential for each neuron: v = saturate(decay(v) + a * 2^fraction). */
abstract sealed class MembraneArray extends NeuronArray permits SpikingArray, IntegratorArray {
    private final Shape membrane = s(membraneBits());

    /** One word a neuron. */
    final Memory membranes = memory("membranes", params.layer().neurons(), membrane)
            .style(Shapes.style(params.plan().membranes()))
            .onCollision(Memory.Collision.UNDEFINED);

    MembraneArray(Params params) {
        super(params);
    }

    abstract int membraneBits();

    abstract int membraneFraction();

    abstract Decay decay();

    @Override
    public final Optional<Memory> membranes() {
        return Optional.of(membranes);
    }

    /** From stage 0 to the stage that has the new potential, before any reset, under that name. */
    final void integrate(Stages stages, Expr accepted, Expr advance) {
        comment("Nothing is cleared between samples: in a sample's first tick every membrane counts as 0.");
        Reg fresh = reg("fresh", bit()).init(1);
        when(accepted.and(current.tick), () -> fresh.next(current.last));
        stages.carry("fresh", fresh);
        stages.carry("current", current.value);
        comment("Read here, written in the last stage but one; see docs/core.md for why the two never meet.");
        Expr read = membranes.read("membrane_1", current.neuron, advance);

        stages.step("the membrane potential arrives");
        Expr before = stages.take("fresh").mux(lit(0, membrane), read);
        stages.carry("before", before);

        stages.step("the old potential, 0 in a sample's first tick");
        Expr decayed = new Decaying(this, stages).apply(decay(), "before", membrane);
        stages.carry("sum", decayed.add(stages.take("current").shl(membraneFraction())));

        stages.step("the input current is added");
        stages.carry("potential", stages.take("sum").sat(membrane));

        stages.step("the sum is saturated");
    }

    /** Writes the potential that the tick leaves; called in the stage that has it. */
    final void write(Stages stages, Expr potential, Expr advance) {
        Expr update = stages.get("valid").and(stages.get("tick").not()).and(advance);
        membranes.write(stages.get("neuron"), potential, update);
    }

    @Override
    final int writeDistance(Stages stages) {
        return stages.number();
    }
}
