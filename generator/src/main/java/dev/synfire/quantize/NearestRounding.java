package dev.synfire.quantize;

import dev.synfire.fixed.Range;

/**
 * Each weight becomes the code nearest to it.
 *
 * <p>Of the inputs it is assumed that they are independent, that their mean square is a tenth of the largest, and, if they are
 * never negative, their mean a fifth of the largest: so errors of one sign in many weights of a neuron count for more.
 */
final class NearestRounding implements WeightRounding {
    private static final double MEAN_SQUARE = 0.1;
    private static final double MEAN = 0.2;
    private static final int CANDIDATES = 240;

    private final DenseLayer layer;
    private final WeightGrid grid;
    private final double inputScale;
    private final double mean;
    private final double variance;

    NearestRounding(DenseLayer layer, WeightGrid grid, Range inputs, double inputScale) {
        this.layer = layer;
        this.grid = grid;
        this.inputScale = inputScale;
        double reach = Math.max(-inputs.min(), inputs.max()) * inputScale;
        mean = inputs.min() < 0 ? 0 : MEAN * reach;
        variance = MEAN_SQUARE * reach * reach - mean * mean;
    }

    @Override
    public int[] codes(int neuron, double step) {
        return grid.codes(layer.weights().row(neuron), step);
    }

    @Override
    public double cost(int neuron, double step) {
        double squares = 0;
        double sum = 0;
        for (double w : layer.weights().row(neuron)) {
            double off = w - grid.code(w, step) * step;
            squares += off * off;
            sum += off;
        }
        double unit = step * inputScale;
        double bias = layer.biases().get(neuron);
        double shift = mean * sum + bias - Math.rint(bias / unit) * unit;
        return variance * squares + shift * shift;
    }

    @Override
    public double bias(int neuron, int[] codes, double step) {
        return layer.biases().get(neuron);
    }

    @Override
    public int candidates() {
        return CANDIDATES;
    }
}
