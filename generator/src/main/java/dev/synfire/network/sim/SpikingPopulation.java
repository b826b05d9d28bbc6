package dev.synfire.network.sim;

import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;

/** Neurons that integrate and fire; they send how often they fired. */
final class SpikingPopulation implements Population {
    private final Vector betas;
    private final Firing firing;
    private final MembraneFeed feed;
    private final double[] membranes;
    private final int[] spikes;
    private final int[] refractory;
    private final Thresholds thresholds;

    SpikingPopulation(Spiking neuron, int neurons) {
        this.betas = neuron.leak().betas();
        this.firing = neuron.firing();
        this.feed = MembraneFeed.of(neuron, neurons);
        this.membranes = new double[neurons];
        this.spikes = new int[neurons];
        this.refractory = new int[neurons];
        this.thresholds = new Thresholds(firing, neurons);
    }

    @Override
    public void tick(double[] currents, double[] outputs) {
        double[] fed = feed.tick(currents);
        for (int n = 0; n < membranes.length; n++) {
            double v = tick(n, membranes[n], fed[n]);
            membranes[n] = firing.floor().isPresent()
                    ? Math.max(v, firing.floor().get().ofNeuron(n))
                    : v;
            outputs[n] = spikes[n];
            refractory[n] = spikes[n] > 0 ? firing.refractoryTicks() : Math.max(0, refractory[n] - 1);
            thresholds.spiked(n, spikes[n]);
        }
    }

    /** The membrane of a neuron after the tick; leaves its spikes in spikes[n], which held those of the tick before. */
    private double tick(int n, double before, double current) {
        return switch (firing.order()) {
            case UPDATE_FIRE_RESET -> {
                double v = updated(before, current, n);
                spikes[n] = fired(v, n);
                yield reset(v, n);
            }
            case RESET_UPDATE_FIRE -> {
                double v = updated(reset(before, n), current, n);
                spikes[n] = fired(v, n);
                yield v;
            }
            case UPDATE_RESET_FIRE -> {
                double v = reset(updated(before, current, n), n);
                spikes[n] = fired(v, n);
                yield v;
            }
            case FIRE_UPDATE_RESET -> {
                spikes[n] = fired(before, n);
                yield reset(updated(before, current, n), n);
            }
        };
    }

    private double updated(double v, double current, int n) {
        return refractory[n] > 0 ? v : betas.ofNeuron(n) * v + current;
    }

    private int fired(double v, int n) {
        return refractory[n] > 0 ? 0 : firing.spikes(v, thresholds.of(n));
    }

    private double reset(double v, int n) {
        return spikes[n] == 0 ? v : firing.afterSpikes(v, spikes[n], n, thresholds.of(n));
    }

    @Override
    public double[] membranes() {
        return membranes;
    }

    @Override
    public void reset() {
        feed.reset();
        Arrays.fill(membranes, 0);
        Arrays.fill(spikes, 0);
        Arrays.fill(refractory, 0);
        thresholds.reset();
    }
}
