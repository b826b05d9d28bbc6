package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.plan.Device;
import dev.synfire.plan.Family;
import dev.synfire.problem.Problem;
import java.util.List;
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

    @Test
    void readsABoard() {
        Board board = BoardFile.read("little", "board.yaml", GOOD).getFirst();
        assertEquals("little", board.name());
        assertEquals(new Pin("37", true, Pin.Pull.NONE, java.util.OptionalInt.empty()), board.activityLed());
        assertEquals(Pin.Pull.UP, board.uartRx().pull());
        assertEquals(new Device("little", Family.ICE40, 5280, 30, 0), board.device());
        assertEquals("iceprog -S x.bin", board.program().command("x.bin"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "core-mhz: 24 | core-mgz: 24 | board.yaml:1: error[missing-key]: the key core-mhz is missing; add it",
                "package: sg48 | speed: 6 | board.yaml:1: error[missing-key]: the key package is missing; add it",
                "family: ice40 | family: ice4 | board.yaml:2: error[yaml-value]: family is ice4, expected one of ice40, ecp5",
                "SB_PLL40_PAD | EHXPLLL | board.yaml:9: error[yaml-value]: pll is EHXPLLL, expected one of SB_PLL40_PAD, SB_PLL40_CORE",
                "mhz: 12} | mhz: fast} | board.yaml:8: error[yaml-value]: mhz is fast, expected a number above 0",
                "mhz: 12} | mhz: .nan} | board.yaml:8: error[yaml-value]: mhz is .nan, expected a number above 0",
                "mhz: 12} | mhz: 12, hz: 1} | board.yaml:8: error[unknown-key]: unknown key hz; known here are pin, mhz",
                "mhz: 12} | mhz: 12, mhz: 13} | board.yaml:8: error[duplicate-key]: the key mhz stands here twice; remove one",
                "1000000 | 100 | board.yaml:11: error[yaml-value]: baud is 100, expected an integer from 9600 to 3000000",
                "pull: up | pull: down | board.yaml:11: error[yaml-value]: pull is down, but an iCE40 has pull-ups only; leave it out",
                "active: low | active: loud | board.yaml:12: error[yaml-value]: active is loud, expected one of high, low",
                "5280 | many | board.yaml:7: error[yaml-value]: ICESTORM_LC is many, expected an integer from 0 to 10000000",
                "`{pin: 35, mhz: 12}` | 12 | board.yaml:8: error[yaml-kind]: found the value 12, expected keys with values",
                "`{sram: iceprog -S BITSTREAM}` | {} | board.yaml:13: error[yaml-value]: program has neither sram nor flash; give at least one command",
            })
    void aSlipIsToldWithItsLine(String right, String wrong, String message) {
        assertTrue(GOOD.contains(right));
        String yaml = GOOD.replace(right, wrong);
        assertEquals(
                message,
                assertThrows(Problem.class, () -> BoardFile.read("little", "board.yaml", yaml))
                        .getMessage());
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        var problem =
                assertThrows(Problem.class, () -> BoardFile.read("little", "board.yaml", "name: [a\nfamily: b\n"));
        assertTrue(problem.getMessage().startsWith("board.yaml:2: error[yaml]: "), problem.getMessage());
    }

    @Test
    void theBundledBoardsAreThere() {
        assertEquals(
                List.of("ice40hx8k-b-evn", "icebreaker", "ulx3s-85f", "ulx3s-12f", "ulx3s-25f", "ulx3s-45f"),
                Boards.all().stream().map(Board::name).toList());
    }

    @Test
    void aNameWithoutVariantIsTheDefaultVariant() {
        assertEquals("ulx3s-85f", Boards.find("ulx3s").name());
        assertEquals("25k", Boards.find("ulx3s-25f").fpga().device());
        assertEquals(
                new Device("ulx3s-85f", Family.ECP5, 83640, 208, 156),
                Boards.find("ulx3s").device());
    }

    @Test
    void anUnknownBoardIsToldWithTheListAndTheNearest() {
        assertEquals(
                "error[unknown-board]: there is no board icebraker; did you mean icebreaker? boards are "
                        + "ice40hx8k-b-evn, icebreaker, ulx3s, ulx3s-12f, ulx3s-25f, ulx3s-45f, ulx3s-85f",
                assertThrows(Problem.class, () -> Boards.find("icebraker")).getMessage());
    }
}
