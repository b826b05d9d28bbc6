package dev.synfire.importer.onnx;

import dev.synfire.network.neuron.Rate;

/**
 * A layer of which the inputs' order is not settled yet.
 *
 * @param currents what its neurons get
 */
record Draft(String name, Signal currents, Rate neuron) {
    Draft with(Rate other) {
        return new Draft(name, currents, other);
    }
}
