package dev.synfire.importer.nir;

import dev.synfire.model.FiringComparison;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Neurons;
import dev.synfire.network.Projection;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A neuron that spikes in a sample's first tick only. It takes away, in that tick, the biases which a framework adds from
 * the second tick on: they stay biases, exact in every other tick.
 */
final class Onset {
    private final String name;
    private final int ticks;
    private final List<String> layers = new ArrayList<>();

    /**
     * The neuron of a network.
     *
     * @param taken names that other layers have
     * @param ticks of a sample
     */
    Onset(Collection<String> taken, int ticks) {
        String free = "onset";
        for (int i = 2; taken.contains(free); i++) {
            free = "onset_" + i;
        }
        this.name = free;
        this.ticks = ticks;
    }

    /** A projection to a layer that takes those biases away in the first tick, one per neuron. */
    Projection takesAway(String layer, Vector biases) {
        layers.add(layer);
        double[] weights = biases.stream().map(b -> b == 0 ? 0 : -b).toArray();
        return Projection.from(name, new Dense(Matrix.of(biases.size(), 1, weights)));
    }

    /**
     * The neuron, if anything needs it: a bias of 1, and a spike puts it so low that it never comes up again. The input
     * does nothing to it, but gives it its ticks.
     */
    Optional<Layer> layer(int inputs) {
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        Firing once = new Firing(Vector.of(0.5), FiringComparison.ABOVE, new Reset.ToValue(Vector.of(-(double) ticks)));
        return Optional.of(new Layer(
                name,
                Dims.of(1),
                List.of(
                        Projection.from(Input.NAME, new Dense(Matrix.of(1, inputs, new double[inputs]))),
                        Projection.from(name, new Dense(Matrix.of(1, 1, -1)))),
                Vector.of(1),
                Neurons.integrateAndFire().firing(once),
                8,
                Scales.PER_NEURON));
    }

    /** What is said about it. */
    Optional<String> told() {
        return layers.isEmpty()
                ? Optional.empty()
                : Optional.of("Layer " + name + " spikes in the first tick only, and takes away those biases of "
                        + String.join(", ", layers) + " that count from the second tick on.");
    }
}
