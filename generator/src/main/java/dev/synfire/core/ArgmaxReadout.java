package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
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
            return score == Score.SPIKE_COUNT ? Shapes.of(new Range(0, ticks)) : update();
        }
    }

    {
        comment("Updates of the last layer");
    }

    public final Output ready = output("update_ready", bit());
    public final Input valid = input("update_valid", bit());
    public final Input tick = input("update_tick", bit());
    public final Input last = input("update_last", bit());
    public final Input neuron = input("update_neuron", index(params.layer().neurons()));
    public final Input value = input("update_value", params.update());

    {
        comment("Result");
    }

    public final Output resultValid = output("result_valid", bit());
    public final Input resultReady = input("result_ready", bit());
    public final Output resultLabel = output("result_label", neuron.shape());
    public final Output resultScore = output("result_score", params.result());

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

    void connect(UpdateTap tap) {
        valid.assign(tap.valid());
        tick.assign(tap.tick());
        last.assign(tap.last());
        neuron.assign(tap.neuron());
        value.assign(tap.value());
        tap.ready().assign(ready);
    }

    @Override
    protected void logic() {
        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("valid", valid);
        stages.carryFlag("ends", tick.and(last));
        stages.carry("neuron", neuron);
        if (params.score() == Score.SPIKE_COUNT) {
            count(stages);
        } else {
            stages.carry("score", value);
            stages.step("an update arrives");
        }

        Reg best = reg("best", params.result()).withoutReset();
        Reg label = reg("label", neuron.shape()).withoutReset();
        Expr score = stages.take("score");
        Expr number = stages.take("neuron");
        Expr better = let("better", number.eq(0).or(score.gt(best)));
        when(stages.take("valid").and(better), () -> {
            best.next(score);
            label.next(number);
        });

        Reg held = reg("held", bit());
        when(stages.take("ends"), () -> held.next(1)).elseWhen(resultReady, () -> held.next(0));
        comment("No update may come in between the end of a sample and the taking of its result.");
        Expr pending = stages.history("ends").stream().reduce(held, Expr::or);
        ready.assign(pending.not());
        resultValid.assign(held);
        resultLabel.assign(label);
        resultScore.assign(best);
    }

    /** Adds up each neuron's spikes. A neuron comes again after the marker at the earliest: two cycles, one is enough. */
    private void count(Stages stages) {
        Reg fresh = reg("fresh", bit()).init(1);
        when(tick, () -> fresh.next(last));
        stages.carry("fresh", fresh);
        stages.carry("spike", value);
        Memory counts = memory("counts", params.layer().neurons(), params.result())
                .style(Shapes.style(params.style()))
                .onCollision(Memory.Collision.UNDEFINED);
        Expr read = counts.read("count_1", neuron, valid);
        stages.step("the count so far arrives");
        Expr before = stages.take("fresh").mux(lit(0, params.result()), read);
        Expr after = let("count", before.addWrap(Shapes.fit(stages.take("spike"), params.result())));
        counts.write(stages.get("neuron"), after, stages.get("valid"));
        stages.carry("score", after);
        stages.step("the new count");
    }
}
