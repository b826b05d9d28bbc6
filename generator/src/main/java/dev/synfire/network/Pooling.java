package dev.synfire.network;

import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;

/**
 * The sum or mean of what a window sees, in every channel by itself.
 *
 * @param pools sum or mean
 * @param input (channels, height, width); one of one dimension has a height of 1
 * @param window what slides over each plane
 */
public record Pooling(Kind pools, Dims input, Window window) implements Transform {
    /** Sum or mean. */
    public enum Kind {
        /** The sum. */
        SUM,
        /** The sum divided by the window's size, the zeros of the padding counted. */
        AVERAGE,
        /** The mean of what lies inside the input, the padding not counted. */
        AVERAGE_INSIDE
    }

    public Pooling {
        Window.checkPlanes("pooling", input);
        output(input, window);
    }

    /** The shape of the output: (channels, height, width). */
    public Dims output() {
        return output(input, window);
    }

    @Override
    public String kind() {
        return "pooling";
    }

    @Override
    public Dims output(Dims before) {
        Transform.takes("pooling", input.size(), before);
        return output();
    }

    private static Dims output(Dims input, Window window) {
        Extent places = window.places(input.get(1), input.get(2));
        return Dims.of(input.get(0), places.height(), places.width());
    }
}
