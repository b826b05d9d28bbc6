package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;
import java.util.Optional;

/**
 * Finds how often a neuron fires: once, or as often as the threshold goes into the potential.
 *
 * <p>Several spikes are found as a division finds its digits, largest first: m spikes at most are ceil(m / 2) or none, and
 * what is left decides about the other floor(m / 2). So m need not be one less than a power of two.
 */
final class FireCompare {
    private final Stages stages;
    private final IntegerFiring firing;
    private final Threshold threshold;
    private final Optional<State> refractory;
    private final Shape membrane;

    FireCompare(SpikingNeuron neuron, NeuronUnit unit, Threshold threshold, Optional<State> refractory) {
        this.stages = unit.stages();
        this.firing = neuron.firing();
        this.threshold = threshold;
        this.refractory = refractory;
        this.membrane = Shape.s(neuron.membraneBits());
    }

    /**
     * What a neuron does.
     *
     * @param count how often it fires; one bit where it can only once
     * @param rest the potential less what the spikes subtract, where that was computed beside
     */
    record Spikes(Value count, Optional<Value> rest) {
        /** Whether it fires, in the present stage. */
        Expr fires() {
            Expr now = count.now();
            return now.shape().width() > 1 ? now.ne(0) : now;
        }
    }

    /** Something to be computed beside the comparison, of a neuron that fires once. */
    interface Beside {
        Optional<Expr> of(Expr potential, Expr limit);
    }

    Spikes compare(Value potential) {
        return compare(potential, (_, _) -> Optional.empty());
    }

    /** Compares a potential; ends in the stage that has the spikes. */
    Spikes compare(Value potential, Beside beside) {
        if (firing.mostSpikes() > 1) {
            return divide(potential);
        }
        Expr limit = threshold.limit();
        Value fires = stages.value("fires", awake(above(potential.now(), limit)));
        Optional<Value> rest = beside.of(potential.now(), limit).map(reduced -> stages.value("reduced", reduced));
        stages.step("compare");
        return new Spikes(fires, rest);
    }

    private Spikes divide(Value potential) {
        Value left = potential;
        Expr bound = threshold.limit();
        boolean literal = bound instanceof Node.Literal;
        Optional<Value> limit = literal ? Optional.empty() : Optional.of(stages.value("limit", bound));
        Optional<Value> count = Optional.empty();
        Shape shape = index(firing.mostSpikes() + 1);
        for (int undecided = firing.mostSpikes(); undecided > 0; undecided /= 2) {
            int times = Math.ceilDiv(undecided, 2);
            Expr amount = times(limit.map(Value::now).orElse(bound), times);
            Expr goes = awake(above(left.now(), amount));
            Expr before = count.map(Value::now).orElse(Expr.lit(0, shape));
            Value rest = stages.value("reduced", goes.mux(Shapes.fit(left.now().sub(amount), membrane), left.now()));
            count = Optional.of(stages.value("count", goes.mux(before.addWrap(times), before)));
            stages.step("divide by the threshold: " + times + " spikes");
            left = rest;
        }
        return new Spikes(count.orElseThrow(), Optional.of(left));
    }

    private static Expr times(Expr limit, int times) {
        return Integer.bitCount(times) == 1 ? limit.shl(Integer.numberOfTrailingZeros(times)) : limit.mul(times);
    }

    private Expr above(Expr potential, Expr limit) {
        return firing.comparison() == FiringComparison.ABOVE ? potential.gt(limit) : potential.ge(limit);
    }

    /** A neuron in its refractory ticks does not fire. */
    private Expr awake(Expr fires) {
        return refractory.map(rest -> fires.and(rest.now().eq(0))).orElse(fires);
    }
}
