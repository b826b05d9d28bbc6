package dev.synfire.core.spatial;

import dev.synfire.layout.SpatialNode;

/** What a table of a spatial layer holds, as a comment. */
final class SpatialText {
    private SpatialText() {}

    /** A sum: {@code x3 - 2 x4 + 2}. */
    static String of(SpatialNode.Table table) {
        var text = new StringBuilder();
        for (int i = 0; i < table.inputs().size(); i++) {
            int weight = table.weights().get(i);
            text.append(i == 0 ? weight < 0 ? "-" : "" : weight < 0 ? " - " : " + ");
            text.append(Math.abs(weight) == 1 ? "" : Math.abs(weight) + " ");
            text.append("x").append(table.inputs().get(i));
        }
        if (table.base() != 0) {
            text.append(table.base() < 0 ? " + " : " - ").append(Math.abs(table.base()));
        }
        return text.toString();
    }
}
