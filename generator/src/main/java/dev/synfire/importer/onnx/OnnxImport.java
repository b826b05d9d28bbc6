package dev.synfire.importer.onnx;

import dev.synfire.network.Network;
import java.util.List;

/**
 * A network read from a .onnx file, and what was assumed or changed on the way.
 *
 * @param network rate neurons, one tick a sample
 * @param notes sentences for the user, one a line
 */
public record OnnxImport(Network network, List<String> notes) {
    public OnnxImport {
        notes = List.copyOf(notes);
    }
}
