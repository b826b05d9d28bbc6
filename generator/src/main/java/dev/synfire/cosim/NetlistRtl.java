package dev.synfire.cosim;

import dev.synfire.files.Draft;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.layout.Family;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import dev.synfire.tool.Finding;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Version;
import dev.synfire.tool.Yosys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A design as synthesis leaves it: cells, with a module for each kind of them. Its ports keep their names; nothing else does. */
public final class NetlistRtl {
    /** The file with the cells. */
    public static final String FILE = "netlist.v";

    private NetlistRtl() {}

    /**
     * Synthesises a core, or finds its netlist in the cache.
     *
     * @param synthesis the Yosys command, such as {@code synth_ice40 -device u}
     * @throws Problem tool-missing or tool-failed (exit code 3)
     */
    public static Rtl of(Design design, Family family, String synthesis, Progress progress) {
        Rtl rtl = Rtl.of(design);
        String netlist = synthesised(design.files(), design.top(), synthesis, progress);
        return new Rtl(rtl.top(), rtl.clock(), rtl.reset(), withCells(netlist, family, 0), rtl.ports());
    }

    /**
     * Synthesises the top of a board, or finds its netlist in the cache.
     *
     * @param files Verilog and memory images, by file name
     * @param waking clocks after configuration in which block RAMs read as 0
     */
    public static Rtl ofTop(
            Map<String, String> files, String top, Family family, String synthesis, int waking, Progress progress) {
        String netlist = synthesised(files, top, synthesis, progress);
        return Rtl.of(top, withCells(netlist, family, waking));
    }

    private static SortedMap<String, String> withCells(String netlist, Family family, int waking) {
        SortedMap<String, String> files = CellModels.of(family, waking);
        files.put(FILE, netlist);
        return files;
    }

    private static String synthesised(Map<String, String> files, String top, String synthesis, Progress progress) {
        Finding.Found yosys = Tools.find(Tools.YOSYS);
        Fingerprint print = new Fingerprint()
                .with(synthesis)
                .with(top)
                .with(yosys.version().map(Version::toString).orElse(""));
        files.forEach((name, text) -> print.with(name).with(text));
        Path folder = BuildCache.folder("netlist-" + print.key(), work -> {
            files.forEach((name, text) -> Draft.write(work.resolve(name), text));
            List<Path> sources = files.keySet().stream()
                    .filter(name -> name.endsWith(".v"))
                    .map(Path::of)
                    .toList();
            new Yosys(sources, work, top, synthesis, work.resolve("netlist.json"), work.resolve("yosys.log"))
                    .withVerilog(work.resolve(FILE))
                    .run(progress, "Synthesising");
        });
        return WholeFile.text(folder.resolve(FILE));
    }
}
