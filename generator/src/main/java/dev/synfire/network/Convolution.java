package dev.synfire.network;

import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Vector;

/**
 * A cross-correlation, as torch's Conv2d without its bias; one of one dimension has a height of 1:
 *
 * <pre>{@code
 * y[o, r, c] = sum over i, k, l of w[o, i, k, l] * x[g + i, r * stride - padding + k * dilation, c * ... ]
 * }</pre>
 *
 * where g is the first input channel of the group of output channel o, and x is 0 outside of the input.
 *
 * @param input (channels, height, width)
 * @param channels of the output
 * @param window what slides over each plane
 * @param groups into which input and output channels are divided, each output seeing the inputs of its own; 1 for all
 * @param weights of shape {@link #kernel}, the last index running fastest; within -1e12..1e12
 */
public record Convolution(Dims input, int channels, Window window, int groups, Vector weights) implements Transform {
    public Convolution {
        Window.checkPlanes("convolution", input);
        Check.within("output channels", channels, 1, Dims.LARGEST);
        Check.within("groups", groups, 1, Dims.LARGEST);
        if (input.get(0) % groups != 0 || channels % groups != 0) {
            throw new IllegalArgumentException("a convolution of " + input.get(0) + " to " + channels + " channels in "
                    + groups + " groups, expected groups that divide both");
        }
        Dims kernel = kernel(input, channels, window, groups);
        if (weights.size() != kernel.size()) {
            throw new IllegalArgumentException("a convolution has " + weights.size() + " weights, expected "
                    + kernel.size() + " of shape " + kernel);
        }
        for (int k = 0; k < weights.size(); k++) {
            Check.magnitude("weight", weights.get(k));
        }
        output(input, channels, window);
    }

    /** The shape of the weights: (output channels, input channels a group, window height, window width). */
    public Dims kernel() {
        return kernel(input, channels, window, groups);
    }

    /** The shape of the output: (channels, height, width). */
    public Dims output() {
        return output(input, channels, window);
    }

    @Override
    public String kind() {
        return "convolution";
    }

    @Override
    public Dims output(Dims before) {
        Transform.takes("convolution", input.size(), before);
        return output();
    }

    private static Dims output(Dims input, int channels, Window window) {
        Extent places = window.places(input.get(1), input.get(2));
        return Dims.of(channels, places.height(), places.width());
    }

    private static Dims kernel(Dims input, int channels, Window window, int groups) {
        return Dims.of(
                channels,
                input.get(0) / groups,
                window.size().height(),
                window.size().width());
    }
}
