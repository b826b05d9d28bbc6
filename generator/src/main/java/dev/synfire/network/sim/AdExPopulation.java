package dev.synfire.network.sim;

import dev.synfire.network.neuron.AdEx;
import java.util.Arrays;

/** Adaptive exponential neurons, in mV, pA and ms; they send spikes. */
final class AdExPopulation implements Population {
    private final AdEx neuron;
    private final double[] membranes;
    private final double[] adaptations;

    AdExPopulation(AdEx neuron, int neurons) {
        this.neuron = neuron;
        this.membranes = new double[neurons];
        this.adaptations = new double[neurons];
        reset();
    }

    @Override
    public void tick(double[] currents, double[] outputs) {
        double tick = Math.scalb(1.0, -neuron.halvings());
        double step = Math.scalb(tick, -neuron.stepHalvings());
        double gL = neuron.conductance();
        double deltaT = neuron.slopeFactor();
        for (int n = 0; n < membranes.length; n++) {
            double v = membranes[n];
            double w = adaptations[n];
            double rest = neuron.rest().ofNeuron(n);
            for (int s = 0; s < 1 << neuron.stepHalvings(); s++) {
                double exponential = gL * deltaT * StrictMath.exp((v - neuron.threshold()) / deltaT);
                double slope = -gL * (v - rest) + exponential - w + currents[n];
                v = Math.min(
                        neuron.peak(), v + step * slope / neuron.capacitance().ofNeuron(n));
            }
            w += tick
                    * (neuron.coupling().ofNeuron(n) * (v - rest) - w)
                    / neuron.timeConstant().ofNeuron(n);
            boolean fires = v >= neuron.peak();
            membranes[n] = fires ? neuron.reset().ofNeuron(n) : v;
            adaptations[n] = fires ? w + neuron.jump().ofNeuron(n) : w;
            outputs[n] = fires ? 1 : 0;
        }
    }

    @Override
    public double[] membranes() {
        return membranes;
    }

    @Override
    public void reset() {
        Arrays.setAll(membranes, n -> neuron.rest().ofNeuron(n));
        Arrays.fill(adaptations, 0);
    }
}
