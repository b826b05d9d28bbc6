package dev.synfire.network;

import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;

/**
 * Every output from every input: y[n] = sum over i of weights[n, i] * x[i].
 *
 * @param weights a row an output, a column an input; within -1e12..1e12
 */
public record Dense(Matrix weights) implements Transform {
    public Dense {
        for (int n = 0; n < weights.rows(); n++) {
            for (int i = 0; i < weights.columns(); i++) {
                if (!(Math.abs(weights.get(n, i)) <= Check.LARGEST)) {
                    Check.magnitude("weight [" + n + ", " + i + "]", weights.get(n, i));
                }
            }
        }
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Dims output(Dims input) {
        Transform.takes("dense transform", weights.columns(), input);
        return Dims.of(weights.rows());
    }
}
