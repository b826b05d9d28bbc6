package dev.synfire.host.virtual;

import dev.synfire.board.Board;
import dev.synfire.board.BoardTop;
import dev.synfire.cosim.BuildOptions;
import dev.synfire.cosim.Rtl;
import dev.synfire.cosim.Verilated;
import dev.synfire.flow.BuildFlow;
import java.util.Optional;
import java.util.Set;

/**
 * The top of a board in Verilator: what goes to the synthesiser, but for the PLL, in whose place the clock pin runs at the
 * core's clock.
 */
public final class TopPins implements Pins, AutoCloseable {
    /** Clocks of the reset after configuration, and some more. */
    private static final int RESET = 2000;

    private final Verilated dut;
    private final Board board;
    private final Optional<FlashChip> flash;
    private long cycles;

    /**
     * A board at its pins.
     *
     * @param dut its top, built of {@link #rtl}
     * @param flash the flash beside it, if it reads one
     */
    public TopPins(Verilated dut, Board board, Optional<FlashChip> flash) {
        this.dut = dut;
        this.board = board;
        this.flash = flash;
    }

    /** The Verilog of a board's top, with a stand-in for its PLL. */
    public static Rtl rtl(BuildFlow flow) {
        Rtl rtl = Rtl.of(BoardTop.module(flow.board()), flow.verilog())
                .clockedBy("clk_pin")
                .resetBy("");
        for (var file : BoardTop.simulation(flow.board(), flow.clock()).entrySet()) {
            rtl = rtl.withFile(file.getKey(), file.getValue());
        }
        return rtl;
    }

    /** How the top is built: nothing but its pins is looked at. */
    public static BuildOptions options() {
        return BuildOptions.TEST.visible(Set.of());
    }

    /** Lets the board start: its button is not pressed, and its reset passes. */
    public void start() {
        if (!starts()) {
            throw new IllegalStateException("the board reads for ever from its flash");
        }
    }

    /** The same; false if the board has not read its flash in many times the time that this takes. */
    boolean starts() {
        board.button().ifPresent(button -> dut.set("button", button.activeLow() ? 1 : 0));
        rx(1);
        clock(RESET);
        long end = cycles + flash.map(FlashChip::mostClocks).orElse(0L);
        while (flash.isPresent() && flash.get().reads() == 0 && cycles < end) {
            clock(1);
        }
        return flash.isEmpty() || flash.get().reads() > 0;
    }

    /** The number that the lowest LEDs of the label show. */
    int lamps(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            boolean lit = dut.get("led_label_" + i) == (board.labelLeds().get(i).activeLow() ? 0 : 1);
            number |= lit ? 1 << i : 0;
        }
        return number;
    }

    @Override
    public void rx(int level) {
        dut.set("uart_rx", level);
    }

    @Override
    public int tx() {
        return (int) dut.get("uart_tx");
    }

    @Override
    public void clock(int count) {
        cycles += count;
        if (flash.isEmpty() || flash.get().reads() > 0) {
            dut.clock(count);
            return;
        }
        for (int i = 0; i < count; i++) {
            dut.clock(1);
            int cs = (int) dut.get("flash_cs_n");
            int sck = (int) dut.get("flash_sck");
            int mosi = (int) dut.get("flash_mosi");
            dut.set("flash_miso", flash.get().clock(cs, sck, mosi));
        }
    }

    /** Whether the lamp of work is lit. */
    public boolean active() {
        return dut.get("led_activity") == (board.activityLed().activeLow() ? 0 : 1);
    }

    long cycles() {
        return cycles;
    }

    @Override
    public void close() {
        dut.close();
    }
}
