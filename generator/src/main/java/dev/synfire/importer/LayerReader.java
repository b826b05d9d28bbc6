package dev.synfire.importer;

import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Projection;
import dev.synfire.network.Scales;
import dev.synfire.network.Transform;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads the entries of a network file's layers, each knowing the shapes of those before it, and of most after it. */
final class LayerReader {
    private final WeightSource arrays;
    private final TransformReader transforms;
    private final Map<String, Optional<Dims>> shapes = new TreeMap<>();
    private String before = Input.NAME;

    LayerReader(Input input, List<Entry> entries, WeightSource arrays) {
        this.arrays = arrays;
        this.transforms = new TransformReader(arrays);
        shapes.put(Input.NAME, Optional.of(input.dims()));
        entries.forEach(entry -> shapes.put(entry.name(), entry.dims()));
    }

    /** Where events come from, what has happened to them since, and their shape if it is known. */
    private record Way(String source, List<Transform> path, Optional<Dims> dims) {
        Projection then(Transform transform) {
            List<Transform> all = new ArrayList<>(path);
            all.add(transform);
            return new Projection(source, all);
        }
    }

    Layer read(Entry entry) {
        YamlMapping layer = entry.keys();
        List<Projection> projections = new ArrayList<>();
        Dims dims;
        if (layer.optional("conv").isPresent()) {
            Way way = way(layer.optional("from"));
            YamlValue conv = layer.required("conv", "");
            Convolution convolution =
                    transforms.convolution(conv, layer.required("weights", "the name of an array"), way.dims);
            TransformReader.after(conv, convolution, way.dims);
            projections.add(way.then(convolution));
            dims = convolution.output();
            ShapeReader.bounded(conv, dims);
        } else if (layer.optional("neurons").isPresent()) {
            dims = entry.dims().orElseThrow();
            projections.addAll(projections(layer, dims.size()));
        } else {
            Way way = way(layer.optional("from"));
            dims = entry.dims().orElseThrow();
            YamlValue weights = layer.required("weights", "[[0.5, -1]]");
            Dense dense = transforms.dense(layer.required("dense", "10"), dims.size(), weights, way.dims);
            projections.add(way.then(dense));
        }
        shapes.put(entry.name(), Optional.of(dims));
        layer.optional("recurrent")
                .ifPresent(weights -> projections.add(Projection.from(
                        entry.name(), transforms.dense(weights, dims.size(), weights, Optional.of(dims)))));
        before = entry.name();
        Neuron neuron = NeuronReader.read(layer.required("neuron", "sigmoid"), dims.size(), arrays);
        return ShapeReader.told(
                layer.whole(),
                () -> new Layer(
                        entry.name(),
                        dims,
                        projections,
                        biases(layer, dims),
                        neuron,
                        bits(layer),
                        scales(layer),
                        layer.optional("learning").map(LearningReader::read)));
    }

    /** The sources of a layer that has no weights of its own: from, with one or several. */
    private List<Projection> projections(YamlMapping layer, int neurons) {
        layer.optional("weights").ifPresent(weights -> {
            throw weights.problem(
                    "unknown-key",
                    "weights stand in a layer of neurons, which takes what arrives as it is",
                    "write dense or conv in place of neurons, or give the weights to a transform of its from");
        });
        Optional<YamlValue> from = layer.optional("from");
        if (from.isEmpty() || !from.get().isList()) {
            return List.of(whole(way(from), from.orElse(layer.whole()), neurons));
        }
        List<YamlValue> several = from.get().list("[hidden]");
        if (several.isEmpty()) {
            throw from.get().problem("missing-layer", "from is empty, expected at least one source", "add - input");
        }
        return several.stream()
                .map(one -> whole(way(Optional.of(one)), one, neurons))
                .toList();
    }

    /** A projection that ends at the neurons; as many values as there are neurons must arrive. */
    private static Projection whole(Way way, YamlValue where, int neurons) {
        if (way.dims.isPresent() && way.dims.get().size() != neurons) {
            throw where.problem(
                    "wrong-shape",
                    way.dims.get().size() + " values arrive at " + neurons + " neurons",
                    "write neurons: " + way.dims.get().size() + ", or end the path with a dense transform of "
                            + neurons);
        }
        return new Projection(way.source, way.path);
    }

    /** From one source: its name, or a mapping with source and path. */
    private Way way(Optional<YamlValue> from) {
        if (from.isEmpty()) {
            return new Way(before, List.of(), shapes.get(before));
        }
        YamlValue value = from.get();
        if (value.isList()) {
            throw value.problem(
                    "wrong-type",
                    "from is a list, but a layer with dense or conv has one source",
                    "write neurons: N in place of it, and give each source its transforms");
        }
        if (!value.isMapping()) {
            String source = source(value);
            return new Way(source, List.of(), shapes.get(source));
        }
        YamlMapping keys = value.mapping("a source", "source", "path");
        String source = keys.optional("source").map(this::source).orElse(before);
        Optional<Dims> dims = shapes.get(source);
        List<Transform> path = new ArrayList<>();
        for (YamlValue step : keys.optional("path").map(TransformReader::list).orElse(List.of())) {
            Transform transform = transforms.read(step, dims);
            dims = TransformReader.after(step, transform, dims);
            path.add(transform);
        }
        return new Way(source, path, dims);
    }

    private String source(YamlValue value) {
        String source = value.text("input");
        if (!shapes.containsKey(source)) {
            throw value.problem(
                    "unknown-layer",
                    value.name() + " is '" + YamlValue.shortened(source) + "', but there is no such layer",
                    Suggestion.among(source, shapes.keySet())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("there are " + String.join(", ", shapes.keySet())));
        }
        return source;
    }

    private Vector biases(YamlMapping layer, Dims dims) {
        Optional<YamlValue> given = layer.optional("biases");
        if (given.isEmpty()) {
            return Vector.zeros(dims.size());
        }
        boolean perChannel = layer.optional("conv").isPresent() && arrays.length(given.get()) == dims.get(0);
        return perChannel
                ? arrays.biases(given.get(), dims.get(0)).repeatEach(dims.size() / dims.get(0))
                : arrays.biases(given.get(), dims.size());
    }

    private static int bits(YamlMapping layer) {
        return layer.optional("weightBits").map(given -> given.integer(1, 8)).orElse(8);
    }

    private Scales scales(YamlMapping layer) {
        Optional<YamlValue> given = layer.optional("scales");
        if (given.isEmpty()) {
            return Scales.PER_NEURON;
        }
        if (given.get().isMapping()) {
            YamlValue steps = given.get().mapping("scales", "steps").required("steps", "0.01");
            return new Scales.Given(arrays.vector(
                    steps, OptionalInt.empty(), "neurons", 1 / YamlValue.LARGEST, YamlValue.LARGEST, "0.01"));
        }
        return switch (given.get().word("perNeuron", "perLayer", "powerOfTwoPerNeuron", "powerOfTwoPerLayer")) {
            case "perNeuron" -> Scales.PER_NEURON;
            case "perLayer" -> Scales.PER_LAYER;
            case "powerOfTwoPerNeuron" -> Scales.POWER_OF_TWO_PER_NEURON;
            default -> Scales.POWER_OF_TWO_PER_LAYER;
        };
    }
}
