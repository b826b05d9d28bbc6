package dev.synfire.network.neuron;

import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.tensor.Vector;

/** The steps that refine when a neuron spikes and what becomes of its membrane, shared by all that fire. */
public interface Fires<N> {
    /** When it spikes, and what then becomes of the membrane. */
    Firing firing();

    /** The same neuron with other firing. */
    N firing(Firing firing);

    /** The same neuron with one threshold for all, or one for each neuron. */
    default N threshold(double... thresholds) {
        return firing(firing().with(Vector.of(thresholds)));
    }

    /** The same neuron, firing at this relation of membrane to threshold. */
    default N fires(FiringComparison comparison) {
        return firing(firing().with(comparison));
    }

    /** The same neuron, whose update, comparison and reset follow one another in this order. */
    default N order(FiringOrder order) {
        return firing(firing().with(order));
    }

    /** The same neuron, whose membrane a spike sets to 0. */
    default N resetToZero() {
        return firing(firing().with(new Reset.ToZero()));
    }

    /** The same neuron, whose membrane a spike sets to that value; one for all, or one for each neuron. */
    default N resetTo(double... values) {
        return firing(firing().with(new Reset.ToValue(Vector.of(values))));
    }

    /** The same neuron, from whose membrane a spike subtracts the threshold. */
    default N resetBySubtraction() {
        return firing(firing().with(new Reset.Subtract()));
    }

    /** The same neuron, from whose membrane a spike subtracts that amount; one for all, or one for each neuron. */
    default N resetBySubtracting(double... amounts) {
        return firing(firing().with(new Reset.SubtractAmount(Vector.of(amounts))));
    }

    /** The same neuron with up to that many spikes in a tick; see {@link Firing#MANY}. */
    default N mostSpikes(int most) {
        return firing(firing().withMostSpikes(most));
    }

    /** The same neuron, whose membrane is never below that at the end of a tick; one for all, or one for each neuron. */
    default N floor(double... values) {
        return firing(firing().withFloor(Vector.of(values)));
    }

    /** The same neuron, which after a spike rests for so many ticks. */
    default N refractory(int ticks) {
        return firing(firing().withRefractoryTicks(ticks));
    }

    /** The same neuron, whose threshold every spike raises by an amount of which rho is left after a tick. */
    default N adapting(double rho, double amount) {
        return adapting(new Adaptation(Leak.of(rho), Vector.of(amount)));
    }

    /** The same neuron with a threshold that rises and falls so. */
    default N adapting(Adaptation adaptation) {
        return firing(firing().with(adaptation));
    }
}
