package dev.synfire.importer;

import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Pooling;
import dev.synfire.network.Projection;
import dev.synfire.network.Scales;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A layer as {@link LayerReader} reads it. */
final class LayerWriter {
    private static final int MOST_DENSE = 1 << 16;

    private final Network network;
    private final Layer layer;
    private final VectorWriter vectors;
    private final Map<String, Object> keys = new LinkedHashMap<>();

    private LayerWriter(Network network, Layer layer, ArrayWriter arrays) {
        this.network = network;
        this.layer = layer;
        this.vectors = new VectorWriter(layer.name(), arrays);
    }

    static Map<String, Object> write(Network network, Layer layer, ArrayWriter arrays) {
        return new LayerWriter(network, layer, arrays).write();
    }

    private Map<String, Object> write() {
        checkSize();
        List<Projection> projections = layer.projections();
        Projection main = projections.getFirst();
        Optional<Matrix> recurrent = projections.size() == 2 ? recurrent(projections.getLast()) : Optional.empty();
        boolean alone = projections.size() == 1 || recurrent.isPresent();
        Optional<Transform> own =
                alone && !main.path().isEmpty() ? own(main.path().getLast()) : Optional.empty();
        if (own.isPresent()) {
            withWeights(own.get(), main, recurrent);
        } else {
            withoutWeights(projections);
        }
        rest();
        return keys;
    }

    /** As dense or conv, fed by one source, and perhaps by itself. */
    private void withWeights(Transform own, Projection main, Optional<Matrix> recurrent) {
        Projection way =
                new Projection(main.source(), main.path().subList(0, main.path().size() - 1));
        Map<String, Object> written = new TransformWriter(vectors).write(own, known(way));
        String kind = own instanceof Dense ? "dense" : "conv";
        keys.put(kind, written.get(kind));
        keys.put("name", layer.name());
        from(way).ifPresent(from -> keys.put("from", from));
        keys.put("weights", written.get("weights"));
        recurrent.ifPresent(matrix -> keys.put(
                "recurrent", vectors.array("recurrent", Dims.of(matrix.rows(), matrix.columns()), matrix.toArray())));
    }

    /** As neurons, with every transform spelled where it stands. */
    private void withoutWeights(List<Projection> projections) {
        keys.put("neurons", layer.dims().count() == 1 ? layer.neurons() : TransformWriter.lengths(layer.dims()));
        keys.put("name", layer.name());
        if (projections.size() == 1) {
            from(projections.getFirst()).ifPresent(from -> keys.put("from", from));
        } else {
            keys.put("from", projections.stream().map(this::spelled).toList());
        }
    }

    /** Refuses what would not be read again. */
    private void checkSize() {
        long most = layer.projections().stream()
                .flatMap(projection -> projection.path().stream())
                .mapToLong(transform -> switch (transform) {
                    case Dense(Matrix weights) -> (long) weights.rows() * weights.columns();
                    case Convolution convolution -> convolution.weights().size();
                    case Pooling _, Scaling _, Delay _ -> 0;
                })
                .max()
                .orElse(0);
        if (most > TransformReader.MAX_SYNAPSES || layer.neurons() > ShapeReader.MOST_NEURONS) {
            throw Problem.wrongInput(
                    "too-large",
                    "layer " + layer.name(),
                    layer.neurons() + " neurons and up to " + most + " weights in one array, but a network file holds "
                            + ShapeReader.MOST_NEURONS + " and " + TransformReader.MAX_SYNAPSES,
                    "give the model file itself where a network is asked for");
        }
    }

    private void rest() {
        if (!layer.biases().equals(Vector.zeros(layer.neurons()))) {
            keys.put(
                    "biases",
                    vectors.array(
                            "bias", Dims.of(layer.neurons()), layer.biases().toArray()));
        }
        if (layer.weightBits() != 8) {
            keys.put("weightBits", layer.weightBits());
        }
        switch (layer.scales()) {
            case Scales.PerNeuron _ -> {}
            case Scales.PerLayer _ -> keys.put("scales", "perLayer");
            case Scales.PowerOfTwo(Scales.Sharing sharing) ->
                keys.put("scales", sharing == Scales.Sharing.NEURON ? "powerOfTwoPerNeuron" : "powerOfTwoPerLayer");
            case Scales.Given(Vector steps) -> keys.put("scales", Map.of("steps", vectors.write("step", steps)));
        }
        keys.put("neuron", NeuronWriter.write(layer.neuron(), vectors));
        layer.learning().ifPresent(rule -> keys.put("learning", LearningReader.written(rule)));
    }

    /** The transform that the layer's own weights are, if its shape is the layer's. */
    private Optional<Transform> own(Transform last) {
        return switch (last) {
            case Dense(Matrix weights)
            when layer.dims().equals(Dims.of(weights.rows())) && weights.rows() <= MOST_DENSE -> Optional.of(last);
            case Convolution convolution when layer.dims().equals(convolution.output()) -> Optional.of(last);
            case Dense _, Convolution _, Pooling _, Scaling _, Delay _ -> Optional.empty();
        };
    }

    /** The weights with which the layer feeds itself, if that is what the projection is. */
    private Optional<Matrix> recurrent(Projection projection) {
        return projection.source().equals(layer.name())
                        && projection.path().size() == 1
                        && projection.path().getFirst() instanceof Dense(Matrix weights)
                ? Optional.of(weights)
                : Optional.empty();
    }

    /** The source, unless it is the layer before, and what happens on the way. */
    private Optional<Object> from(Projection projection) {
        int place = network.indexOf(layer.name());
        String before =
                place == 0 ? Input.NAME : network.layers().get(place - 1).name();
        return projection.path().isEmpty() && projection.source().equals(before)
                ? Optional.empty()
                : Optional.of(spelled(projection));
    }

    private Object spelled(Projection projection) {
        if (projection.path().isEmpty()) {
            return projection.source();
        }
        Map<String, Object> from = new LinkedHashMap<>();
        from.put("source", projection.source());
        List<Object> path = new ArrayList<>();
        TransformWriter writer = new TransformWriter(vectors);
        for (int t = 0; t < projection.path().size(); t++) {
            Projection before =
                    new Projection(projection.source(), projection.path().subList(0, t));
            path.add(writer.write(projection.path().get(t), known(before)));
        }
        from.put("path", path);
        return from;
    }

    /** The shape of what arrives, if a reader knows it: that of what comes from layers before. */
    private Optional<Dims> known(Projection projection) {
        int source = network.indexOf(projection.source());
        if (source >= network.indexOf(layer.name())) {
            return Optional.empty();
        }
        return Optional.of(projection.output(
                source < 0
                        ? network.input().dims()
                        : network.layers().get(source).dims()));
    }
}
