package dev.synfire.golden;

import dev.synfire.integer.AdExNeuron;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import java.util.List;
import java.util.function.IntFunction;

/** One layer: what arrives along its projections, then its neurons. */
final class LayerModel {
    private final List<Arrival> arrivals;
    private final Sums sums;
    private final Neurons neurons;
    private final List<int[]> states;

    LayerModel(IntegerLayer layer) {
        arrivals = layer.projections().stream().map(Arrival::new).toList();
        sums = Sums.of(layer);
        neurons = switch (layer.model()) {
            case SpikingNeuron spiking
            when SpikingNeurons.are(spiking) -> new SpikingNeurons(spiking, layer.neurons(), layer.currents());
            case SpikingNeuron spiking -> new FiringNeurons(spiking, layer.neurons(), layer.currents());
            case IzhikevichNeuron izhikevich -> new IzhikevichNeurons(izhikevich, layer.neurons(), layer.currents());
            case AdExNeuron adEx -> new AdExNeurons(adEx, layer.neurons(), layer.currents());
            case IntegratorNeuron integrator -> new IntegratorNeurons(integrator, layer.neurons(), layer.currents());
            case RateNeuron rate -> new RateNeurons(rate, layer.neurons(), layer.currents());
        };
        states = neurons.states();
    }

    void reset() {
        arrivals.forEach(Arrival::reset);
        neurons.reset();
    }

    /**
     * One tick.
     *
     * @param sources what a source sends: for one that comes before the layer in this tick, else in the tick before
     */
    void tick(IntFunction<int[]> sources) {
        sums.begin();
        for (Arrival arrival : arrivals) {
            arrival.add(sources, sums);
        }
        neurons.update(sums);
    }

    /** Of a layer with one full matrix, those of an address in a row; live. */
    int[] weights() {
        return ((Crossbar) arrivals.getFirst().synapses()).weights();
    }

    /** Live. */
    int[] biases() {
        return sums.biases();
    }

    long[] currents() {
        return sums.currents();
    }

    /** What its neurons remember, in the order of their state words; live. */
    List<int[]> states() {
        return states;
    }

    int[] outputs() {
        return neurons.outputs();
    }
}
