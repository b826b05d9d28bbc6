package dev.synfire.report.picture;

import dev.synfire.hdl.verilog.Templates;
import dev.synfire.integer.IntegerNetwork;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The integer weights of each layer as pictures.
 *
 * @param layers in order
 */
public record WeightMaps(List<DrawnWeights> layers) implements Picture {
    /** Of all pictures together: more would make the page large. */
    private static final int PIXELS = 40_000;

    /** Draws the weights of a network whose input looks like that. */
    public static WeightMaps of(IntegerNetwork network, ImageShape input) {
        return new WeightMaps(network.layers().stream()
                .map(layer -> new WeightMap(layer, input)
                        .drawn(PIXELS / network.layers().size()))
                .toList());
    }

    public WeightMaps {
        layers = List.copyOf(layers);
    }

    @Override
    public String key() {
        return "weights";
    }

    @Override
    public String title() {
        return "Weights";
    }

    @Override
    public ObjectNode json() {
        ObjectNode object = Rounded.object();
        for (DrawnWeights layer : layers) {
            object.putObject(layer.name())
                    .put("weights", layer.synapses())
                    .put("smallest", layer.smallest())
                    .put("largest", layer.largest())
                    .put("zeros", Rounded.number(layer.zeros(), 5));
        }
        return object;
    }

    @Override
    public String html(Colours colours) {
        return Templates.render("report/weights.vm", Map.of("e", new Escaped(), "layers", layers, "colours", colours));
    }
}
