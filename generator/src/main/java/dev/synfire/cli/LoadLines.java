package dev.synfire.cli;

import dev.synfire.board.Board;
import java.nio.file.Path;
import java.util.List;

/** How a build gets onto its board: the bitstream, and then what the host sends. */
final class LoadLines {
    private LoadLines() {}

    /** The lines of the summary. */
    static List<String> of(Board.Program program, Path bitstream, boolean readsFlash, boolean loadedByHost) {
        String file = bitstream.toString();
        String load = "  load it with       " + (readsFlash ? program.flashCommand(file) : program.command(file));
        return loadedByHost
                ? List.of(
                        "  weights            " + bitstream.resolveSibling("weights.bin"),
                        load,
                        "  then send          weights.bin over the serial port, command load (docs/host-protocol.md)")
                : List.of(load);
    }
}
