package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Node;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.FiringComparison;

/**
 * Finds how often a neuron fires: once, or as often as the threshold goes into the potential.
 *
 * <p>Several spikes are found as a division finds its digits, largest first: m spikes at most are ceil(m / 2) or none, and
 * what is left decides about the other floor(m / 2). So m need not be one less than a power of two.
 */
final class FireCompare {
    private static final String FIRES = "fires";
    private static final String COUNT = "count";
    private static final String LIMIT = "limit";

    private final Stages stages;
    private final IntegerFiring firing;
    private final Thresholds thresholds;
    private final Shape membrane;

    FireCompare(Stages stages, SpikingNeuron neuron, Thresholds thresholds) {
        this.stages = stages;
        this.firing = neuron.firing();
        this.thresholds = thresholds;
        this.membrane = Shape.s(neuron.membraneBits());
    }

    /** What a spike count, or a spike, is carried in. */
    static Shape spikes(IntegerFiring firing) {
        return index(firing.mostSpikes() + 1);
    }

    /** Something to be carried beside the comparison. */
    interface Beside {
        void carry(Expr potential, Expr limit);
    }

    /**
     * Compares what is carried under that name, which goes on; ends in the stage that has the spikes.
     *
     * @param beside what else is carried from the stage that compares, of a neuron that fires once
     */
    void compare(String carried, Beside beside) {
        if (firing.mostSpikes() > 1) {
            divide(carried);
            return;
        }
        Expr limit = thresholds.limit();
        Expr potential = stages.get(carried);
        stages.carry(FIRES, awake(above(potential, limit)));
        beside.carry(potential, limit);
        stages.step("compare");
    }

    /** Leaves v - spikes * threshold under the name reduced. */
    private void divide(String carried) {
        Expr limit = thresholds.limit();
        Expr left = stages.get(carried);
        Shape shape = spikes(firing);
        Expr count = Expr.lit(0, shape);
        for (int undecided = firing.mostSpikes(); undecided > 0; undecided /= 2) {
            int times = Math.ceilDiv(undecided, 2);
            Expr amount = times(limit, times);
            Expr goes = awake(above(left, amount));
            stages.carry(ResetStage.REST, goes.mux(Shapes.fit(left.sub(amount), membrane), left));
            stages.carry(COUNT, goes.mux(count.addWrap(times), count));
            boolean literal = limit instanceof Node.Literal;
            if (!literal && undecided > 1) {
                stages.carry(LIMIT, limit);
            }
            stages.step("divide by the threshold: " + times + " spikes");
            left = stages.get(ResetStage.REST);
            count = stages.get(COUNT);
            limit = literal || undecided == 1 ? limit : stages.take(LIMIT);
        }
    }

    private static Expr times(Expr limit, int times) {
        return Integer.bitCount(times) == 1 ? limit.shl(Integer.numberOfTrailingZeros(times)) : limit.mul(times);
    }

    private Expr above(Expr potential, Expr limit) {
        return firing.comparison() == FiringComparison.ABOVE ? potential.gt(limit) : potential.ge(limit);
    }

    /** A neuron in its refractory ticks does not fire. */
    private Expr awake(Expr fires) {
        return firing.refractoryTicks() == 0
                ? fires
                : fires.and(stages.get(SpikingUpdate.REFRACTORY).eq(0));
    }

    /** Whether the neuron of this stage fires. */
    Expr fires() {
        return firing.mostSpikes() > 1 ? stages.get(COUNT).ne(0) : stages.get(FIRES);
    }

    /** How often the neuron of this stage fires. */
    Expr count() {
        return stages.get(carried());
    }

    /** The name under which the spikes go. */
    String carried() {
        return firing.mostSpikes() > 1 ? COUNT : FIRES;
    }

    /** The spikes go no further than this stage. */
    void drop() {
        stages.drop(COUNT);
        stages.drop(FIRES);
    }
}
