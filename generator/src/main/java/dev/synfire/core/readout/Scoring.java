package dev.synfire.core.readout;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.readout.SampleReadout.Params;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.model.Readout;

/** Makes a neuron's score of its update: as it comes, or together with what its score was after the tick before. */
public final class Scoring {
    private final Params params;
    private final Stages stages;

    private Scoring(Params params, Stages stages) {
        this.params = params;
        this.stages = stages;
    }

    /** Whether the score is made of several ticks. */
    public static boolean remembers(Readout score) {
        return switch (score) {
            case ACTIVATION, MEMBRANE -> false;
            case ACTIVATION_SUM, SPIKE_COUNT, FIRST_SPIKE, MEMBRANE_MAXIMUM -> true;
        };
    }

    /** Carries what the next stage needs; called in stage 0. */
    static Scoring of(SampleReadout readout, Stages stages) {
        Params params = readout.params();
        Readout score = params.readout().score();
        if (remembers(score)) {
            Reg fresh = readout.register("fresh", bit()).init(1).enable(readout.updates.tick);
            fresh.next(readout.updates.last);
            stages.carry("fresh", fresh);
        }
        if (score == Readout.FIRST_SPIKE) {
            readout.remark("How many ticks of the sample are left, this one included.");
            Reg left = readout.register("left", params.score())
                    .init(params.ticks())
                    .enable(readout.updates.tick);
            left.next(readout.updates.last.mux(Expr.lit(params.ticks(), params.score()), left.subWrap(1)));
            stages.carry("left", left);
        }
        stages.carry(
                score == Readout.SPIKE_COUNT || score == Readout.FIRST_SPIKE ? "spike" : "update",
                readout.updates.value);
        return new Scoring(params, stages);
    }

    /**
     * The score; called in stage 1.
     *
     * @param before the neuron's score after the tick before; in a sample's first tick anything, as where the score is
     *     made of one tick alone
     */
    Expr score(Expr before) {
        Readout score = params.readout().score();
        boolean spikes = score == Readout.SPIKE_COUNT || score == Readout.FIRST_SPIKE;
        Expr update = stages.take(spikes ? "spike" : "update");
        return score(
                score,
                before,
                update,
                remembers(score) ? stages.take("fresh") : Expr.lit(0, bit()),
                score == Readout.FIRST_SPIKE ? stages.take("left") : before);
    }

    /**
     * The score of a neuron with one more tick.
     *
     * @param before its score before, in the shape of scores
     * @param update what the tick has brought
     * @param fresh whether the tick is the sample's first
     * @param left how many ticks are left, this one included, for the first spike
     */
    public static Expr score(Readout score, Expr before, Expr update, Expr fresh, Expr left) {
        Expr zero = Expr.lit(0, before.shape());
        return switch (score) {
            case ACTIVATION, MEMBRANE -> update;
            case ACTIVATION_SUM, SPIKE_COUNT -> fresh.mux(zero, before).addWrap(Shapes.fit(update, before.shape()));
            case FIRST_SPIKE -> fresh.or(before.eq(0)).mux(update.ne(0).mux(left, zero), before);
            case MEMBRANE_MAXIMUM -> fresh.or(update.gt(before)).mux(update, before);
        };
    }
}
