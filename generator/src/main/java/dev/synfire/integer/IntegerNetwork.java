package dev.synfire.integer;

import dev.synfire.fixed.Range;
import java.util.List;
import java.util.Optional;

/**
 * A network in integers: what the hardware computes, bit for bit.
 *
 * <p>A sample is presented for {@code ticks} ticks. In a tick each layer in order takes all its input events, then
 * updates all its neurons once. At the first tick of a sample every membrane counts as zero, and nothing that an earlier
 * sample sent arrives.
 *
 * @param name lower-case letters, digits and hyphens; names files and modules
 * @param input the values that arrive from outside
 * @param layers in order of data flow, at least one; each takes the events of the input or of an earlier layer, and of any
 *     others
 * @param ticks ticks a sample, at least 1
 * @param readout how the result is read from the last layer
 * @param learningSeed where the random numbers begin that round what layers learn, not 0
 */
public record IntegerNetwork(
        String name, InputPort input, List<IntegerLayer> layers, int ticks, IntegerReadout readout, int learningSeed) {
    /** Where the random numbers of learning begin unless something else is asked for. */
    public static final int LEARNING_SEED = 0x5EEDC0DE;

    public IntegerNetwork {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        if (ticks < 1) {
            throw new IllegalArgumentException("ticks is " + ticks + ", expected at least 1");
        }
        for (int l = 0; l < layers.size(); l++) {
            IntegerLayer layer = layers.get(l);
            int own = l;
            if (layer.projections().stream().allMatch(projection -> projection.source() >= own)) {
                throw new IllegalArgumentException("layer " + layer.name()
                        + " is fed by feedback alone, expected a projection from the input or an earlier layer");
            }
            for (IntegerProjection projection : layer.projections()) {
                check(layer, projection, input, layers);
            }
        }
        readout.check(layers.getLast(), ticks);
        if (learningSeed == 0) {
            throw new IllegalArgumentException("the seed of learning is 0, expected any other number");
        }
        for (int l = 0; l < layers.size(); l++) {
            if (layers.get(l).learning().isPresent()) {
                LayerLearning.of(layers, input, ticks, l);
            }
        }
    }

    /** A network that learns nothing, or with the usual random numbers. */
    public IntegerNetwork(String name, InputPort input, List<IntegerLayer> layers, int ticks, IntegerReadout readout) {
        this(name, input, layers, ticks, readout, LEARNING_SEED);
    }

    /** Whether any layer learns, so that samples depend on those before. */
    public boolean learns() {
        return layers.stream().anyMatch(layer -> layer.learning().isPresent());
    }

    /** How a layer learns; empty if it does not. */
    public Optional<LayerLearning> learning(int layer) {
        return layers.get(layer).learning().map(_ -> LayerLearning.of(layers, input, ticks, layer));
    }

    private static void check(
            IntegerLayer layer, IntegerProjection projection, InputPort input, List<IntegerLayer> layers) {
        int source = projection.source();
        if (source >= layers.size()) {
            throw new IllegalArgumentException("layer " + layer.name() + " is fed by layer " + source + " of "
                    + layers.size() + ", counted from 0");
        }
        boolean outside = source == IntegerProjection.INPUT;
        int size = outside ? input.size() : layers.get(source).neurons();
        Range values = outside ? input.events() : layers.get(source).outputValues();
        if (projection.synapses().inputs() != size || !projection.values().equals(values)) {
            throw new IllegalArgumentException("layer " + layer.name() + " takes "
                    + projection.synapses().inputs() + " inputs of " + projection.values() + " from "
                    + (outside ? "the input" : "layer " + layers.get(source).name()) + ", which sends " + size + " of "
                    + values);
        }
    }

    /** The last layer, from which the readout reads. */
    public IntegerLayer output() {
        return layers.getLast();
    }
}
