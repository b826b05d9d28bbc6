package dev.synfire.core.learning;

import dev.synfire.core.stream.EventFormat;
import java.util.Optional;

/**
 * What shapes the learning of a layer.
 *
 * @param events what the layer takes
 * @param most X is a count of spikes, at most this; 0: X is the value of an address
 * @param errors where the errors come from, and what they and the walk are like
 */
public record LayerLearning(EventFormat events, int most, ErrorParams errors) {
    /** How weights change. */
    public WalkParams walk() {
        return errors.walk();
    }

    /** How biases change; empty if there are none. */
    public Optional<ErrorParams.BiasRule> bias() {
        return errors.bias();
    }

    String name() {
        return errors.name();
    }

    /** What an address can have done in a sample. */
    public Activity.Params activity() {
        return new Activity.Params(name(), events, most);
    }
}
