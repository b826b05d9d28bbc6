package dev.synfire.importer.nir;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The parameters of a neuron in the order in which its record lists them. */
final class Parameters {
    private Parameters() {}

    static SequencedMap<String, Tensor> of(Object... namesAndTensors) {
        SequencedMap<String, Tensor> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTensors.length; i += 2) {
            all.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
        }
        return all;
    }
}
