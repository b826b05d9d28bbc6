package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;

/**
 * A cross-correlation, as torch's Conv2d; one of one dimension has planes of height 1 and {@link Sliding#NONE} for its
 * rows:
 *
 * <pre>{@code
 * a[o, y, x] = sum over i, k, l of weight[o, i, k, l] * v[g + i, y * stride - before + k * dilation, x * ...]
 * }</pre>
 *
 * where g is the first input channel of the group of output channel o, and v is 0 outside of the input. Neuron
 * (o * height + y) * width + x is (o, y, x) of {@link #output}.
 *
 * @param input what events address
 * @param channels of the output
 * @param rows how the kernel slides from row to row
 * @param columns how it slides from column to column
 * @param groups into which input and output channels are divided in order, each output seeing the inputs of its own
 *     group; 1 for all
 * @param weightBits 1 to 8, ranges as in {@link DenseSynapses}
 * @param weights of shape (channels, input channels / groups, rows.size, columns.size), the last index running fastest
 */
public record ConvolutionSynapses(
        Planes input, int channels, Sliding rows, Sliding columns, int groups, int weightBits, IntVector weights)
        implements Synapses {
    public ConvolutionSynapses {
        if (channels < 1 || groups < 1 || input.channels() % groups != 0 || channels % groups != 0) {
            throw new IllegalArgumentException("a convolution of " + input.channels() + " to " + channels
                    + " channels in " + groups + " groups, expected groups that divide both");
        }
        long expected = (long) channels * (input.channels() / groups) * rows.size() * columns.size();
        if (weights.size() != expected) {
            throw new IllegalArgumentException(
                    "a convolution has " + weights.size() + " weights, expected " + expected);
        }
        DenseSynapses.checkWeights(weightBits, weights);
        output(input, channels, rows, columns);
    }

    /** The neurons, a plane for each output channel. */
    public Planes output() {
        return output(input, channels, rows, columns);
    }

    @Override
    public int inputs() {
        return input.size();
    }

    @Override
    public int neurons() {
        return output().size();
    }

    /** Input channels that an output channel sees. */
    public int inputsPerGroup() {
        return input.channels() / groups;
    }

    /** Output channels that see the same input channels. */
    public int outputsPerGroup() {
        return channels / groups;
    }

    /**
     * The weight at a place of the kernel.
     *
     * @param channel output channel
     * @param input input channel, counted from the first of the group
     * @param row row of the kernel
     * @param column column of the kernel
     */
    public int weight(int channel, int input, int row, int column) {
        return weights.get(((channel * inputsPerGroup() + input) * rows.size() + row) * columns.size() + column);
    }

    @Override
    public void addBounds(Range values, long[] low, long[] high) {
        Planes places = output();
        for (int n = 0; n < neurons(); n++) {
            int channel = n / (places.height() * places.width());
            int y = n / places.width() % places.height();
            int x = n % places.width();
            for (int k = 0; k < inputsPerGroup() * rows.size() * columns.size(); k++) {
                int input = k / (rows.size() * columns.size());
                int row = k / columns.size() % rows.size();
                int column = k % columns.size();
                if (sees(rows, y, row, this.input.height()) && sees(columns, x, column, this.input.width())) {
                    long a = weight(channel, input, row, column) * values.min();
                    long b = weight(channel, input, row, column) * values.max();
                    low[n] += Math.min(0, Math.min(a, b));
                    high[n] += Math.max(0, Math.max(a, b));
                }
            }
        }
    }

    private static boolean sees(Sliding sliding, int place, int k, int length) {
        int at = place * sliding.stride() - sliding.before() + k * sliding.dilation();
        return at >= 0 && at < length;
    }

    private static Planes output(Planes input, int channels, Sliding rows, Sliding columns) {
        return new Planes(channels, rows.places(input.height()), columns.places(input.width()));
    }
}
