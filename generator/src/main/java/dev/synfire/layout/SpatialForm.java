package dev.synfire.layout;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which networks have a spatial form. */
public final class SpatialForm {
    /** Beyond that many pairs of input and neuron no device of the families known holds a spatial core. */
    static final long MOST_SYNAPSES = 1 << 16;

    private SpatialForm() {}

    /** Why a network has none; empty if it has one. */
    public static Optional<String> missing(IntegerNetwork network) {
        long synapses = 0;
        List<IntegerLayer> layers = network.layers();
        for (int l = 0; l < layers.size(); l++) {
            IntegerLayer layer = layers.get(l);
            synapses += (long) layer.inputs() * layer.neurons();
            if (layer.learning().isPresent()) {
                return Optional.of("layer " + layer.name() + " learns, and its weights would be logic");
            }
            if (layer.model() instanceof TwoVariableNeuron neuron) {
                return Optional.of(
                        "layer " + layer.name() + " has neurons of model " + neuron.model() + ", which multiply");
            }
            if (layer.model() instanceof IntegratorNeuron integrator
                    && integrator.sent().isPresent()) {
                return Optional.of("layer " + layer.name() + " has integrators that another layer listens to");
            }
            for (IntegerProjection projection : layer.projections()) {
                if (projection.source() >= l) {
                    return Optional.of(
                            "layer " + layer.name() + " is fed by feedback, which a pipeline would have to wait for");
                }
                if (projection.isDelayed()) {
                    return Optional.of("layer " + layer.name() + " has delays");
                }
            }
        }
        return synapses <= MOST_SYNAPSES
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "its layers have %,d pairs of input and neuron, and a spatial core has %,d at most",
                        synapses,
                        MOST_SYNAPSES));
    }

    /** The plan of a spatial core: nothing is to be decided. */
    public static CorePlan plan(IntegerNetwork network, Cost cost, String reason) {
        return new CorePlan(
                CoreStyle.SPATIAL,
                reason,
                network.layers().stream().map(SpatialForm::layer).toList(),
                cost,
                false);
    }

    private static LayerPlan layer(IntegerLayer layer) {
        var registers = MemoryStyle.REGISTERS;
        return new LayerPlan(layer.neurons(), registers, registers, registers, registers, registers, false, 0, true);
    }
}
