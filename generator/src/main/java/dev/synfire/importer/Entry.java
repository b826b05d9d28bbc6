package dev.synfire.importer;

import dev.synfire.network.Input;
import dev.synfire.network.tensor.Dims;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a network file's layers, of which so much is known as its keys tell by themselves.
 *
 * @param keys its keys and values
 * @param name its name
 * @param dims the shape of its neurons; empty of a convolution, whose shape follows from what it gets
 */
record Entry(YamlMapping keys, String name, Optional<Dims> dims) {
    private static final int MOST_NEURONS = 1 << 16;

    static Entry of(YamlValue value, List<Entry> before) {
        YamlMapping keys = value.mapping(
                "a layer",
                "dense",
                "conv",
                "neurons",
                "name",
                "from",
                "neuron",
                "weights",
                "recurrent",
                "biases",
                "weightBits",
                "learning",
                "scales");
        List<String> kinds = List.of("dense", "conv", "neurons").stream()
                .filter(kind -> keys.optional(kind).isPresent())
                .toList();
        if (kinds.size() > 1) {
            throw keys.problem(
                    "two-kinds",
                    "a layer has both " + kinds.getFirst() + " and " + kinds.get(1),
                    "leave one of them out; a layer fed by several is written neurons: N with a list of from");
        }
        String name = keys.optional("name")
                .map(given -> name(given, before))
                .orElseGet(() -> taken("layer" + (before.size() + 1), before, value));
        return new Entry(keys, name, dims(keys));
    }

    private static Optional<Dims> dims(YamlMapping keys) {
        if (keys.optional("conv").isPresent()) {
            return Optional.empty();
        }
        if (keys.optional("neurons").isPresent()) {
            return keys.optional("neurons").map(ShapeReader::dims);
        }
        return Optional.of(Dims.of(keys.required("dense", "10").integer(1, MOST_NEURONS)));
    }

    private static String name(YamlValue value, List<Entry> before) {
        String name = value.text("hidden");
        if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
            throw value.problem(
                    "bad-name",
                    "name is '" + YamlValue.shortened(name)
                            + "', expected up to 64 lower-case letters, digits and underscores, a letter first",
                    "write for example name: hidden");
        }
        if (name.equals(Input.NAME)) {
            throw value.problem(
                    "bad-name", "name is 'input', by which layers are fed by the network's input", "choose another");
        }
        return taken(name, before, value);
    }

    private static String taken(String name, List<Entry> before, YamlValue value) {
        if (before.stream().anyMatch(entry -> entry.name.equals(name))) {
            throw value.problem("duplicate-name", "two layers are named " + name, "give each a name of its own");
        }
        return name;
    }
}
