package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.SampleReadout.Params;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.integer.Readout.Score;

/** Makes a neuron's score of its update: as it comes, or together with what its score was after the tick before. */
final class Scoring {
    private final Params params;
    private final Stages stages;

    private Scoring(Params params, Stages stages) {
        this.params = params;
        this.stages = stages;
    }

    /** Whether the score is made of several ticks. */
    static boolean remembers(Score score) {
        return switch (score) {
            case ACTIVATION, MEMBRANE -> false;
            case ACTIVATION_SUM, SPIKE_COUNT, FIRST_SPIKE, MEMBRANE_MAXIMUM -> true;
        };
    }

    /** Carries what the next stage needs; called in stage 0. */
    static Scoring of(SampleReadout readout, Stages stages) {
        Params params = readout.params();
        Score score = params.readout().score();
        if (remembers(score)) {
            Reg fresh = readout.register("fresh", bit()).init(1).enable(readout.updates.tick);
            fresh.next(readout.updates.last);
            stages.carry("fresh", fresh);
        }
        if (score == Score.FIRST_SPIKE) {
            readout.remark("How many ticks of the sample are left, this one included.");
            Reg left = readout.register("left", params.score())
                    .init(params.ticks())
                    .enable(readout.updates.tick);
            left.next(readout.updates.last.mux(Expr.lit(params.ticks(), params.score()), left.subWrap(1)));
            stages.carry("left", left);
        }
        stages.carry(
                score == Score.SPIKE_COUNT || score == Score.FIRST_SPIKE ? "spike" : "update", readout.updates.value);
        return new Scoring(params, stages);
    }

    /**
     * The score; called in stage 1.
     *
     * @param before the neuron's score after the tick before; in a sample's first tick anything, as where the score is
     *     made of one tick alone
     */
    Expr score(Expr before) {
        Expr zero = Expr.lit(0, params.score());
        return switch (params.readout().score()) {
            case ACTIVATION, MEMBRANE -> stages.take("update");
            case ACTIVATION_SUM -> sum(stages.take("fresh").mux(zero, before), stages.take("update"));
            case SPIKE_COUNT -> sum(stages.take("fresh").mux(zero, before), stages.take("spike"));
            case FIRST_SPIKE -> {
                Expr now = stages.take("spike").ne(0).mux(stages.take("left"), zero);
                yield stages.take("fresh").or(before.eq(0)).mux(now, before);
            }
            case MEMBRANE_MAXIMUM -> {
                Expr update = stages.take("update");
                yield stages.take("fresh").or(update.gt(before)).mux(update, before);
            }
        };
    }

    private Expr sum(Expr before, Expr update) {
        return before.addWrap(Shapes.fit(update, params.score()));
    }
}
