package dev.synfire.network.sim;

import dev.synfire.network.Integrating;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Rate;
import dev.synfire.network.Spiking;
import dev.synfire.network.Vector;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a network in double precision: the meaning that quantizing has to keep.
 *
 * <p>A sample starts with every membrane at 0. In each tick the layers are taken in order; an event that a layer sends
 * arrives at the next in the same tick. Not thread-safe; one model runs one sample at a time.
 */
public final class FloatModel {
    private final Network network;
    private final Layer[] layers;
    private final double[][] weights;
    private final double[][] biases;
    private final double[][] currents;
    private final double[][] membranes;
    private final double[][] outputs;
    private final double[] spikeCounts;

    public FloatModel(Network network) {
        this.network = network;
        int count = network.layers().size();
        layers = network.layers().toArray(Layer[]::new);
        weights = new double[count][];
        biases = new double[count][];
        currents = new double[count][];
        membranes = new double[count][];
        outputs = new double[count][];
        for (int l = 0; l < count; l++) {
            weights[l] = layers[l].denseWeights().orElseThrow().toArray();
            biases[l] = layers[l].biases().toArray();
            currents[l] = new double[layers[l].neurons()];
            membranes[l] = new double[layers[l].neurons()];
            outputs[l] = new double[layers[l].neurons()];
        }
        spikeCounts = new double[layers[count - 1].neurons()];
    }

    /**
     * What a sample gave.
     *
     * @param label the output neuron with the largest score, the lowest index winning a tie
     * @param scores what the readout compares, one an output neuron
     */
    public record Result(int label, Vector scores) {}

    /**
     * Presents a sample.
     *
     * @param frames real inputs, one frame for every tick or one a tick
     */
    public Result run(List<Vector> frames) {
        if (frames.size() != 1 && frames.size() != network.ticks()) {
            throw new IllegalArgumentException(frames.size() + " frames for " + network.ticks() + " ticks");
        }
        reset();
        for (int tick = 0; tick < network.ticks(); tick++) {
            tick(frames.get(frames.size() == 1 ? 0 : tick).toArray());
        }
        double[] scores = scores();
        int best = 0;
        for (int n = 1; n < scores.length; n++) {
            if (scores[n] > scores[best]) {
                best = n;
            }
        }
        return new Result(best, Vector.of(scores));
    }

    /** Brings every membrane to 0, before a sample. */
    public void reset() {
        for (double[] membrane : membranes) {
            Arrays.fill(membrane, 0);
        }
        Arrays.fill(spikeCounts, 0);
    }

    /** One tick, with a real input for every input address. */
    public void tick(double[] input) {
        double[] events = input;
        for (int l = 0; l < layers.length; l++) {
            accumulate(l, events);
            update(l);
            events = outputs[l];
        }
        for (int n = 0; n < spikeCounts.length; n++) {
            spikeCounts[n] += events[n];
        }
    }

    /** The input currents I of a layer in the last tick. */
    public Vector currents(int layer) {
        return Vector.of(currents[layer]);
    }

    /** The membrane potentials of a layer after the last tick; zeros in a rate layer. */
    public Vector membranes(int layer) {
        return Vector.of(membranes[layer]);
    }

    /** The activations or spikes of a layer in the last tick. */
    public Vector outputs(int layer) {
        return Vector.of(outputs[layer]);
    }

    private double[] scores() {
        int last = layers.length - 1;
        return switch (network.readout()) {
            case ACTIVATION, ACTIVATION_SUM -> outputs[last];
            case SPIKE_COUNT -> spikeCounts;
            case MEMBRANE, MEMBRANE_MAXIMUM -> membranes[last];
        };
    }

    private void accumulate(int l, double[] events) {
        double[] sums = currents[l];
        System.arraycopy(biases[l], 0, sums, 0, sums.length);
        for (int n = 0, at = 0; n < sums.length; n++) {
            double sum = sums[n];
            for (double event : events) {
                sum += weights[l][at++] * event;
            }
            sums[n] = sum;
        }
    }

    private void update(int l) {
        for (int n = 0; n < outputs[l].length; n++) {
            double current = currents[l][n];
            switch (layers[l].neuron()) {
                case Rate rate -> outputs[l][n] = rate.activation(current);
                case Spiking spiking -> {
                    double v = spiking.leak().beta() * membranes[l][n] + current;
                    boolean fires = spiking.firing().spikes(v, n) > 0;
                    membranes[l][n] = fires ? spiking.firing().afterSpikes(v, 1, n) : v;
                    outputs[l][n] = fires ? 1 : 0;
                }
                case Integrating li -> membranes[l][n] = li.leak().beta() * membranes[l][n] + current;
            }
        }
    }
}
