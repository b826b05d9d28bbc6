package dev.synfire.explore;

import dev.synfire.board.Board;
import dev.synfire.core.SynfireCore;
import dev.synfire.files.Draft;
import dev.synfire.files.FolderCache;
import dev.synfire.flow.Generated;
import dev.synfire.flow.Implementation;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.layout.Family;
import dev.synfire.tool.Command;
import dev.synfire.tool.Completed;
import dev.synfire.tool.Nextpnr;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tool;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Version;
import dev.synfire.tool.Yosys;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Synthesis, placement and routing of a core between shift registers. What was found is kept under the hash of the
 * Verilog, the tools, their options and the seed.
 */
public final class Placement {
    private final Board board;
    private final double mhz;
    private final Design design;
    private final String synth;
    private final Findings findings;

    /**
     * What is to be placed.
     *
     * @param board whose FPGA it is placed on
     * @param mhz the clock that placement aims at
     */
    public Placement(Board board, double mhz, SynfireCore.Params core, Findings findings) {
        this.board = board;
        this.mhz = mhz;
        this.design = Verilog.emit(
                new NarrowTop(new NarrowTop.Params(core)),
                new Verilog.Options(false),
                Generated.target(Optional.of(board.device())));
        this.synth = Implementation.synthesis(board, core.plan().hardMultipliers());
        this.findings = findings;
    }

    /** Which Verilog it is. */
    public String hash() {
        return Findings.hash(design.files());
    }

    /** What it takes, before it is placed: a report without clocks. */
    public PnrReport packed(Progress progress) {
        return found(Findings.hash(hash(), synth, tools(), Implementation.device(board), "packed"), () -> {
            Completed completed = run(netlist(progress), 1, List.of("--pack-only"), progress, "packing");
            return new PnrReport(PnrReport.cellsOf(completed.lines()), new TreeMap<>());
        });
    }

    /** What came of it with a seed of the placer; a report without clocks if it does not fit. */
    public PnrReport placed(int seed, Progress progress) {
        return found(
                Findings.hash(hash(), synth, tools(), Implementation.device(board), mhz, seed),
                () -> place(seed, progress));
    }

    private PnrReport found(String key, java.util.function.Supplier<PnrReport> making) {
        return findings.get(key, PnrReport.class).orElseGet(() -> {
            PnrReport fresh = making.get();
            findings.put(key, fresh);
            return fresh;
        });
    }

    private PnrReport place(int seed, Progress progress) {
        Completed completed = run(netlist(progress), seed, List.of(), progress, "placing and routing, seed " + seed);
        if (completed.exitCode() == 0) {
            return PnrReport.read(work("report-" + seed + ".json"));
        }
        SortedMap<String, PnrReport.Usage> cells = PnrReport.cellsOf(completed.lines());
        if (cells.values().stream().allMatch(PnrReport.Usage::fits)) {
            throw command(netlist(progress), seed).failure(completed);
        }
        return new PnrReport(cells, new TreeMap<>());
    }

    private Completed run(Path netlist, int seed, List<String> more, Progress progress, String what) {
        Command command = command(netlist, seed).with(more);
        Completed completed = command.attempt(progress, what);
        if (completed.exitCode() != 0 && PnrReport.cellsOf(completed.lines()).isEmpty()) {
            throw command.failure(completed);
        }
        return completed;
    }

    private Command command(Path netlist, int seed) {
        return new Nextpnr(
                        nextpnr(),
                        Implementation.device(board),
                        netlist,
                        Draft.write(work("none.constraints"), ""),
                        mhz,
                        seed,
                        work("routed-" + seed),
                        work("report-" + seed + ".json"),
                        work("nextpnr-" + seed + ".log"),
                        Optional.empty())
                .command()
                .with(
                        board.fpga().family() == Family.ICE40
                                ? "--pcf-allow-unconstrained"
                                : "--lpf-allow-unconstrained");
    }

    private Path netlist(Progress progress) {
        Path netlist = Path.of("netlist.json");
        var cache = new FolderCache(findings.folder().toAbsolutePath(), Integer.MAX_VALUE);
        return cache.folder("netlist-" + synthesised(), made -> {
                    Path rtl = made.resolve("rtl");
                    design.files().forEach((name, text) -> Draft.write(rtl.resolve(name), text));
                    List<Path> files = design.files().keySet().stream()
                            .filter(name -> name.endsWith(".v"))
                            .map(Path::of)
                            .toList();
                    new Yosys(files, rtl, design.top(), synth, made.resolve(netlist), work("yosys.log"))
                            .command()
                            .run(progress, "synthesising");
                })
                .resolve(netlist);
    }

    /** Equal designs are synthesised once. */
    private String synthesised() {
        return Findings.hash(hash(), synth, version(Tools.YOSYS));
    }

    /** A file of this design's own. */
    private Path work(String name) {
        return findings.folder()
                .toAbsolutePath()
                .resolve("work-" + synthesised())
                .resolve(name);
    }

    private String tools() {
        return version(Tools.YOSYS) + " " + version(nextpnr());
    }

    private Tool nextpnr() {
        return board.fpga().family() == Family.ICE40 ? Tools.NEXTPNR_ICE40 : Tools.NEXTPNR_ECP5;
    }

    /** A tool's version as it tells it. */
    public static String version(Tool tool) {
        return Tools.find(tool).version().map(Version::text).orElse("");
    }
}
