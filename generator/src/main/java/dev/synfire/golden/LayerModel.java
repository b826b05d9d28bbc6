package dev.synfire.golden;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;

/** One layer: the sums of its synapses, then its neurons. */
final class LayerModel {
    private final Crossbar crossbar;
    private final Neurons neurons;

    LayerModel(IntegerLayer layer) {
        crossbar = Crossbar.of(layer);
        neurons = switch (layer.model()) {
            case SpikingNeuron spiking -> new SpikingNeurons(spiking, layer.neurons(), layer.currents());
            case IntegratorNeuron integrator -> new IntegratorNeurons(integrator, layer.neurons(), layer.currents());
            case RateNeuron rate -> new RateNeurons(rate, layer.neurons(), layer.currents());
        };
    }

    void reset() {
        neurons.reset();
    }

    void tick(int[] events) {
        crossbar.sum(events);
        neurons.update(crossbar);
    }

    long[] currents() {
        return crossbar.currents();
    }

    int[] membranes() {
        return neurons.membranes();
    }

    int[] outputs() {
        return neurons.outputs();
    }
}
