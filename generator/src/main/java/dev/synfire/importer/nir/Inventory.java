package dev.synfire.importer.nir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists what a graph holds: a line a node, with shape, parameters and where its output goes. */
final class Inventory {
    private static final int MOST_LINES = 64;

    private Inventory() {}

    static List<String> of(FlatGraph graph) {
        List<String> lines = new ArrayList<>();
        long parameters =
                graph.nodes().values().stream().mapToLong(Inventory::parameters).sum();
        lines.add(String.format(
                Locale.ROOT,
                "%d nodes, %d edges, %d weights and biases",
                graph.nodes().size(),
                graph.edges().size(),
                parameters));
        int width =
                graph.nodes().keySet().stream().mapToInt(String::length).max().orElse(1);
        for (String name : graph.inOrder()) {
            NirNode.Simple node = graph.nodes().get(name);
            if (lines.size() > MOST_LINES) {
                lines.add("and " + (graph.nodes().size() - MOST_LINES) + " more nodes");
                break;
            }
            String targets = String.join(", ", graph.targets(name));
            lines.add(String.format(
                            Locale.ROOT,
                            "%-" + Math.min(width, 32) + "s  %-9s  %-14s%s%s",
                            name,
                            node.type(),
                            graph.shapes().get(name),
                            described(node),
                            targets.isEmpty() ? "" : "  -> " + targets)
                    .stripTrailing());
        }
        return lines;
    }

    private static String described(NirNode.Simple node) {
        return switch (node) {
            case NirNode.Neuron neuron ->
                neuron.parameters().entrySet().stream()
                        .map(p -> p.getKey() + " " + Elements.text(Elements.of(p.getValue())))
                        .collect(Collectors.joining(", ", " ", ""));
            case NirNode.Affine(Tensor weight, Tensor _) -> " weight " + weight.shape();
            case NirNode.Linear(Tensor weight) -> " weight " + weight.shape();
            case NirNode.Conv1d conv ->
                " kernel " + conv.weight().shape() + ", stride " + conv.stride() + ", padding " + text(conv.padding());
            case NirNode.Conv2d conv ->
                " kernel " + conv.weight().shape() + ", stride " + conv.stride() + ", padding " + text(conv.padding());
            case NirNode.SumPool2d pool -> " window " + pool.kernelSize() + ", stride " + pool.stride();
            case NirNode.AvgPool2d pool -> " window " + pool.kernelSize() + ", stride " + pool.stride();
            case NirNode.Delay(Tensor delay) -> " delay " + Elements.text(Elements.of(delay)) + " s";
            case NirNode.Threshold(Tensor threshold) -> " threshold " + Elements.text(Elements.of(threshold));
            case NirNode.Scale(Tensor scale) -> " scale " + Elements.text(Elements.of(scale));
            case NirNode.Port _, NirNode.Flatten _ -> "";
        };
    }

    private static String text(NirNode.Padding padding) {
        return switch (padding) {
            case NirNode.Padding.Zeros(List<Integer> extents) -> extents.toString();
            case NirNode.Padding.Same _ -> "same";
            case NirNode.Padding.Valid _ -> "valid";
        };
    }

    private static long parameters(NirNode.Simple node) {
        return switch (node) {
            case NirNode.Affine(Tensor weight, Tensor bias) -> weight.size() + bias.size();
            case NirNode.Linear(Tensor weight) -> weight.size();
            case NirNode.Conv1d conv -> conv.weight().size() + conv.bias().size();
            case NirNode.Conv2d conv -> conv.weight().size() + conv.bias().size();
            case NirNode.Port _, NirNode.Mapping _, NirNode.Neuron _ -> 0;
        };
    }
}
