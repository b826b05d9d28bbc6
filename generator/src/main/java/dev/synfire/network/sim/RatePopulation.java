package dev.synfire.network.sim;

import dev.synfire.network.neuron.Rate;

/** Neurons without memory. */
final class RatePopulation implements Population {
    private final Rate neuron;
    private final double[] membranes;

    RatePopulation(Rate neuron, int neurons) {
        this.neuron = neuron;
        this.membranes = new double[neurons];
    }

    @Override
    public void tick(double[] currents, double[] outputs) {
        for (int n = 0; n < outputs.length; n++) {
            outputs[n] = neuron.activation(currents[n]);
        }
    }

    @Override
    public double[] membranes() {
        return membranes;
    }

    @Override
    public void reset() {}
}
