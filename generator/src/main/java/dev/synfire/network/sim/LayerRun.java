package dev.synfire.network.sim;

import dev.synfire.network.Layer;
import dev.synfire.network.neuron.AdEx;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Izhikevich;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Spiking;
import java.util.Arrays;
import java.util.List;

/** A layer at work: gathers its input currents along its paths and lets its neurons answer. */
final class LayerRun {
    private final double[] biases;
    private final List<PathRun> paths;
    private final double[] currents;
    private final Population population;
    private final double[] outputs;

    /** A layer that writes what it sends to outputs, which its listeners read. */
    LayerRun(Layer layer, List<PathRun> paths, double[] outputs) {
        this.biases = layer.biases().toArray();
        this.paths = paths;
        this.currents = new double[layer.neurons()];
        this.population = switch (layer.neuron()) {
            case Rate rate -> new RatePopulation(rate, layer.neurons());
            case Spiking spiking -> new SpikingPopulation(spiking, layer.neurons());
            case Izhikevich izhikevich -> new IzhikevichPopulation(izhikevich, layer.neurons());
            case AdEx adEx -> new AdExPopulation(adEx, layer.neurons());
            case Integrating integrating -> new IntegratingPopulation(integrating, layer.neurons());
        };
        this.outputs = outputs;
    }

    void tick() {
        System.arraycopy(biases, 0, currents, 0, currents.length);
        for (PathRun path : paths) {
            path.tick(currents);
        }
        population.tick(currents, outputs);
    }

    void reset() {
        paths.forEach(PathRun::reset);
        population.reset();
        Arrays.fill(outputs, 0);
    }

    double[] currents() {
        return currents;
    }

    double[] membranes() {
        return population.membranes();
    }

    double[] outputs() {
        return outputs;
    }
}
