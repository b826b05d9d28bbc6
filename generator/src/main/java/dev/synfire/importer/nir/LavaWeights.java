package dev.synfire.importer.nir;

import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Transform;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.stream.DoubleStream;

/** Weights cut to whole numbers toward zero, as astype(int) does when Lava's import has multiplied them by 256. */
final class LavaWeights {
    private LavaWeights() {}

    static List<Transform> truncated(FlatGraph graph, String node, List<Transform> steps) {
        if (steps.size() != 1) {
            throw CellLowering.unsupported(
                    graph,
                    "node " + node,
                    "its input passes " + steps.size() + " maps, and Lava's integers are defined for one",
                    "import with another preset, and quantize");
        }
        return List.of(
                switch (steps.getFirst()) {
                    case Dense(Matrix weights) ->
                        new Dense(Matrix.of(weights.rows(), weights.columns(), truncated(weights.stream())));
                    case Convolution conv ->
                        new Convolution(
                                conv.input(),
                                conv.channels(),
                                conv.window(),
                                conv.groups(),
                                Vector.of(truncated(conv.weights().stream())));
                    case Transform other ->
                        throw CellLowering.unsupported(
                                graph,
                                "node " + node,
                                "its input passes a " + other.kind() + ", for which Lava has no integers",
                                "import with another preset, and quantize");
                });
    }

    private static double[] truncated(DoubleStream values) {
        return values.map(v -> v < 0 ? Math.ceil(v) : Math.floor(v)).toArray();
    }
}
