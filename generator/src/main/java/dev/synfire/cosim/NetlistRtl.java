package dev.synfire.cosim;

import dev.synfire.files.Draft;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import dev.synfire.tool.Finding;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Version;
import dev.synfire.tool.Yosys;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A design as synthesis leaves it: the cells of an iCE40, with a module for each kind of them.
 *
 * <p>The modules are Yosys' own, from cells_sim.v, but for the block RAM, of which templates/cosim has a stricter one: a read
 * that meets a write gets wrong bits. Ports of the design keep their names; nothing else does.
 */
public final class NetlistRtl {
    private static final String NETLIST = "netlist.v";
    private static final String RAM = "SB_RAM40_4K";
    private static final String CELLS = "../share/yosys/ice40/cells_sim.v";

    private static final Pattern YOSYS_RAM = Pattern.compile("(?ms)^module " + RAM + " \\(.*?^endmodule");

    private NetlistRtl() {}

    /**
     * Synthesises the design, or finds its netlist in the cache.
     *
     * @param synthesis the Yosys command, such as {@code synth_ice40 -device u}
     * @throws Problem tool-missing or tool-failed (exit code 3)
     */
    public static Rtl of(Design design, String synthesis, Progress progress) {
        Finding.Found yosys = Tools.find(Tools.YOSYS);
        Fingerprint print = new Fingerprint()
                .with(synthesis)
                .with(design.top())
                .with(yosys.version().map(Version::toString).orElse(""));
        design.files().forEach((name, text) -> print.with(name).with(text));
        Path folder = BuildCache.folder("netlist-" + print.key(), work -> {
            design.files().forEach((name, text) -> Draft.write(work.resolve(name), text));
            List<Path> sources = design.files().keySet().stream()
                    .filter(name -> name.endsWith(".v"))
                    .map(Path::of)
                    .toList();
            new Yosys(sources, work, design.top(), synthesis, work.resolve("netlist.json"), work.resolve("yosys.log"))
                    .withVerilog(work.resolve(NETLIST))
                    .run(progress, "Synthesising");
        });
        TreeMap<String, String> files = new TreeMap<>();
        files.put(NETLIST, WholeFile.text(folder.resolve(NETLIST)));
        files.put("cells.v", cells(WholeFile.text(cellsFile(yosys.path()))));
        files.put(RAM + ".v", CosimTemplate.text(RAM + ".v"));
        Rtl rtl = Rtl.of(design);
        return new Rtl(rtl.top(), rtl.clock(), rtl.reset(), files, rtl.ports());
    }

    /** Yosys' models without default values of inputs, which Verilator does not take, and without the block RAM. */
    private static String cells(String text) {
        return "`define NO_ICE40_DEFAULT_ASSIGNMENTS\n"
                + YOSYS_RAM.matcher(text).replaceFirst("");
    }

    private static Path cellsFile(Path yosys) {
        Path folder = yosys.toAbsolutePath().getParent();
        return folder.resolve(CELLS).normalize();
    }
}
