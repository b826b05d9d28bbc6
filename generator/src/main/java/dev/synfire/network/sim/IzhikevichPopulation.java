package dev.synfire.network.sim;

import dev.synfire.network.neuron.Izhikevich;
import java.util.Arrays;

/** Neurons of Izhikevich, in mV and ms; they send spikes. */
final class IzhikevichPopulation implements Population {
    private final Izhikevich neuron;
    private final double[] membranes;
    private final double[] recoveries;

    IzhikevichPopulation(Izhikevich neuron, int neurons) {
        this.neuron = neuron;
        this.membranes = new double[neurons];
        this.recoveries = new double[neurons];
        reset();
    }

    @Override
    public void tick(double[] currents, double[] outputs) {
        double tick = Math.scalb(1.0, -neuron.halvings());
        double step = Math.scalb(tick, -neuron.stepHalvings());
        for (int n = 0; n < membranes.length; n++) {
            double v = membranes[n];
            double u = recoveries[n];
            for (int s = 0; s < 1 << neuron.stepHalvings(); s++) {
                v += step * (0.04 * v * v + 5 * v + 140 - u + currents[n]);
            }
            v = neuron.clipped() ? Math.min(v, Izhikevich.PEAK) : v;
            u += tick * neuron.a().ofNeuron(n) * (neuron.b().ofNeuron(n) * v - u);
            boolean fires = v >= Izhikevich.PEAK;
            membranes[n] = fires ? neuron.c().ofNeuron(n) : v;
            recoveries[n] = fires ? u + neuron.d().ofNeuron(n) : u;
            outputs[n] = fires ? 1 : 0;
        }
    }

    @Override
    public double[] membranes() {
        return membranes;
    }

    @Override
    public void reset() {
        Arrays.fill(membranes, neuron.start());
        Arrays.setAll(recoveries, n -> neuron.b().ofNeuron(n) * neuron.start());
    }
}
