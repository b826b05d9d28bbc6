package dev.synfire.host.virtual;

import dev.synfire.board.Board;
import dev.synfire.board.BoardTop;
import dev.synfire.board.CoreClock;
import dev.synfire.board.Ice40Pll;
import dev.synfire.cosim.BuildCache;
import dev.synfire.cosim.BuildOptions;
import dev.synfire.cosim.Fingerprint;
import dev.synfire.cosim.NetlistRtl;
import dev.synfire.cosim.Rtl;
import dev.synfire.cosim.UnpackedRtl;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.DesignFile;
import dev.synfire.flow.Implementation;
import dev.synfire.layout.Family;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Version;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole top of a board for Verilator, at one of the levels.
 *
 * @param rtl clocked at the pin of the oscillator, with the clock of the core
 * @param options how to build it: at no level but RTL is anything visible besides the pins
 */
public record BoardRtl(Rtl rtl, BuildOptions options) {
    /** What block RAMs of an iCE40 take to wake after configuration, as power_on_reset.v has it. */
    private static final double WAKING_US = 10;

    /** All that is looked at. */
    private static final Set<String> PINS =
            Set.of(BuildOptions.NOTHING, "clk_pin", "button", "uart_*", "led_*", "flash_*");

    private static final int MOST_BYTES = 1 << 28;
    private static final byte ERASED = (byte) 0xff;

    /** The Verilog that goes to synthesis, but for the PLL. */
    public static BoardRtl verilog(BuildFlow flow) {
        return new BoardRtl(TopPins.rtl(flow), TopPins.options());
    }

    /** What synthesis makes of the top. */
    public static BoardRtl netlist(BuildFlow flow, Progress progress) {
        Board board = flow.board();
        Rtl rtl = NetlistRtl.ofTop(
                flow.verilog(),
                BoardTop.module(board),
                board.fpga().family(),
                Implementation.synthesis(board, flow.hardMultipliers()),
                waking(flow),
                progress);
        for (var file : BoardTop.simulation(board, flow.clock()).entrySet()) {
            rtl = rtl.files().containsKey(file.getKey()) ? rtl : rtl.withFile(file.getKey(), file.getValue());
        }
        return pins(rtl);
    }

    /**
     * What is in the bitstream of a finished build.
     *
     * @param folder of the build
     * @throws Problem unknown-level if the bitstream of this FPGA cannot be unpacked to logic, pll if it sets another clock
     */
    public static BoardRtl bitstream(BuildFlow flow, Path folder, Progress progress) {
        DesignFile design = DesignFile.read(folder);
        return bitstream(flow, folder, bits(flow, folder.resolve(design.bitstream())), progress);
    }

    /** The same with other bits than those of the file in the folder. */
    static BoardRtl bitstream(BuildFlow flow, Path folder, byte[] bits, Progress progress) {
        requireUnpacks(flow.board());
        Rtl rtl = UnpackedRtl.of(
                bits,
                WholeFile.text(folder.resolve("constraints.pcf")),
                flow.board().fpga().packageName(),
                BoardTop.module(flow.board()),
                waking(flow),
                progress);
        checkClock(flow.clock(), rtl.files().get(UnpackedRtl.FILE));
        return pins(rtl);
    }

    /** Whether a bitstream of that board can be unpacked to logic. */
    public static boolean unpacks(Board board) {
        return board.fpga().family() == Family.ICE40;
    }

    /**
     * Checks that a bitstream of that board can be unpacked to logic.
     *
     * @throws Problem unknown-level otherwise
     */
    public static void requireUnpacks(Board board) {
        if (!unpacks(board)) {
            throw Problem.wrongInput(
                    "unknown-level",
                    "--level",
                    "no tool makes logic of the bitstream of an ECP5 again, as of " + board.name(),
                    "use --level netlist, or an iCE40 board");
        }
    }

    /** The bits alone, without what the core reads from the flash behind them. */
    private static byte[] bits(BuildFlow flow, Path file) {
        byte[] all = WholeFile.bytes(file, MOST_BYTES, "build again");
        if (!flow.readsFlash()) {
            return all;
        }
        int end = Math.min(all.length, flow.board().flash().orElseThrow().image());
        while (end > 0 && all[end - 1] == ERASED) {
            end--;
        }
        return Arrays.copyOf(all, end);
    }

    /** Builds into the cache, with the default seeds, unless it was built before. */
    public static Path built(BuildFlow flow, Progress progress) {
        Fingerprint print = new Fingerprint()
                .with(flow.board().name() + flow.board().hostLoads())
                .with(Double.toString(flow.clock().mhz()));
        for (var tool : List.of(Tools.YOSYS, Tools.NEXTPNR_ICE40)) {
            print.with(Tools.find(tool).version().map(Version::toString).orElse(""));
        }
        flow.verilog().forEach((name, text) -> print.with(name).with(text));
        String name = "build";
        return BuildCache.folder("build-" + print.key(), work -> flow.run(work.resolve(name)))
                .resolve(name);
    }

    private static int waking(BuildFlow flow) {
        return (int) Math.ceil(WAKING_US * flow.clock().mhz());
    }

    private static BoardRtl pins(Rtl rtl) {
        return new BoardRtl(rtl.clockedBy("clk_pin").resetBy(""), BuildOptions.TEST.visible(PINS));
    }

    /** The PLL's stand-in makes no clock, so its numbers are compared. */
    private static void checkClock(CoreClock wanted, String chip) {
        if (wanted instanceof Ice40Pll pll) {
            String expected = pll.divr() + "/" + pll.divf() + "/" + pll.divq() + "/" + pll.filterRange();
            String found = number(chip, "DIVR") + "/" + number(chip, "DIVF") + "/" + number(chip, "DIVQ") + "/"
                    + number(chip, "FILTER_RANGE");
            boolean simple = chip.contains(".FEEDBACK_PATH(\"SIMPLE\")")
                    && chip.contains(".PLLOUT_SELECT(\"GENCLK\")")
                    && chip.contains(".TEST_MODE(1'b0)");
            if (!simple || !expected.equals(found)) {
                throw Problem.checkFailed(
                        "mismatch",
                        "the bitstream's PLL",
                        "DIVR/DIVF/DIVQ/FILTER_RANGE are " + found + (simple ? "" : ", in another mode") + ", expected "
                                + expected,
                        "build again");
            }
        }
    }

    private static String number(String chip, String parameter) {
        Matcher matcher =
                Pattern.compile("\\." + parameter + "\\(\\d+'b([01]+)\\)").matcher(chip);
        return matcher.find() ? Integer.toString(Integer.parseInt(matcher.group(1), 2)) : "missing";
    }
}
