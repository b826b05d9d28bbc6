package dev.synfire.core.readout;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import java.util.OptionalLong;

/**
 * Finds the neuron with the largest score, the lowest number winning a tie, and holds the result until it is taken;
 * until then the neuron array stands.
 *
 * <p>Every tick is searched from its first neuron on; only the search of a sample's last tick becomes a result. Spikes
 * are counted over all ticks that the sample has.
 */
public final class ArgmaxReadout extends SampleReadout {
    ArgmaxReadout(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Finds the neuron with the largest " + scoreName() + " of a sample.";
    }

    @Override
    protected void logic() {
        Stages stages = begin();
        Scoring scoring = Scoring.of(this, stages);
        if (Scoring.remembers(params.readout().score())) {
            remember(stages, scoring);
        } else {
            stages.step("an update arrives");
            stages.carry("score", scoring.score(lit(0, params.score())));
        }

        OptionalLong decision = params.readout().decision(params.layer(), params.ticks());
        comment(
                decision.isPresent()
                        ? "One neuron tells two classes apart: it is class 1 above " + decision.getAsLong()
                        : "The largest so far; of equal ones the first, which is the lowest number");
        Reg best = reg("best", params.score()).withoutReset();
        Reg label = reg("label", updates.neuron.shape()).withoutReset();
        Expr score = stages.take("score");
        Expr number = stages.take("neuron");
        Expr better = let("better", number.eq(0).or(score.gt(best)));
        when(stages.take("valid").and(better), () -> {
            best.next(score);
            label.next(decision.isPresent() ? score.gt(lit(decision.getAsLong(), params.score())) : number);
        });

        Reg held = reg("held", bit());
        when(stages.take("ends"), () -> held.next(1)).elseWhen(result.ready, () -> held.next(0));
        openUntilTaken(held.and(result.ready));
        result.valid.assign(held);
        result.label.assign(label);
        result.score.assign(best);
    }

    /**
     * Keeps each neuron's score from tick to tick. A neuron comes again after all others and the marker; a score is written
     * one cycle after it was read, or two where that is soon enough.
     */
    private void remember(Stages stages, Scoring scoring) {
        String name =
                switch (params.readout().score()) {
                    case SPIKE_COUNT -> "count";
                    case FIRST_SPIKE -> "first";
                    case ACTIVATION_SUM -> "sum";
                    default -> "maximum";
                };
        Memory kept = scores(name + "s");
        Expr read = kept.read(name + "_1", updates.neuron, updates.valid);
        stages.step("the " + name + " so far arrives");
        Expr before = read;
        if (params.layer().neurons() > 1) {
            stages.carry("before", read);
            stages.step("the " + name + " so far");
            before = stages.take("before");
        }
        Expr after = let(name, scoring.score(before));
        kept.write(stages.get("neuron"), after, stages.get("valid"));
        stages.carry("score", after);
        stages.step("the new " + name);
    }
}
