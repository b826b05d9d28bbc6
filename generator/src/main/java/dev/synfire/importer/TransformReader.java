package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads what happens to events on their way to a layer. */
final class TransformReader {
    /** More than any board here could. */
    static final long MAX_SYNAPSES = 1 << 24;

    private final WeightSource arrays;

    TransformReader(WeightSource arrays) {
        this.arrays = arrays;
    }

    /**
     * An entry of a path.
     *
     * @param arriving the shape of what it gets, if that is known yet
     */
    Transform read(YamlValue value, Optional<Dims> arriving) {
        YamlMapping keys = value.mapping("a transform", "dense", "conv", "pool", "delay", "scaling", "weights");
        String kind = Stream.of("dense", "conv", "pool", "delay", "scaling")
                .filter(key -> keys.optional(key).isPresent())
                .findFirst()
                .orElse("dense");
        YamlValue given = keys.required(kind, "10");
        return switch (kind) {
            case "dense" -> dense(given, given.integer(1, Dims.LARGEST), keys.required("weights", "W"), arriving);
            case "conv" -> convolution(given, keys.required("weights", "W"), arriving);
            case "pool" -> pooling(given, arriving);
            case "delay" -> delay(given, arriving);
            default ->
                new Scaling(
                        arrays.vector(given, size(arriving), "values", -YamlValue.LARGEST, YamlValue.LARGEST, "0.5"));
        };
    }

    Dense dense(YamlValue size, int neurons, YamlValue weights, Optional<Dims> arriving) {
        int inputs = arriving.map(Dims::size).orElseGet(() -> arrays.columns(weights));
        bounded(size, "dense is " + neurons + ", with " + inputs + " inputs that", (long) neurons * inputs);
        return new Dense(arrays.weights(weights, neurons, inputs));
    }

    Convolution convolution(YamlValue value, YamlValue weights, Optional<Dims> arriving) {
        YamlMapping keys = value.mapping(
                "a convolution", "channels", "kernel", "stride", "padding", "dilation", "groups", "input");
        int channels = keys.required("channels", "16").integer(1, 1 << 16);
        int groups = keys.optional("groups").map(g -> g.integer(1, 1 << 16)).orElse(1);
        Window window = ShapeReader.window(keys, Extent.ONE);
        Dims input = planes(keys, "a convolution", arriving);
        long synapses = (long) channels * input.get(0) / groups;
        synapses *= Math.min(
                MAX_SYNAPSES, (long) window.size().height() * window.size().width());
        bounded(value, "conv", synapses);
        int[] kernel = {
            channels,
            Math.max(1, input.get(0) / groups),
            window.size().height(),
            window.size().width()
        };
        return ShapeReader.told(
                value, () -> new Convolution(input, channels, window, groups, arrays.tensor(weights, kernel)));
    }

    private Pooling pooling(YamlValue value, Optional<Dims> arriving) {
        YamlMapping keys = value.mapping("a pooling", "kind", "kernel", "stride", "padding", "dilation", "input");
        Pooling.Kind kind = keys.optional("kind")
                .map(word -> switch (word.word("sum", "average", "averageInside")) {
                    case "sum" -> Pooling.Kind.SUM;
                    case "average" -> Pooling.Kind.AVERAGE;
                    default -> Pooling.Kind.AVERAGE_INSIDE;
                })
                .orElse(Pooling.Kind.SUM);
        Window window = ShapeReader.window(keys, ShapeReader.extent(keys.required("kernel", "2")));
        Dims input = planes(keys, "a pooling", arriving);
        return ShapeReader.told(value, () -> new Pooling(kind, input, window));
    }

    private Delay delay(YamlValue value, Optional<Dims> arriving) {
        double[] ticks = arrays.vector(value, size(arriving), "values", 0, Delay.LONGEST, "2")
                .toArray();
        int[] whole = new int[ticks.length];
        for (int n = 0; n < ticks.length; n++) {
            whole[n] = (int) ticks[n];
            if (whole[n] != ticks[n]) {
                throw value.problem(
                        "wrong-type",
                        "delay has " + ticks[n] + ", expected whole numbers of ticks",
                        "write for example delay: 2");
            }
        }
        return new Delay(IntVector.of(whole));
    }

    /** The planes that something slides over: those told, or those that arrive. */
    private static Dims planes(YamlMapping keys, String what, Optional<Dims> arriving) {
        return keys.optional("input")
                .map(ShapeReader::planes)
                .or(() -> arriving.filter(dims -> dims.count() == 3))
                .orElseThrow(() -> keys.problem(
                        "missing-key",
                        what + " slides over channels, height and width, but "
                                + arriving.map(dims -> "what arrives has the shape " + dims)
                                        .orElse("the shape of what arrives is not known here"),
                        "add input: [2, 34, 34], the channels, height and width of what arrives"));
    }

    private static OptionalInt size(Optional<Dims> arriving) {
        return arriving.map(dims -> OptionalInt.of(dims.size())).orElse(OptionalInt.empty());
    }

    private static void bounded(YamlValue value, String what, long synapses) {
        if (synapses > MAX_SYNAPSES) {
            throw value.problem(
                    "too-many-synapses",
                    what + " makes " + synapses + " synapses, expected at most " + MAX_SYNAPSES,
                    "make the layer smaller");
        }
    }

    /** The shape after a transform, if it is known. */
    static Optional<Dims> after(YamlValue value, Transform transform, Optional<Dims> arriving) {
        if (arriving.isPresent()) {
            return Optional.of(ShapeReader.told(value, () -> transform.output(arriving.get())));
        }
        return switch (transform) {
            case Dense dense -> Optional.of(Dims.of(dense.weights().rows()));
            case Convolution convolution -> Optional.of(convolution.output());
            case Pooling pooling -> Optional.of(pooling.output());
            case Scaling _, Delay _ -> Optional.empty();
        };
    }

    /** A list of them. */
    static List<YamlValue> list(YamlValue path) {
        return path.list("[{delay: 2}]");
    }
}
