package dev.synfire.golden;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import java.util.List;

/** One layer: the sums of its synapses, then its neurons. */
final class LayerModel {
    private final Crossbar crossbar;
    private final Neurons neurons;
    private final List<int[]> states;

    LayerModel(IntegerLayer layer) {
        crossbar = Crossbar.of(layer);
        neurons = switch (layer.model()) {
            case SpikingNeuron spiking
            when SpikingNeurons.are(spiking) -> new SpikingNeurons(spiking, layer.neurons(), layer.currents());
            case SpikingNeuron spiking -> new FiringNeurons(spiking, layer.neurons(), layer.currents());
            case IntegratorNeuron integrator -> new IntegratorNeurons(integrator, layer.neurons(), layer.currents());
            case RateNeuron rate -> new RateNeurons(rate, layer.neurons(), layer.currents());
        };
        states = neurons.states();
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

    /** What its neurons remember, in the order of their state words; live. */
    List<int[]> states() {
        return states;
    }

    int[] outputs() {
        return neurons.outputs();
    }
}
