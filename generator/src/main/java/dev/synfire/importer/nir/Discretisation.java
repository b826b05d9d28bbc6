package dev.synfire.importer.nir;

import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.network.neuron.Firing;
import java.util.OptionalDouble;

/**
 * How the differential equations of a NIR graph become one update a tick. NIR fixes none of it, and frameworks differ.
 *
 * @param preset the framework from which this comes, as the user would name it, perhaps with changes
 * @param dt seconds a tick; empty: told by the resistances that Rockpool writes, r = tau / dt * exp(-dt / tau)
 * @param integrator what remains of a state after a tick
 * @param gain what a unit of current adds to a leaky state in a tick
 * @param perfectGain the same of an integrator without leak
 * @param gainAt where a membrane's gain is put
 * @param currentInput whether a synaptic current decays before or after the tick's spikes are added to it
 * @param feed which synaptic current the membrane gets
 * @param reset what a spike leaves of the membrane
 * @param order in which update, comparison and reset follow one another
 * @param comparison the relation of membrane to threshold that fires
 * @param mostSpikes the most spikes of a neuron in a tick, 1 to {@link Firing#MANY}
 * @param floor what a leaky membrane is at least
 * @param perfectFloor the same of an integrator without leak
 * @param recurrentDelay ticks that feedback takes where the file has no Delay, at least 1
 * @param synapseDelay ticks that every other connection takes
 * @param arithmetic whether weights and thresholds stay real numbers
 */
public record Discretisation(
        String preset,
        OptionalDouble dt,
        Integrator integrator,
        Gain gain,
        Gain perfectGain,
        GainAt gainAt,
        CurrentInput currentInput,
        CurrentFeed feed,
        ResetTo reset,
        FiringOrder order,
        FiringComparison comparison,
        int mostSpikes,
        Floor floor,
        Floor perfectFloor,
        int recurrentDelay,
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
        if (recurrentDelay < 1 || recurrentDelay > 4096) {
            throw new IllegalArgumentException(
                    "the recurrent delay is " + recurrentDelay + ", expected 1 to 4096 ticks");
        }
    }
}
