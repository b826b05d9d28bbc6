package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.importer.YamlFile;
import dev.synfire.layout.Device;
import dev.synfire.layout.Family;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardFileTest {
    private static final String GOOD = """
            name: Little board
            family: ice40
            package: sg48
            fpgas:
              - part: ICE40UP5K-SG48
                device: up5k
                resources: {ICESTORM_LC: 5280, ICESTORM_RAM: 30}
            clock: {pin: 35, mhz: 12}
            pll: SB_PLL40_PAD
            core-mhz: 24
            uart: {baud: 1000000, tx: {pin: 9}, rx: {pin: 6, pull: up}}
            leds: {activity: {pin: 37, active: low}}
            program: {sram: iceprog -S BITSTREAM}
            """;

    private static List<Board> read(String yaml) {
        return BoardFile.read("little", YamlFile.parse(yaml, "board.yaml"));
    }

    @Test
    void readsABoard() {
        Board board = read(GOOD).getFirst();
        assertEquals("little", board.name());
        assertEquals(
                new Pin("37", true, Pin.Pull.NONE, java.util.OptionalInt.empty(), Optional.empty()),
                board.activityLed());
        assertEquals(Pin.Pull.UP, board.uartRx().pull());
        assertEquals(new Device("little", Family.ICE40, 5280, 30, 0).at(board.coreMHz()), board.device());
        assertEquals(
                List.of(List.of("iceprog", "-S", "x.bin")),
                board.program().steps(false, Path.of("x.bin"), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "core-mhz: 24 | core-mgz: 24 | board.yaml:10: error[unknown-key]: unknown key 'core-mgz' in a board; did you mean 'core-mhz'?",
                "package: sg48 | speed: 6 | board.yaml:1: error[missing-key]: a board has no package; add package: sg48",
                "family: ice40 | family: ice4 | board.yaml:2: error[unknown-word]: family is 'ice4', expected ice40 or ecp5; did you mean ice40?",
                "SB_PLL40_PAD | EHXPLLL | board.yaml:9: error[unknown-word]: pll is 'EHXPLLL', expected SB_PLL40_PAD, SB_PLL40_CORE or none; write for example pll: SB_PLL40_PAD",
                "mhz: 12} | mhz: fast} | board.yaml:8: error[wrong-type]: mhz is 'fast', expected a number; write for example mhz: 12",
                "mhz: 12} | mhz: .nan} | board.yaml:8: error[not-finite]: mhz is .nan, expected a finite number; write for example mhz: 12",
                "mhz: 12} | mhz: 0} | board.yaml:8: error[out-of-range]: mhz is 0, expected a number from 1 to 1000; write for example mhz: 12",
                "mhz: 12} | mhz: 12, mhz: 13} | board.yaml:8: error[duplicate-key]: key 'mhz' stands twice in a clock, first at board.yaml:8; leave one of them out",
                "1000000 | 100 | board.yaml:11: error[out-of-range]: baud is 100, expected a whole number from 9600 to 3000000; write baud: 9600",
                "pull: up | pull: down | board.yaml:11: error[unknown-word]: pull is 'down', expected none or up; write for example pull: none",
                "active: low | active: loud | board.yaml:12: error[unknown-word]: active is 'loud', expected high or low; write for example active: high",
                "5280 | many | board.yaml:7: error[wrong-type]: ICESTORM_LC is 'many', expected a whole number from 0 to 10000000; write for example ICESTORM_LC: 0",
                "ICESTORM_RAM | DP16KD | board.yaml:7: error[unknown-key]: unknown key 'DP16KD' in a table of cells; the keys are ICESTORM_LC, ICESTORM_RAM, ICESTORM_SPRAM, ICESTORM_DSP",
                "`{pin: 35, mhz: 12}` | 12 | board.yaml:8: error[wrong-type]: clock is '12', expected a clock with keys and values; write one key: value a line; the keys are pin, mhz",
                "`{sram: iceprog -S BITSTREAM}` | {} | board.yaml:13: error[missing-key]: program has neither sram nor flash; add sram: iceprog -S BITSTREAM",
                "device: up5k | device: up7k | board.yaml:6: error[unknown-word]: device is 'up7k', expected lp384, lp1k, lp4k, lp8k, hx1k, hx4k, hx8k, up3k, up5k, u1k, u2k or u4k; did you mean up3k?",
                "device: up5k | device: hx8k | board.yaml:6: error[wrong-device]: device is 'hx8k', but part ICE40UP5K-SG48 is nextpnr's up5k; write device: up5k",
                "SB_PLL40_PAD | none | board.yaml:10: error[wrong-clock]: core-mhz is 24, but without a PLL the core runs at the oscillator's 12 MHz; write core-mhz: 12",
            })
    void aSlipIsToldWithItsLine(String right, String wrong, String message) {
        assertTrue(GOOD.contains(right));
        String yaml = GOOD.replace(right, wrong);
        assertEquals(message, assertThrows(Problem.class, () -> read(yaml)).getMessage());
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        var problem = assertThrows(Problem.class, () -> read("name: [a\nfamily: b\n"));
        assertTrue(problem.getMessage().startsWith("board.yaml:2: error[not-yaml]: "), problem.getMessage());
    }

    @Test
    void theBundledBoardsAreThere() {
        assertEquals(
                List.of(
                        "alchitry-cu",
                        "colorlight-i5",
                        "colorlight-i9",
                        "ecp5-evn",
                        "ecpix-5-45f",
                        "ecpix-5-85f",
                        "go-board",
                        "ice40hx8k-b-evn",
                        "icebreaker",
                        "icestick",
                        "icesugar-pro",
                        "icesugar",
                        "orangecrab-25f",
                        "orangecrab-85f",
                        "tinyfpga-bx",
                        "ulx3s-85f",
                        "ulx3s-12f",
                        "ulx3s-25f",
                        "ulx3s-45f",
                        "upduino",
                        "versa-ecp5"),
                Boards.all().stream().map(Board::name).toList());
    }

    /** LFE5UM5G-45F: the series, then the thousands of LUTs, as the ordering information of FPGA-DS-02012 has them. */
    @Test
    void thePartNumberOfAnEcp5NamesItsDevice() {
        assertEquals("um5g-45k", Boards.find("versa-ecp5").fpga().device());
        String yaml = GOOD.replace("family: ice40", "family: ecp5\nspeed: 8\nio-standard: LVCMOS33")
                .replace("SB_PLL40_PAD", "EHXPLLL")
                .replace("{ICESTORM_LC: 5280, ICESTORM_RAM: 30}", "{TRELLIS_COMB: 43848}")
                .replace("ICE40UP5K-SG48", "LFE5UM5G-45F-8BG381C")
                .replace("device: up5k", "device: 45k");
        assertEquals(
                "board.yaml:8: error[wrong-device]: device is '45k', but part LFE5UM5G-45F-8BG381C is nextpnr's um5g-45k; "
                        + "write device: um5g-45k",
                assertThrows(Problem.class, () -> read(yaml)).getMessage());
    }

    @Test
    void withoutAPllTheOscillatorDrivesTheCore() {
        Board board = Boards.find("go-board");
        assertEquals(Optional.empty(), board.pll());
        assertEquals(new CoreClock.Direct(25), CoreClock.nearest(board, 25));
        assertEquals(
                "go-board: error[clock]: the FPGA of this board has no PLL: its core can't run at 30 MHz; ask for the "
                        + "oscillator's own 25 MHz",
                assertThrows(Problem.class, () -> CoreClock.nearest(board, 30)).getMessage());
    }

    @Test
    void aStepOfALoaderMayHoldWordsWithSpaces() {
        List<String> last = Boards.find("versa-ecp5")
                .program()
                .steps(false, Path.of("x.bit"), Optional.empty())
                .getLast();
        assertEquals(
                List.of("openocd", "-f", "ecp5-versa5g.cfg", "-c", "transport select jtag; init; svf x.bit.svf; exit"),
                last);
    }

    @Test
    void aNameWithoutVariantIsTheDefaultVariant() {
        assertEquals("ulx3s-85f", Boards.find("ulx3s").name());
        assertEquals("25k", Boards.find("ulx3s-25f").fpga().device());
        assertEquals(
                new Device("ulx3s-85f", Family.ECP5, 83640, 208, 156).at(60),
                Boards.find("ulx3s").device());
    }

    @Test
    void anUnknownBoardIsToldWithTheListAndTheNearest() {
        assertEquals(
                "error[unknown-board]: there is no board icebraker; did you mean icebreaker? boards are "
                        + "alchitry-cu, colorlight-i5, colorlight-i9, ecp5-evn, ecpix-5, ecpix-5-45f, ecpix-5-85f, go-board, "
                        + "ice40hx8k-b-evn, icebreaker, icestick, icesugar, icesugar-pro, orangecrab, orangecrab-25f, "
                        + "orangecrab-85f, tinyfpga-bx, ulx3s, ulx3s-12f, ulx3s-25f, ulx3s-45f, ulx3s-85f, upduino, versa-ecp5",
                assertThrows(Problem.class, () -> Boards.find("icebraker")).getMessage());
    }
}
