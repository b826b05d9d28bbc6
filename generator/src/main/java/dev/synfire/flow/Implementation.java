package dev.synfire.flow;

import dev.synfire.board.Board;
import dev.synfire.board.Constraints;
import dev.synfire.files.Draft;
import dev.synfire.layout.Family;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Command;
import dev.synfire.tool.Completed;
import dev.synfire.tool.NetlistCells;
import dev.synfire.tool.Nextpnr;
import dev.synfire.tool.Pack;
import dev.synfire.tool.PlacedCells;
import dev.synfire.tool.PnrReport;
import dev.synfire.tool.Progress;
import dev.synfire.tool.TimingPath;
import dev.synfire.tool.Tool;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Yosys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * From Verilog to a bitstream: Yosys, nextpnr with one seed after another until the clock is met, the packer.
 *
 * @param board what it is for
 * @param folder holds rtl/ and the constraints; gets the bitstream, nextpnr's report and logs/
 * @param top the top module
 * @param mhz the clock to reach
 * @param hardMultipliers whether products may go to hard multipliers
 * @param seeds of the placer, in the order in which to try them
 * @param faster what else than a slower clock or another placement may reach the clock, in words; may be empty
 * @param images the folder beside rtl/ with the memory images that go in; rtl itself where they are the design's own
 */
