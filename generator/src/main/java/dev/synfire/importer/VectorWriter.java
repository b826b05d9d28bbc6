package dev.synfire.importer;

import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Vector;
import java.util.Map;

/** Numbers of a layer as {@link WeightSource} reads them: a few in the file itself, more as an array beside it. */
final class VectorWriter {
    private static final int FEW = 8;

    private final String layer;
    private final ArrayWriter arrays;

    VectorWriter(String layer, ArrayWriter arrays) {
        this.layer = layer;
        this.arrays = arrays;
    }

    /** One number for all, or one for each: a number, a list, or {array: NAME}. */
    Object write(String what, Vector values) {
        if (values.size() == 1) {
            return YamlText.number(values.get(0));
        }
        return values.size() <= FEW
                ? values.stream().mapToObj(YamlText::number).toList()
                : Map.of("array", array(what, Dims.of(values.size()), values.toArray()));
    }

    /** The name of an array of that shape. */
    String array(String what, Dims shape, double[] numbers) {
        return arrays.add(layer + "_" + what, shape, numbers);
    }
}
