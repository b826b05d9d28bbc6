package dev.synfire.network.sim;

import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;

/** Neurons that integrate and never fire; they send their membrane. */
final class IntegratingPopulation implements Population {
    private final Vector betas;
    private final MembraneFeed feed;
    private final double[] membranes;

    IntegratingPopulation(Integrating neuron, int neurons) {
        this.betas = neuron.leak().betas();
        this.feed = MembraneFeed.of(neuron, neurons);
        this.membranes = new double[neurons];
    }

    @Override
    public void tick(double[] currents, double[] outputs) {
        double[] fed = feed.tick(currents);
        for (int n = 0; n < membranes.length; n++) {
            membranes[n] = betas.ofNeuron(n) * membranes[n] + fed[n];
            outputs[n] = membranes[n];
        }
    }

    @Override
    public double[] membranes() {
        return membranes;
    }

    @Override
    public void reset() {
        feed.reset();
        Arrays.fill(membranes, 0);
    }
}
