package dev.synfire.importer;

import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Matrix;
import dev.synfire.network.Neuron;
import dev.synfire.network.Scales;
import dev.synfire.network.Vector;
import java.util.List;

/** Reads one entry of a network file's layers. */
final class LayerReader {
    /** More synapses than any board here could hold; a bound on what a mistyped size makes us allocate. */
    private static final long MAX_SYNAPSES = 1 << 22;

    private LayerReader() {}

    static Layer read(YamlValue value, List<Layer> before, int inputs, WeightSource source) {
        YamlMapping layer =
                value.mapping("a layer", "dense", "name", "neuron", "weights", "biases", "weightBits", "scales");
        YamlValue size = layer.required("dense", "10");
        int neurons = size.integer(1, 1 << 16);
        if ((long) neurons * inputs > MAX_SYNAPSES) {
            throw size.problem(
                    "too-many-synapses",
                    "dense is " + neurons + ", with " + inputs + " inputs that makes " + (long) neurons * inputs
                            + " synapses, expected at most " + MAX_SYNAPSES,
                    "make the layer smaller");
        }
        String name = layer.optional("name").map(given -> name(given, before)).orElse("layer" + (before.size() + 1));
        Neuron neuron = NeuronReader.read(layer.required("neuron", "sigmoid"), neurons);
        Matrix weights = source.weights(layer.required("weights", "[[0.5, -1]]"), neurons, inputs);
        Vector biases = layer.optional("biases")
                .map(given -> source.biases(given, neurons))
                .orElseGet(() -> Vector.zeros(neurons));
        int bits =
                layer.optional("weightBits").map(given -> given.integer(1, 8)).orElse(8);
        Scales scales = layer.optional("scales")
                .map(given -> given.word("perNeuron", "perLayer"))
                .map(word -> word.equals("perLayer") ? Scales.PER_LAYER : Scales.PER_NEURON)
                .orElse(Scales.PER_NEURON);
        String feeding = before.isEmpty() ? Input.NAME : before.getLast().name();
        return Layer.dense(name, feeding, weights, biases, bits, scales, neuron);
    }

    private static String name(YamlValue value, List<Layer> before) {
        String name = value.text("hidden");
        if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
            throw value.problem(
                    "bad-name",
                    "name is '" + YamlValue.shortened(name)
                            + "', expected up to 64 lower-case letters, digits and underscores, a letter first",
                    "write for example name: hidden");
        }
        if (before.stream().anyMatch(layer -> layer.name().equals(name))) {
            throw value.problem("duplicate-name", "two layers are named " + name, "give each a name of its own");
        }
        return name;
    }
}
