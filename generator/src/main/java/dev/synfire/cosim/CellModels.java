package dev.synfire.cosim;

import dev.synfire.layout.Family;
import dev.synfire.reading.WholeFile;
import dev.synfire.tool.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Verilog modules for the cells that synthesis leaves: those of Yosys, from its cells_sim.v, but for the ones of which
 * templates/cosim has a stricter or the only model.
 */
final class CellModels {
    private static final String WAKING = "parameter WAKING = ";

    private CellModels() {}

    /**
     * The modules of a family, by file name.
     *
     * @param waking clocks after configuration in which block RAMs of an iCE40 read as 0; 0 for a core alone, which no power-on
     *     reset guards
     */
    static SortedMap<String, String> of(Family family, int waking) {
        SortedMap<String, String> files = new TreeMap<>();
        String folder = folder(family);
        String cells = WholeFile.text(yosys(folder + "/cells_sim.v"));
        for (String module : own(family)) {
            String text = CosimTemplate.text(folder + "/" + module + ".v");
            files.put(module + ".v", text.replace(WAKING + "0", WAKING + waking));
            cells = without(module, cells);
        }
        // Verilator takes no default values of inputs; Diamond's own names of flip-flops are not needed.
        files.put("cells.v", "`define NO_ICE40_DEFAULT_ASSIGNMENTS\n`define NO_INCLUDES\n" + cells);
        return files;
    }

    private static String without(String module, String cells) {
        return Pattern.compile("(?ms)^module " + module + "\\b.*?^endmodule")
                .matcher(cells)
                .replaceFirst("");
    }

    private static String folder(Family family) {
        return switch (family) {
            case ICE40 -> "ice40";
            case ECP5 -> "ecp5";
        };
    }

    private static List<String> own(Family family) {
        return switch (family) {
            case ICE40 -> List.of("SB_RAM40_4K", "SB_SPRAM256KA", "SB_PLL40_CORE", "SB_PLL40_PAD");
            case ECP5 -> List.of("DP16KD", "MULT18X18D");
        };
    }

    private static Path yosys(String file) {
        Path bin = Tools.find(Tools.YOSYS).path().toAbsolutePath().getParent();
        return bin.resolve("../share/yosys").resolve(file).normalize();
    }
}