public record Implementation(
        Board board,
        Path folder,
        String top,
        double mhz,
        boolean hardMultipliers,
        List<Integer> seeds,
        String faster,
        String images) {

    /** Where Yosys writes what it made. */
    private static final String NETLIST = "netlist.json";

    /** Where nextpnr writes its report. */
    static final String REPORT = "nextpnr.json";

    /** Where nextpnr writes the place of each cell; it is read, then deleted. */
    static final String PLACED = "placed.json";

    /**
     * What came of it.
     *
     * @param report nextpnr's
     * @param clock the core's
     * @param seed with which the clock was met
     * @param bitstream the file's name in the folder
     * @param placed where the cells lie; empty if that was not kept
     * @param path the longest one; empty if none joins two registers
     */
    public record Result(
            PnrReport report,
            PnrReport.Clock clock,
            int seed,
            String bitstream,
            Optional<PlacedCells> placed,
            Optional<TimingPath> path) {}

    /**
     * Runs the tools, up to a routed design; {@link #pack} makes the bitstream.
     *
     * @param files the Verilog files in rtl/
     * @throws Problem too-big or timing (exit code 1), or a tool's failure (3)
     */
    public Result run(List<String> files, Progress progress) {
        synthesise(files, progress);
        List<PnrReport.Clock> tried = new ArrayList<>();
        for (int seed : seeds) {
            PnrReport report = placeAndRoute(seed, progress);
            PnrReport.Clock clock = report.slowest().orElseThrow();
            if (clock.met()) {
                return new Result(report, clock, seed, bitstream(), Optional.of(placed()), path());
            }
            Draft.delete(folder.resolve(PLACED));
            tried.add(clock);
        }
        throw tooSlow(board, tried, faster);
    }

    /** The Yosys command that synthesises for a board. */
    public static String synthesis(Board board, boolean hardMultipliers) {
        return switch (board.fpga().family()) {
            case ICE40 -> "synth_ice40 -device " + (board.fpga().device().startsWith("u") ? "u" : "hx");
            case ECP5 -> "synth_ecp5" + (hardMultipliers ? "" : " -nodsp");
        };
    }

    /** The options with which nextpnr knows a board's FPGA. */
    public static List<String> device(Board board) {
        List<String> words = new ArrayList<>(
                List.of("--" + board.fpga().device(), "--package", board.fpga().packageName()));
        board.fpga().speed().ifPresent(speed -> words.addAll(List.of("--speed", Integer.toString(speed))));
        return words;
    }

    private void synthesise(List<String> files, Progress progress) {
        Path rtl = Path.of("..", GenerateFlow.RTL);
        new Yosys(
                        files.stream().map(rtl::resolve).toList(),
                        folder.resolve(images),
                        top,
                        synthesis(board, hardMultipliers),
                        folder.resolve(NETLIST),
                        log("yosys"))
                .command()
                .run(progress, "Synthesising");
    }

    private PnrReport placeAndRoute(int seed, Progress progress) {
        Path report = report();
        Command command = new Nextpnr(
                        nextpnr(),
                        device(),
                        folder.resolve(NETLIST),
                        folder.resolve(Constraints.fileName(board)),
                        mhz,
                        seed,
                        routed(),
                        report,
                        log("nextpnr-" + seed),
                        Optional.of(folder.resolve(PLACED)))
                .command();
        Completed completed = command.attempt(
                progress, "Placing and routing" + (seed > seeds.getFirst() ? " again, with seed " + seed : ""));
        if (completed.exitCode() != 0) {
            SortedMap<String, PnrReport.Usage> cells = PnrReport.cellsOf(completed.lines());
            if (cells.values().stream().allMatch(PnrReport.Usage::fits)) {
                throw Nextpnr.noRoom(completed.lines())
                        .map(line -> tooFull(board, line))
                        .orElseGet(() -> command.failure(completed));
            }
            throw tooBig(board, cells);
        }
        return PnrReport.read(report);
    }

    /** Where the cells lie; the file, of some 3 kB per cell, goes. */
    private PlacedCells placed() {
        Path file = folder.resolve(PLACED);
        PlacedCells cells = PlacedCells.read(file);
        Draft.delete(file);
        return cells;
    }

    /** What Yosys made. */
    NetlistCells synthesised() {
        return NetlistCells.read(folder.resolve(NETLIST));
    }

    /** The longest path of the last placement; empty if none was routed. */
    Optional<TimingPath> path() {
        return Files.exists(report()) ? TimingPath.read(report()) : Optional.empty();
    }

    private Path report() {
        return folder.resolve(REPORT);
    }

    /** Packs the routed design. */
    void pack(Progress progress) {
        Tool packer = board.fpga().family() == Family.ICE40 ? Tools.ICEPACK : Tools.ECPPACK;
        new Pack(packer, routed(), folder.resolve(bitstream()), log("pack"))
                .command()
                .run(progress, "Packing the bitstream");
    }

    static Problem tooBig(Board board, SortedMap<String, PnrReport.Usage> cells) {
        String needs = cells.entrySet().stream()
                .filter(cell -> !cell.getValue().fits())
                .map(cell -> String.format(
                        Locale.ROOT,
                        "%,d %s of %,d",
                        cell.getValue().used(),
                        cell.getKey(),
                        cell.getValue().available()))
                .collect(Collectors.joining(" and "));
        return Problem.checkFailed(
                "too-big",
                board.name(),
                "the synthesised design needs " + needs,
                "ask for fewer lanes with --lanes, use fewer weight bits or neurons, or a board with a larger FPGA");
    }

    /** All fits in number, but nextpnr did not find places or wires for all. */
    static Problem tooFull(Board board, String line) {
        return Problem.checkFailed(
                "too-big",
                board.name(),
                "the synthesised design fits in number, but nextpnr finds no room: " + line,
                "ask for fewer lanes with --lanes, for another placement with --seed, or a board with a larger FPGA");
    }

    static Problem tooSlow(Board board, List<PnrReport.Clock> tried, String faster) {
        double best =
                tried.stream().mapToDouble(PnrReport.Clock::achieved).max().orElseThrow();
        String placements = tried.size() == 1 ? "one placement" : "the best of " + tried.size() + " placements";
        return Problem.checkFailed(
                "too-slow",
                board.name(),
                String.format(
                        Locale.ROOT,
                        "the clock is to be %.2f MHz, but in %s the design reaches %.2f MHz",
                        tried.getFirst().wanted(),
                        placements,
                        best),
                String.format(
                        Locale.ROOT,
                        "ask for a slower clock with --clock %.0f or below, %sor for another placement with --seed",
                        Math.floor(best),
                        faster.isEmpty() ? "" : faster + ", "));
    }

    private Tool nextpnr() {
        return board.fpga().family() == Family.ICE40 ? Tools.NEXTPNR_ICE40 : Tools.NEXTPNR_ECP5;
    }

    private List<String> device() {
        return device(board);
    }

    private Path routed() {
        return folder.resolve(board.fpga().family() == Family.ICE40 ? "routed.asc" : "routed.config");
    }

    private String bitstream() {
        return board.id()
                + Map.of(Family.ICE40, ".bin", Family.ECP5, ".bit")
                        .get(board.fpga().family());
    }

    private Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }
}
