package dev.synfire.report.picture;

import dev.synfire.cosim.result.LayerWork;
import dev.synfire.hdl.verilog.Templates;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the layers did with their clock cycles in a whole run of the co-simulation.
 *
 * @param layers those that were watched
 */
public record LayerShares(List<LayerCycles> layers) implements Picture {
    public LayerShares {
        layers = List.copyOf(layers);
    }

    /** What was counted, one per layer. */
    public static LayerShares of(IntegerNetwork network, List<LayerWork> work) {
        List<LayerCycles> layers = new ArrayList<>();
        for (int l = 0; l < work.size(); l++) {
            LayerWork its = work.get(l);
            if (its.cycles() > 0) {
                double all = its.cycles();
                layers.add(new LayerCycles(
                        network.layers().get(l).name(), its.busy() / all, its.held() / all, its.waiting() / all));
            }
        }
        return new LayerShares(layers);
    }

    /** What a report in JSON says. */
    public static LayerShares read(JsonNode json) {
        return new LayerShares(json.properties().stream()
                .map(layer -> new LayerCycles(
                        layer.getKey(),
                        layer.getValue().required("busy").asDouble(),
                        layer.getValue().required("held").asDouble(),
                        layer.getValue().required("waiting").asDouble()))
                .toList());
    }

    @Override
    public String key() {
        return "layerCycles";
    }

    @Override
    public String title() {
        return "What the layers do with their cycles";
    }

    @Override
    public ObjectNode json() {
        ObjectNode object = Rounded.object();
        for (LayerCycles layer : layers) {
            object.putObject(layer.layer())
                    .put("busy", Rounded.number(layer.busy(), 4))
                    .put("held", Rounded.number(layer.held(), 4))
                    .put("waiting", Rounded.number(layer.waiting(), 4));
        }
        return object;
    }

    @Override
    public String html(Colours colours) {
        return Templates.render("report/cycles.vm", Map.of("e", new Escaped(), "colours", colours, "cycles", layers));
    }
}
