package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import java.util.List;

/**
 * A neuron without memory that sends an activation, y = f(a).
 *
 * <pre>
 * z = saturate(round(a[n] * multiplier[n] / 2^shift))     to the argument range of f
 * y = f(z);  if y != 0: send (n, y)
 * </pre>
 *
 * The product is exact, as wide as it needs to be.
 *
 * @param multipliers one per neuron, 0 to 65535; all 1 needs no multiplier
 * @param shift 0 to 40
 * @param rounding of the division
 * @param activation f and its argument range
 */
public record RateNeuron(IntVector multipliers, int shift, Rounding rounding, Activation activation)
        implements IntegerNeuron {
    public RateNeuron {
        if (multipliers.min() < 0 || multipliers.max() > 0xffff || shift < 0 || shift > 40) {
            throw new IllegalArgumentException("scaling by " + multipliers.min() + " to " + multipliers.max() + " / 2^"
                    + shift + ", expected multipliers of 0 to 65535 and a shift of 0 to 40");
        }
    }

    @Override
    public Range outputValues() {
        return activation.outputs();
    }

    @Override
    public List<StateWord> states() {
        return List.of();
    }

    @Override
    public void check(int neurons) {
        if (multipliers.size() != neurons) {
            throw new IllegalArgumentException(multipliers.size() + " multipliers for " + neurons + " neurons");
        }
    }
}
