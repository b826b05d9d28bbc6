package dev.synfire.network;

import dev.synfire.fixed.IntVector;
import dev.synfire.network.tensor.Dims;

/**
 * One to one, some ticks later; what was sent before the sample began is 0.
 *
 * @param ticks one for all or one an element, 0 to {@link #LONGEST}; on a feedback projection they come on top of its one
 */
public record Delay(IntVector ticks) implements Transform {
    /** The most ticks of a delay. */
    public static final int LONGEST = 4096;

    public Delay {
        if (ticks.size() == 0 || ticks.min() < 0 || ticks.max() > LONGEST) {
            throw new IllegalArgumentException(
                    "delays are " + ticks + ", expected at least one, and all from 0 to " + LONGEST + " ticks");
        }
    }

    /** The same for all. */
    public static Delay of(int ticks) {
        return new Delay(IntVector.of(ticks));
    }

    @Override
    public String kind() {
        return "delay";
    }

    @Override
    public Dims output(Dims input) {
        if (ticks.size() != 1) {
            Transform.takes("delay", ticks.size(), input);
        }
        return input;
    }
}
