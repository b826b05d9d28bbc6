package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.s;

import dev.synfire.core.neuron.FireCompare.Spikes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import java.util.Optional;

/** What spikes leave of a membrane potential, in their own tick or later. */
final class SpikeReset {
    private final Stages stages;
    private final Constants constants;
    private final IntegerFiring firing;
    private final Threshold threshold;
    private final Shape membrane;

    SpikeReset(SpikingNeuron neuron, NeuronUnit unit, Threshold threshold) {
        this.stages = unit.stages();
        this.constants = unit.constants();
        this.firing = neuron.firing();
        this.threshold = threshold;
        this.membrane = s(neuron.membraneBits());
    }

    private boolean many() {
        return firing.mostSpikes() > 1;
    }

    /** The potential less what one spike subtracts, to be computed beside the comparison. */
    Optional<Expr> beside(Expr potential, Expr limit) {
        return switch (firing.reset()) {
            case Reset.ToZero _, Reset.ToValue _ -> Optional.empty();
            case Reset.Subtract _ -> Optional.of(potential.sub(limit).wrap(membrane));
            case Reset.SubtractAmount(IntVector amounts) ->
                Optional.of(potential.sub(amount(amounts)).wrap(membrane));
        };
    }

    /** What spikes of the same tick leave of the potential; ends in the stage that has it. */
    Expr now(Spikes spikes, Value potential) {
        if (many()) {
            if (firing.reset() instanceof Reset.Subtract) {
                return spikes.rest().orElseThrow().now();
            }
            if (firing.reset() instanceof Reset.SubtractAmount(IntVector amounts)) {
                Value subtracted = multiply(spikes.count().now(), amount(amounts));
                return potential.now().sub(subtracted.now()).sat(membrane);
            }
        }
        Expr rest =
                switch (firing.reset()) {
                    case Reset.ToZero _ -> Expr.lit(0, membrane);
                    case Reset.ToValue(IntVector values) -> constants.of("reset_values", values, membrane);
                    case Reset.Subtract _, Reset.SubtractAmount _ ->
                        spikes.rest().orElseThrow().now();
                };
        return spikes.fires().mux(rest, potential.now());
    }

    /** Spikes that were found before, so many, reset a value; one stage or two. */
    Value late(Value count, Value value) {
        Expr reset =
                switch (firing.reset()) {
                    case Reset.ToZero _ -> count.now().ne(0).mux(Expr.lit(0, membrane), value.now());
                    case Reset.ToValue(IntVector values) ->
                        count.now().ne(0).mux(constants.of("reset_values", values, membrane), value.now());
                    case Reset.Subtract _ -> lateLess(count, value, threshold.subtracted());
                    case Reset.SubtractAmount(IntVector amounts) -> lateLess(count, value, amount(amounts));
                };
        return stages.cut("reset", reset, "the reset");
    }

    private Expr lateLess(Value count, Value value, Expr each) {
        if (many()) {
            Value subtracted = multiply(count.now(), each);
            return value.now().sub(subtracted.now());
        }
        return count.now().mux(value.now().sub(each), value.now());
    }

    private Value multiply(Expr count, Expr each) {
        return stages.cut("subtracted", count.toSigned().mul(each), "what the spikes subtract");
    }

    private Expr amount(IntVector amounts) {
        return constants.signed(
                "reset_amounts",
                amounts,
                new Range(0, Range.signed(membrane.width()).max()));
    }
}
