package dev.synfire.handover;

import dev.synfire.core.SynfireCore;
import dev.synfire.handover.bus.TinyTapeoutTile;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tile for Tiny Tapeout: Verilog with memories as logic, and what describes it.
 *
 * @param network the network's name
 * @param design its Verilog
 * @param size columns and rows of tiles, as info.yaml has it
 * @param inBytes bytes of a beat
 * @param outBytes bytes of a result
 */
public record Tile(String network, Design design, String size, int inBytes, int outBytes) {
    /** So many standard cells fit one tile of 167 x 108 um, as its documents say. */
    private static final int CELLS = 1000;

    /** The sizes that one may order, by their tiles. */
    private static final Map<Integer, String> SIZES = new LinkedHashMap<>();

    static {
        List.of("1x1", "1x2", "2x2", "3x2", "4x2", "6x2", "8x2")
                .forEach(size -> SIZES.put((size.charAt(0) - '0') * (size.charAt(2) - '0'), size));
    }

    /**
     * Puts a core into the fewest tiles that hold it.
     *
     * @throws Problem tt if the core takes labels or weights, too-big if no tile holds it
     */
    static Tile of(SynfireCore.Params core) {
        TinyTapeoutTile tile = new TinyTapeoutTile(core);
        Design design = Verilog.emit(tile, new Verilog.Options(false, true), Target.GENERIC);
        Storage storage = Storage.of(Elaborated.of(tile));
        long tiles = (storage.cells() + CELLS - 1) / CELLS;
        String size = SIZES.entrySet().stream()
                .filter(entry -> entry.getKey() >= tiles)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Problem.checkFailed(
                        "too-big",
                        "--for tt",
                        core.network().name() + " keeps " + storage.changing() + " bits that change and "
                                + storage.constant() + " that do not, about " + storage.cells()
                                + " cells, and 8x2 tiles hold some " + 16 * CELLS,
                        "use a smaller network, or fewer bits of weights"));
        return new Tile(core.network().name(), design, size, tile.inBytes(), tile.outBytes());
    }

    /** The files, by their paths in the output folder. */
    SortedMap<String, String> files() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("network", network);
        variables.put("top", design.top());
        variables.put("size", size);
        variables.put("inBytes", inBytes);
        variables.put("outBytes", outBytes);
        variables.put("modules", design.files().keySet());
        SortedMap<String, String> files = new TreeMap<>();
        design.files().forEach((name, text) -> files.put("tt/src/" + name, text));
        files.put("tt/info.yaml", HandoverTemplate.fill("tile.yaml.vm", variables));
        files.put("tt/docs/info.md", HandoverTemplate.fill("tile.md.vm", variables));
        return files;
    }
}
