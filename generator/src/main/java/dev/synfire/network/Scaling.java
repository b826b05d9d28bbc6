package dev.synfire.network;

import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Vector;

/**
 * One to one: y[n] = factors[n] * x[n].
 *
 * @param factors one for all or one an element, within -1e12..1e12
 */
public record Scaling(Vector factors) implements Transform {
    public Scaling {
        Check.magnitudes("factors", factors);
    }

    @Override
    public String kind() {
        return "scaling";
    }

    @Override
    public Dims output(Dims input) {
        if (factors.size() != 1) {
            Transform.takes("scaling", factors.size(), input);
        }
        return input;
    }
}
