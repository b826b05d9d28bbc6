package dev.synfire.core.readout;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;

/**
 * Sends the score of every neuron at the end of a sample, in ascending order; until the last is taken the neuron array
 * stands.
 */
public final class ScoresReadout extends SampleReadout {
    ScoresReadout(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Sends each neuron's " + scoreName() + " of a sample, "
                + params.layer().neurons() + " in a row.";
    }

    @Override
    protected void logic() {
        Stages stages = begin();
        Scoring scoring = Scoring.of(this, stages);
        Reg telling = reg("telling", bit());
        Reg next = reg("next", updates.neuron.shape()).withoutReset();
        Reg full = reg("full", bit());
        Reg label = reg("label", updates.neuron.shape()).withoutReset();
        Reg last = reg("last", bit()).withoutReset();
        Expr advance = let("advance", result.ready.or(full.not()));
        Expr atEnd = named("at_end", Shapes.is(next, params.layer().neurons() - 1));

        comment("While a tick is taken in, its neurons' scores so far are read; then, for the result, all of them.");
        Memory kept = scores("scores");
        Expr read = kept.read("score_1", telling.mux(next, updates.neuron), updates.valid.or(telling.and(advance)));
        stages.step("the score so far arrives");
        kept.write(stages.get("neuron"), named("score", scoring.score(read)), stages.get("valid"));

        when(advance, () -> {
            full.next(telling);
            label.next(next);
            last.next(atEnd);
        });
        when(telling.and(advance), () -> {
            next.next(next.addWrap(1));
            when(atEnd, () -> telling.next(0));
        });
        when(stages.get("ends"), () -> {
            telling.next(1);
            next.next(0);
        });
        openUntilTaken(full.and(telling.not()).and(result.ready));
        result.valid.assign(full);
        result.label.assign(label);
        result.score.assign(read);
        result.last.orElseThrow().assign(last);
    }
}
