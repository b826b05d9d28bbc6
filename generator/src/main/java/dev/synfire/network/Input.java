package dev.synfire.network;

import dev.synfire.fixed.Range;
import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Dims;

/**
 * What arrives from outside: integer codes that stand for real numbers.
 *
 * @param dims the shape of the inputs; an address counts them with the last index running fastest
 * @param values the codes an input may carry, within -65535..65535; contains 0, which is no event. 0..1 makes the inputs
 *     spikes
 * @param scale a code stands for code * scale; above 0
 * @param encoder what makes events of the codes
 */
public record Input(Dims dims, Range values, double scale, Encoder encoder) {
    /** The name by which a projection takes the network's input as its source. */
    public static final String NAME = "input";

    public Input {
        if (!values.contains(0) || values.min() < -0xffff || values.max() > 0xffff) {
            throw new IllegalArgumentException(
                    "input values are " + values + ", expected a range that contains 0, within -65535..65535");
        }
        Check.positive("the input scale", scale);
    }

    /** Inputs whose codes are the events. */
    public Input(Dims dims, Range values, double scale) {
        this(dims, values, scale, new Encoder.Direct());
    }

    /** Inputs in a row. */
    public Input(int size, Range values, double scale) {
        this(row(size), values, scale);
    }

    /** How many inputs there are. */
    public int size() {
        return dims.size();
    }

    /** What an event stands for that carries a 1: the scale, or just 1 where an encoder makes spikes. */
    public double eventScale() {
        return encoder.passesCodes() ? scale : 1;
    }

    /** How many whole codes an amount of the input's unit is; a hair below the next counts as the next. */
    public long codes(double amount) {
        return (long) Math.floor(amount / scale + 1e-9);
    }

    private static Dims row(int size) {
        Check.within("inputs", size, 1, Dims.LARGEST);
        return Dims.of(size);
    }
}
