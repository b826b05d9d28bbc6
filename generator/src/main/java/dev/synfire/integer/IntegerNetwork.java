package dev.synfire.integer;

import java.util.List;

/**
 * A network in integers: what the hardware computes, bit for bit.
 *
 * <p>A sample is presented for {@code ticks} ticks. In a tick each layer in order takes all its input events, then
 * updates all its neurons once. At the first tick of a sample every membrane counts as zero.
 *
 * @param name lower-case letters, digits and hyphens; names files and modules
 * @param input the values that arrive from outside
 * @param layers in order of data flow, at least one; each takes the events of the one before
 * @param ticks ticks a sample, at least 1
 * @param readout how the result is read from the last layer
 */
public record IntegerNetwork(String name, InputPort input, List<IntegerLayer> layers, int ticks, Readout readout) {
    public IntegerNetwork {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        if (ticks < 1) {
            throw new IllegalArgumentException("ticks is " + ticks + ", expected at least 1");
        }
        int size = input.size();
        var values = input.values();
        for (IntegerLayer layer : layers) {
            if (layer.inputs() != size || !layer.inputValues().equals(values)) {
                throw new IllegalArgumentException("layer " + layer.name() + " takes " + layer.inputs() + " inputs of "
                        + layer.inputValues() + ", but what comes before it sends " + size + " of " + values);
            }
            size = layer.neurons();
            values = layer.outputValues();
        }
        readout.check(layers.getLast());
    }

    /** The last layer, from which the readout reads. */
    public IntegerLayer output() {
        return layers.getLast();
    }
}
