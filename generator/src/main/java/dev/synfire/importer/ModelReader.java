package dev.synfire.importer;

import java.nio.file.Path;

/** Reads the model files of one format as networks. */
public interface ModelReader {
    /** Whether a file is of this format, by its suffix or its first bytes; false if it can't be read at all. */
    boolean recognises(Path file);

    /**
     * Reads a file.
     *
     * @throws dev.synfire.problem.Problem if the file is damaged, or holds what a network can't express
     */
    Imported read(Path file);
}
