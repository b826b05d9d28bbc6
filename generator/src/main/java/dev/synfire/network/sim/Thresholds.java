package dev.synfire.network.sim;

import dev.synfire.network.neuron.Firing;
import java.util.Arrays;

/** The thresholds of a population, fixed or raised by its spikes. */
final class Thresholds {
    private final Firing firing;
    private final double[] raised;

    Thresholds(Firing firing, int neurons) {
        this.firing = firing;
        this.raised = new double[neurons];
    }

    /** A neuron's threshold in this tick. */
    double of(int neuron) {
        return firing.thresholds().ofNeuron(neuron) + raised[neuron];
    }

    /** Ends a tick in which a neuron sent that many spikes. */
    void spiked(int neuron, int spikes) {
        firing.adaptation()
                .ifPresent(
                        adaptation -> raised[neuron] = adaptation.leak().betas().ofNeuron(neuron) * raised[neuron]
                                + adaptation.amounts().ofNeuron(neuron) * spikes);
    }

    void reset() {
        Arrays.fill(raised, 0);
    }
}
