package dev.synfire.board;

import dev.synfire.layout.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The constraints file of a board's top: which port is on which pin. */
public final class Constraints {
    /**
     * One line of the file.
     *
     * @param port of the top
     * @param site the pin
     * @param pullUp whether a resistor pulls it up
     * @param attributes what an LPF says of it
     */
    public record Line(String port, String site, boolean pullUp, String attributes) {}

    private Constraints() {}

    /** The file's name in the folder of a build. */
    public static String fileName(Board board) {
        return board.fpga().family() == Family.ICE40 ? "constraints.pcf" : "constraints.lpf";
    }

    /**
     * The text of the file.
     *
     * @param loads whether the host link reads the flash
     */
    public static String text(Board board, int labelBits, boolean loads) {
        List<Line> pins = lines(board, labelBits);
        if (loads) {
            pins.addAll(flash(board, board.flash().orElseThrow()));
        }
        return switch (board.fpga().family()) {
            case ICE40 -> BoardTemplate.fill("constraints.pcf.vm", Map.of("board", board, "pins", pins));
            case ECP5 ->
                BoardTemplate.fill(
                        "constraints.lpf.vm",
                        Map.of(
                                "board",
                                board,
                                "pins",
                                pins,
                                "sysconfig",
                                board.sysconfig().orElse(""),
                                "oscillator",
                                CoreClock.text(board.clockMHz())));
        };
    }

    private static List<Line> lines(Board board, int labelBits) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(board, "clk_pin", board.clock()));
        board.button().ifPresent(pin -> lines.add(line(board, "button", pin)));
        for (Board.Constant constant : board.constants()) {
            lines.add(line(board, constant.name(), constant.pin()));
        }
        for (int i = 0; i < BoardTop.labelLeds(board, labelBits); i++) {
            lines.add(line(board, "led_label_" + i, board.labelLeds().get(i)));
        }
        lines.add(line(board, "led_activity", board.activityLed()));
        lines.add(line(board, "uart_rx", board.uartRx()));
        lines.add(line(board, "uart_tx", board.uartTx()));
        return lines;
    }

    private static List<Line> flash(Board board, Board.Flash flash) {
        return List.of(
                line(board, "flash_cs_n", flash.select()),
                line(board, "flash_sck", flash.clock()),
                line(board, "flash_mosi", flash.toFlash()),
                line(board, "flash_miso", flash.fromFlash()));
    }

    private static Line line(Board board, String port, Pin pin) {
        StringBuilder attributes = new StringBuilder(
                "IO_TYPE=" + pin.ioStandard().or(board::ioStandard).orElse(""));
        if (pin.pull() != Pin.Pull.NONE) {
            attributes.append(" PULLMODE=").append(pin.pull());
        }
        pin.drive().ifPresent(mA -> attributes.append(" DRIVE=").append(mA));
        return new Line(port, pin.site(), pin.pull() == Pin.Pull.UP, attributes.toString());
    }
}
