package dev.synfire.quantize;

/**
 * The codes of a neuron are chosen together, so that its current is right over the inputs that samples bring.
 *
 * <p>The mean of the current's error goes into the bias (Nagel et al., "Data-free quantization through weight equalization and
 * bias correction", 2019). Its variance is d' C d, d being the errors of the weights and C the covariance of the inputs;
 * from the nearest codes on, one weight after the other goes to the code that makes it least, until none changes (as in
 * Frantar et al., "GPTQ", 2023, where errors of early weights are made good by later ones).
 */
final class CalibratedRounding implements WeightRounding {
    private static final int CANDIDATES = 24;
    private static final int MOST_ROUNDS = 20;

    private final DenseLayer layer;
    private final WeightGrid grid;
    private final InputMoments inputs;

    CalibratedRounding(DenseLayer layer, WeightGrid grid, InputMoments inputs) {
        this.layer = layer;
        this.grid = grid;
        this.inputs = inputs;
    }

    @Override
    public int[] codes(int neuron, double step) {
        double[] row = layer.weights().row(neuron);
        int[] codes = grid.codes(row, step);
        double[] slope = inputs.times(errors(row, codes, step));
        boolean changed = true;
        for (int round = 0; changed && round < MOST_ROUNDS; round++) {
            changed = false;
            for (int i = 0; i < codes.length; i++) {
                int better = grid.code(codes[i] * step - slope[i] / inputs.covariance(i, i), step);
                if (better != codes[i]) {
                    double by = (better - codes[i]) * step;
                    for (int j = 0; j < codes.length; j++) {
                        slope[j] += inputs.covariance(j, i) * by;
                    }
                    codes[i] = better;
                    changed = true;
                }
            }
        }
        return codes;
    }

    @Override
    public double cost(int neuron, double step) {
        double[] errors = errors(layer.weights().row(neuron), codes(neuron, step), step);
        double[] slope = inputs.times(errors);
        double cost = 0;
        for (int i = 0; i < errors.length; i++) {
            cost += errors[i] * slope[i];
        }
        return cost;
    }

    @Override
    public double bias(int neuron, int[] codes, double step) {
        double[] errors = errors(layer.weights().row(neuron), codes, step);
        double bias = layer.biases().get(neuron);
        for (int i = 0; i < errors.length; i++) {
            bias -= errors[i] * inputs.mean(i);
        }
        return bias;
    }

    @Override
    public int candidates() {
        return CANDIDATES;
    }

    /** What each weight became, less what it was. */
    private static double[] errors(double[] row, int[] codes, double step) {
        double[] errors = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            errors[i] = codes[i] * step - row[i];
        }
        return errors;
    }
}
