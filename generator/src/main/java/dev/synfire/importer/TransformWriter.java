package dev.synfire.importer;

import dev.synfire.fixed.IntVector;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transform as {@link TransformReader} reads it. */
final class TransformWriter {
    private final VectorWriter vectors;

    TransformWriter(VectorWriter vectors) {
        this.vectors = vectors;
    }

    /**
     * Its keys.
     *
     * @param arriving the shape of what it gets, if the reader knows that
     */
    Map<String, Object> write(Transform transform, Optional<Dims> arriving) {
        Map<String, Object> keys = new LinkedHashMap<>();
        switch (transform) {
            case Dense(Matrix weights) -> {
                keys.put("dense", weights.rows());
                keys.put(
                        "weights",
                        vectors.array("weight", Dims.of(weights.rows(), weights.columns()), weights.toArray()));
            }
            case Convolution convolution -> {
                keys.put("conv", convolution(convolution, arriving));
                keys.put(
                        "weights",
                        vectors.array(
                                "weight",
                                convolution.kernel(),
                                convolution.weights().toArray()));
            }
            case Pooling pooling -> keys.put("pool", pooling(pooling, arriving));
            case Scaling(Vector factors) -> keys.put("scaling", vectors.write("scaling", factors));
            case Delay(IntVector ticks) ->
                keys.put(
                        "delay",
                        vectors.write(
                                "delay",
                                Vector.of(ticks.stream().asDoubleStream().toArray())));
        }
        return keys;
    }

    private static Map<String, Object> convolution(Convolution convolution, Optional<Dims> arriving) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("channels", convolution.channels());
        window(convolution.window(), Extent.ONE, keys);
        if (convolution.groups() != 1) {
            keys.put("groups", convolution.groups());
        }
        input(convolution.input(), arriving, keys);
        return keys;
    }

    private static Map<String, Object> pooling(Pooling pooling, Optional<Dims> arriving) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(
                "kind",
                switch (pooling.pools()) {
                    case SUM -> "sum";
                    case AVERAGE -> "average";
                    case AVERAGE_INSIDE -> "averageInside";
                });
        window(pooling.window(), pooling.window().size(), keys);
        input(pooling.input(), arriving, keys);
        return keys;
    }

    private static void window(Window window, Extent usualStride, Map<String, Object> keys) {
        keys.put("kernel", extent(window.size()));
        if (!window.stride().equals(usualStride)) {
            keys.put("stride", extent(window.stride()));
        }
        Padding padding = window.padding();
        if (padding.top() != padding.bottom() || padding.left() != padding.right()) {
            Map<String, Object> sides = new LinkedHashMap<>();
            sides.put("top", padding.top());
            sides.put("bottom", padding.bottom());
            sides.put("left", padding.left());
            sides.put("right", padding.right());
            keys.put("padding", sides);
        } else if (!padding.equals(Padding.NONE)) {
            keys.put(
                    "padding",
                    padding.top() == padding.left() ? padding.top() : List.of(padding.top(), padding.left()));
        }
        if (!window.dilation().equals(Extent.ONE)) {
            keys.put("dilation", extent(window.dilation()));
        }
    }

    private static void input(Dims input, Optional<Dims> arriving, Map<String, Object> keys) {
        if (!arriving.equals(Optional.of(input))) {
            keys.put("input", lengths(input));
        }
    }

    private static Object extent(Extent extent) {
        return extent.height() == extent.width() ? extent.height() : List.of(extent.height(), extent.width());
    }

    static List<Integer> lengths(Dims dims) {
        return dims.lengths().stream().boxed().toList();
    }
}
