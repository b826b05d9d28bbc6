package dev.synfire.network.sim;

import dev.synfire.network.tensor.Vector;

/** A factor for each value. */
final class ScalingStage implements Stage {
    private final Vector factors;

    ScalingStage(Vector factors) {
        this.factors = factors;
    }

    @Override
    public void add(double[] input, double[] sums) {
        for (int n = 0; n < input.length; n++) {
            sums[n] += factors.ofNeuron(n) * input[n];
        }
    }
}
