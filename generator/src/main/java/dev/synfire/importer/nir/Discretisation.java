package dev.synfire.importer.nir;

import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.neuron.Firing;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the differential equations of a NIR graph become one update a tick. NIR fixes none of it, and frameworks differ.
 *
 * @param preset the framework from which this comes, as the user would name it, perhaps with changes
 * @param dt seconds a tick; empty: told by the resistances that Rockpool writes, r = tau / dt * exp(-dt / tau)
 * @param integrator what remains of a membrane after a tick
 * @param currentIntegrator what remains of a synaptic current after a tick
 * @param gain what a unit of current adds to a leaky state in a tick
 * @param perfectGain the same of an integrator without leak
 * @param gainAt where a membrane's gain is put
 * @param currentInput whether a synaptic current decays before or after the tick's spikes are added to it
 * @param feed which synaptic current the membrane gets
 * @param currentDelay ticks that every connection to neurons with a synaptic current takes, 0 or 1; biases too
 * @param reset what a spike leaves of the membrane
 * @param order in which update, comparison and reset follow one another
 * @param comparison the relation of membrane to threshold that fires
 * @param mostSpikes the most spikes of a neuron in a tick, 1 to {@link Firing#MANY}
 * @param floor what a leaky membrane is at least
 * @param perfectFloor the same of an integrator without leak
 * @param recurrentDelay ticks that feedback takes where the file has no Delay, 0 to 4096; 0, the same tick, only where a
 *     spike is that of the state before; empty: 0 there, 1 elsewhere
 * @param feedbackBias when biases of nodes that only feedback reaches are added
 * @param synapseDelay ticks that every other connection takes
 * @param arithmetic whether weights and thresholds stay real numbers
 */
public record Discretisation(
        String preset,
        OptionalDouble dt,
        Integrator integrator,
        Integrator currentIntegrator,
        Gain gain,
        Gain perfectGain,
        GainAt gainAt,
        CurrentInput currentInput,
        CurrentFeed feed,
        int currentDelay,
        ResetTo reset,
        FiringOrder order,
        FiringComparison comparison,
        int mostSpikes,
        Floor floor,
        Floor perfectFloor,
        OptionalInt recurrentDelay,
        FeedbackBias feedbackBias,
        int synapseDelay,
        Arithmetic arithmetic) {

    /** NIR's own equations by Euler's rule, a spike setting the membrane to v_reset; what Norse does. */
    public static Discretisation ofEquations(double dt) {
        return new DiscretisationBuilder("--dt").dt(dt).reset(ResetTo.VALUE).build();
    }

    /** What remains of a state after a tick. */
    public enum Integrator {
        /** 1 - dt / tau. */
        EULER,
        /** exp(-dt / tau). */
        EXPONENTIAL
    }

    /** What a unit of current adds to a state in a tick. */
    public enum Gain {
        /** r (1 - beta), or w_in (1 - alpha) of a synaptic current; r dt without a leak: the current lasts a tick. */
        INTEGRATED,
        /** r, or w_in. */
        RESISTANCE,
        /** 1; r and w_in are not looked at. */
        ONE
    }

    /** Where a membrane's gain is put; the spikes are the same, the membrane is counted in another unit. */
    public enum GainAt {
        /** Into weights and biases. */
        WEIGHTS,
        /** Its reciprocal into threshold, reset value and resting potential. */
        THRESHOLD
    }

    /** When a synaptic current decays. */
    public enum CurrentInput {
        /** i = alpha i + x. */
        AFTER_DECAY,
        /** i = alpha (i + x). */
        BEFORE_DECAY
    }

    /** What a spike leaves of the membrane. */
    public enum ResetTo {
        /** 0, whatever v_reset is. */
        ZERO,
        /** v_reset, which is 0 if the file has none. */
        VALUE,
        /** v less the threshold, whatever v_reset is. */
        SUBTRACT
    }

    /** What a membrane is at least. */
    public enum Floor {
        NONE,
        /** 0. */
        ZERO,
        /** The threshold's negative. */
        MINUS_THRESHOLD
    }

    /** When biases of nodes that only feedback reaches are added. */
    public enum FeedbackBias {
        /** In every tick. */
        ALWAYS,
        /** From the second tick on: in the first, nothing has been fed back yet. */
        ONCE_FED
    }

    /** Whether numbers stay as they are. */
    public enum Arithmetic {
        REAL,
        /** Weights, thresholds and leaks become the integers that Lava's import makes of them. */
        LAVA
    }

    public Discretisation {
        dt.ifPresent(seconds -> {
            if (!(seconds > 0 && seconds < 1e6)) {
                throw new IllegalArgumentException("dt is " + seconds + ", expected more than 0 seconds");
            }
        });
        int least = leastRecurrentDelay(order);
        recurrentDelay.ifPresent(ticks -> {
            if (ticks < least || ticks > 4096) {
                throw new IllegalArgumentException(
                        "the recurrent delay is " + ticks + ", expected " + least + " to 4096 ticks");
            }
        });
    }

    /** The fewest ticks that feedback can take: a spike of the state before is known before the tick's update. */
    public static int leastRecurrentDelay(FiringOrder order) {
        return order == FiringOrder.FIRE_UPDATE_RESET ? 0 : 1;
    }

    /** Ticks that feedback between spiking neurons takes where the file has no Delay. */
    int feedbackDelay() {
        return recurrentDelay.orElse(leastRecurrentDelay(order));
    }
}
