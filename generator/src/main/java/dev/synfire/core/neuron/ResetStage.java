package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.s;

import dev.synfire.core.pipeline.Stages;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;

/** What spikes leave of a membrane potential, in their own tick or later. */
final class ResetStage {
    /** Under this name goes the potential less what its own spikes subtract. */
    static final String REST = "reduced";

    private static final String SUBTRACTED = "subtracted";

    private final Stages stages;
    private final Constants constants;
    private final IntegerFiring firing;
    private final Thresholds thresholds;
    private final Shape membrane;

    ResetStage(Stages stages, Constants constants, SpikingNeuron neuron, Thresholds thresholds) {
        this.stages = stages;
        this.constants = constants;
        this.firing = neuron.firing();
        this.thresholds = thresholds;
        this.membrane = s(neuron.membraneBits());
    }

    private boolean many() {
        return firing.mostSpikes() > 1;
    }

    /** Subtracts beside the comparison what one spike would. */
    void beside(Expr potential, Expr limit) {
        switch (firing.reset()) {
            case Reset.ToZero _, Reset.ToValue _ -> {}
            case Reset.Subtract _ -> stages.carry(REST, potential.sub(limit).wrap(membrane));
            case Reset.SubtractAmount(IntVector amounts) ->
                stages.carry(REST, potential.sub(amount(amounts)).wrap(membrane));
        }
    }

    /**
     * What spikes of the same tick leave of the potential carried under that name, which is taken; ends in the stage that
     * has it.
     */
    Expr now(FireCompare spikes, String carried) {
        if (many()) {
            if (firing.reset() instanceof Reset.Subtract) {
                stages.drop(carried);
                return stages.take(REST);
            }
            stages.drop(REST);
            if (firing.reset() instanceof Reset.SubtractAmount(IntVector amounts)) {
                multiply(spikes.count(), amount(amounts));
                return stages.take(carried).sub(stages.take(SUBTRACTED)).sat(membrane);
            }
        }
        Expr rest =
                switch (firing.reset()) {
                    case Reset.ToZero _ -> Expr.lit(0, membrane);
                    case Reset.ToValue(IntVector values) -> constants.of("reset_values", values, membrane);
                    case Reset.Subtract _, Reset.SubtractAmount _ -> stages.take(REST);
                };
        return spikes.fires().mux(rest, stages.take(carried));
    }

    /** Spikes that were found before, of which there are as many as is carried, reset the value carried; one stage or two. */
    void late(String spikes, String carried) {
        stages.carry(
                carried,
                switch (firing.reset()) {
                    case Reset.ToZero _ -> stages.get(spikes).ne(0).mux(Expr.lit(0, membrane), stages.get(carried));
                    case Reset.ToValue(IntVector values) ->
                        stages.get(spikes)
                                .ne(0)
                                .mux(constants.of("reset_values", values, membrane), stages.get(carried));
                    case Reset.Subtract _ -> lateLess(spikes, carried, thresholds.subtracted());
                    case Reset.SubtractAmount(IntVector amounts) -> lateLess(spikes, carried, amount(amounts));
                });
        stages.step("the reset");
    }

    private Expr lateLess(String spikes, String carried, Expr each) {
        if (many()) {
            multiply(stages.get(spikes), each);
            return stages.get(carried).sub(stages.take(SUBTRACTED));
        }
        return stages.get(spikes).mux(stages.get(carried).sub(each), stages.get(carried));
    }

    private void multiply(Expr count, Expr each) {
        stages.carry(SUBTRACTED, count.toSigned().mul(each));
        stages.step("what the spikes subtract");
    }

    private Expr amount(IntVector amounts) {
        return constants.signed(
                "reset_amounts",
                amounts,
                new Range(0, Range.signed(membrane.width()).max()));
    }
}
