package dev.synfire.bench.targets;

import dev.synfire.board.Board;
import dev.synfire.flow.Generated;
import dev.synfire.flow.Implementation;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.plan.Family;
import dev.synfire.tool.Command;
import dev.synfire.tool.Completed;
import dev.synfire.tool.Nextpnr;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tool;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Version;
import dev.synfire.tool.Yosys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Synthesis, placement and routing of a core between shift registers. What was found is kept under the hash of the
 * Verilog, the tools, their options and the seed, so that an interrupted run goes on where it was.
 */
final class Placement {
    private final Board board;
    private final double mhz;
    private final Design design;
    private final String synth;
    private final Cache cache;
    private final Path work;

    Placement(Job job, NarrowTop top, boolean hardMultipliers, Cache cache, Path work) {
        this.board = job.board();
        this.mhz = job.mhz();
        this.design = Verilog.emit(top, new Verilog.Options(false), Generated.target(Optional.of(board.device())));
        this.synth = Implementation.synthesis(board, hardMultipliers);
        this.cache = cache;
        this.work = work;
    }

    /** Which Verilog it is. */
    String hash() {
        return Cache.hash(design.files());
    }

    /** What came of it with each of the seeds; with one report and no clock if it does not fit. */
    List<PnrReport> with(List<Integer> seeds, Progress progress) {
        List<PnrReport> reports = new ArrayList<>();
        for (int seed : seeds) {
            String key = Cache.hash(
                    hash(), synth, version(Tools.YOSYS), version(nextpnr()), Implementation.device(board), mhz, seed);
            PnrReport report = cache.get(key, PnrReport.class).orElseGet(() -> {
                PnrReport fresh = place(seed, progress);
                cache.put(key, fresh);
                return fresh;
            });
            reports.add(report);
            if (report.clocks().isEmpty()) {
                break;
            }
        }
        return reports;
    }

    private PnrReport place(int seed, Progress progress) {
        Path netlist = cache.folder().resolve("netlist-" + Cache.hash(hash(), synth) + ".json");
        if (!Files.exists(netlist)) {
            synthesise(netlist, progress);
        }
        Path report = work.resolve("report.json");
        Path constraints = write(work.resolve("none.constraints"), "");
        boolean ice40 = board.fpga().family() == Family.ICE40;
        Command command = new Nextpnr(
                        nextpnr(),
                        Implementation.device(board),
                        netlist,
                        constraints,
                        mhz,
                        seed,
                        work.resolve("routed"),
                        report,
                        work.resolve("nextpnr.log"))
                .command()
                .with(ice40 ? "--pcf-allow-unconstrained" : "--lpf-allow-unconstrained");
        Completed completed = command.attempt(progress, "  placing and routing with seed " + seed);
        if (completed.exitCode() == 0) {
            return PnrReport.read(report);
        }
        SortedMap<String, PnrReport.Usage> cells = PnrReport.cellsOf(completed.lines());
        if (cells.values().stream().allMatch(PnrReport.Usage::fits)) {
            throw command.failure(completed);
        }
        return new PnrReport(cells, new java.util.TreeMap<>());
    }

    private void synthesise(Path netlist, Progress progress) {
        Path rtl = work.resolve("rtl");
        design.files().forEach((name, text) -> write(rtl.resolve(name), text));
        List<Path> files = design.files().keySet().stream()
                .filter(name -> name.endsWith(".v"))
                .map(Path::of)
                .toList();
        Path unfinished = work.resolve("netlist.partial.json");
        new Yosys(files, rtl, design.top(), synth, unfinished, work.resolve("yosys.log"))
                .command()
                .run(progress, "  synthesising");
        try {
            Files.createDirectories(netlist.getParent());
            Files.move(unfinished, netlist, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Tool nextpnr() {
        return board.fpga().family() == Family.ICE40 ? Tools.NEXTPNR_ICE40 : Tools.NEXTPNR_ECP5;
    }

    /** A tool's version as it tells it. */
    static String version(Tool tool) {
        return Tools.find(tool).version().map(Version::text).orElse("");
    }
}
