package dev.synfire.importer.onnx;

import dev.synfire.network.Input;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names layers after the nodes of a file: /fc1/Gemm becomes fc1, model/dense_1/MatMul dense_1. */
final class LayerNames {
    private static final int LONGEST = 40;
    /** What exporters call the steps of a layer. */
    private static final String STEPS = "gemm|conv|convolution|matmul|biasadd|";

    private final Set<String> taken = new HashSet<>(Set.of(Input.NAME));

    /** A name that no other layer has. */
    String next(String node, String op) {
        String name = cleaned(node, op);
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    private static String cleaned(String node, String op) {
        String[] parts = node.matches("/+") ? new String[] {""} : node.split("/+");
        int last = parts.length - 1;
        // The last part is the operator where there are others.
        while (last > 0
                && parts[last]
                        .toLowerCase(Locale.ROOT)
                        .matches("(" + STEPS + op.toLowerCase(Locale.ROOT) + ")(_\\d+)?")) {
            last--;
        }
        String name = parts[Math.max(last, 0)].isEmpty() ? node : parts[Math.max(last, 0)];
        name = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^(node)?_+|_+$", "");
        if (name.length() > LONGEST) {
            name = name.substring(name.length() - LONGEST).replaceAll("^_+", "");
        }
        return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? ("layer_" + name).replaceAll("_$", "") : name;
    }
}
