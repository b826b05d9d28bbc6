package dev.synfire.quantize;

import dev.synfire.network.Dense;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Projection;
import dev.synfire.network.Transform;

/** What golden model and hardware take so far: layers in a row, each fully connected to the one before. */
final class DenseChain {
    private DenseChain() {}

    /** Refuses a network that is no such chain, naming the first layer and what of it there is no hardware for. */
    static void check(Network network) {
        String before = "input";
        for (Layer layer : network.layers()) {
            check(network, layer, before);
            before = layer.name();
        }
    }

    private static void check(Network network, Layer layer, String before) {
        String where = "layer " + layer.name();
        for (Projection projection : layer.projections()) {
            if (!projection.source().equals(before)) {
                boolean feedback = network.indexOf(projection.source()) >= network.indexOf(layer.name());
                throw Lacking.of(
                        where,
                        (feedback ? "a feedback projection" : "a projection") + " from " + projection.source(),
                        "feed the layer by " + (before.equals("input") ? "the input" : "layer " + before)
                                + " alone, the one before it");
            }
            for (Transform transform : projection.path()) {
                if (!(transform instanceof Dense)) {
                    throw Lacking.of(
                            where, "a " + transform.kind(), "write it as the weights of a dense layer if it is small");
                }
            }
            if (projection.path().size() != 1) {
                throw Lacking.of(
                        where,
                        projection.path().isEmpty()
                                ? "a projection without weights"
                                : projection.path().size() + " dense transforms in a row",
                        "give it one matrix of weights");
            }
        }
        if (layer.projections().size() != 1) {
            throw Lacking.of(where, layer.projections().size() + " projections", "add their weights to one matrix");
        }
    }
}
