package dev.synfire.network.neuron;

import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Vector;

/**
 * A threshold that rises with every spike and falls back: with b, which is 0 before a sample,
 *
 * <pre>
 * threshold of a tick = threshold + b
 * after it:         b = rho * b + amount * spikes
 * </pre>
 *
 * the adaptive neuron (ALIF) of Bellec, Salaj, Subramoney, Legenstein, Maass, "Long short-term memory and
 * learning-to-learn in networks of spiking neurons", 2018, where {@code B = b0 + beta b} and {@code b' = rho b + (1 - rho)
 * z}: the amount is beta (1 - rho), and rho = e^(-dt / tau). A {@link Reset.Subtract} subtracts the risen threshold, as
 * there; {@link Reset.SubtractAmount} of the base threshold is what its successor has (Bellec et al., "A solution to the
 * learning dilemma for recurrent networks of spiking neurons", 2020).
 *
 * @param leak rho: what remains of b after a tick
 * @param amounts what a spike adds to b; one for all or one per neuron, 0 to 1e12
 */
public record Adaptation(Leak leak, Vector amounts) {
    public Adaptation {
        Check.magnitudes("amounts of an adaptation", amounts);
        if (amounts.stream().anyMatch(amount -> amount < 0)) {
            throw new IllegalArgumentException("amounts of an adaptation are " + amounts + ", expected none below 0");
        }
    }

    void check(int neurons) {
        leak.check(neurons);
        Check.perNeuron("amounts of an adaptation", amounts, neurons);
    }
}
