package dev.synfire.importer;

import dev.synfire.network.Network;
import java.util.List;

/**
 * A network made from another tool's model file.
 *
 * @param network what came of it
 * @param read what was found in the file, a line each
 * @param assumed what the file doesn't say and was assumed, a plain sentence each, with the option that says otherwise
 */
public record Imported(Network network, List<String> read, List<String> assumed) {
    public Imported {
        read = List.copyOf(read);
        assumed = List.copyOf(assumed);
    }
}
