package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.Readout.Score;
import dev.synfire.plan.MemoryStyle;
import java.util.Optional;

/**
 * Finds the neuron with the largest score, the lowest number winning a tie, and holds the result until it is taken;
 * until then the neuron array stands.
 *
 * <p>Every tick is searched from its first neuron on; only the search of a sample's last tick becomes a result. Spikes
 * are counted over as many ticks as the network's samples have.
 */
public final class ArgmaxReadout extends CoreComponent<ArgmaxReadout.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param score what is compared
     * @param layer the last layer
     * @param ticks ticks a sample
     * @param style what the spike counts are held in
     */
    public record Params(String name, Score score, IntegerLayer layer, int ticks, MemoryStyle style) {
        Shape update() {
            return NeuronArray.updateShape(layer, score);
        }

        Shape result() {
            return score == Score.SPIKE_COUNT
                    ? Shapes.of(new Range(0, ticks * layer.outputValues().max()))
                    : update();
        }
    }

    {
        comment("Updates of the last layer");
    }

    public final Updates updates = new Updates(sink("update_"), params.layer().neurons(), params.update());

    {
        comment("Result");
    }

    public final Result result = new Result(source("result_"), updates.neuron.shape(), params.result());

    public ArgmaxReadout(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "readout");
    }

    @Override
    protected String describe() {
        String what =
                switch (params.score()) {
                    case ACTIVATION -> "activation";
                    case SPIKE_COUNT -> "spike count";
                    case MEMBRANE -> "membrane potential";
                };
        return "Finds the neuron with the largest " + what + " of a sample.";
    }

    @Override
    protected void logic() {
        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("valid", updates.valid);
        stages.carryFlag("ends", updates.tick.and(updates.last));
        stages.carry("neuron", updates.neuron);
        if (params.score() == Score.SPIKE_COUNT) {
            count(stages);
        } else {
            stages.carry("score", updates.value);
            stages.step("an update arrives");
        }

        Reg best = reg("best", params.result()).withoutReset();
        Reg label = reg("label", updates.neuron.shape()).withoutReset();
        Expr score = stages.take("score");
        Expr number = stages.take("neuron");
        Expr better = let("better", number.eq(0).or(score.gt(best)));
        when(stages.take("valid").and(better), () -> {
            best.next(score);
            label.next(number);
        });

        Reg held = reg("held", bit());
        when(stages.take("ends"), () -> held.next(1)).elseWhen(result.ready, () -> held.next(0));
        comment("No update may come in between the end of a sample and the taking of its result.");
        Expr pending = stages.history("ends").stream().reduce(held, Expr::or);
        updates.ready.assign(pending.not());
        result.valid.assign(held);
        result.label.assign(label);
        result.score.assign(best);
    }

    /**
     * Adds up each neuron's spikes. A neuron comes again after all others and the marker; a count is written one cycle
     * after it was read, or two where that is soon enough.
     */
    private void count(Stages stages) {
        Reg fresh = reg("fresh", bit()).init(1);
        when(updates.tick, () -> fresh.next(updates.last));
        stages.carry("fresh", fresh);
        stages.carry("spike", updates.value);
        Memory counts = memory("counts", params.layer().neurons(), params.result())
                .style(Shapes.style(params.style()))
                .onCollision(Memory.Collision.UNDEFINED);
        Expr read = counts.read("count_1", updates.neuron, updates.valid);
        stages.step("the count so far arrives");
        Expr before = stages.take("fresh").mux(lit(0, params.result()), read);
        if (params.layer().neurons() > 1) {
            stages.carry("before", before);
            stages.step("the count so far, 0 in a sample's first tick");
            before = stages.take("before");
        }
        Expr after = let("count", before.addWrap(Shapes.fit(stages.take("spike"), params.result())));
        counts.write(stages.get("neuron"), after, stages.get("valid"));
        stages.carry("score", after);
        stages.step("the new count");
    }
}
