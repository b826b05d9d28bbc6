package dev.synfire.board;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The top module of a board: the pins, the clock and the reset around the host link. */
public final class BoardTop {
    private BoardTop() {}

    /** The name of the top module. */
    public static String module(Board board) {
        String id = board.id().replaceAll("[^A-Za-z0-9_]", "_");
        return (Character.isDigit(id.charAt(0)) ? "board_" : "") + id + "_top";
    }

    /**
     * The Verilog files that a board adds to a host link, by name.
     *
     * @param host the module of the host link
     * @param labelBits the width of its output label
     * @param loads whether it reads the flash
     */
    public static SortedMap<String, String> files(
            Board board, CoreClock clock, String host, int labelBits, boolean loads) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(module(board) + ".v", top(board, clock, host, labelBits, loads));
        files.put("power_on_reset.v", BoardTemplate.text("power_on_reset.v"));
        return files;
    }

    /**
     * The stand-in that replaces the vendor's PLL in a simulation, by file name; empty for a top without one. It hands
     * the clock on as it comes: drive the clock pin with the core's clock.
     */
    public static SortedMap<String, String> simulation(Board board, CoreClock clock) {
        SortedMap<String, String> files = new TreeMap<>();
        if (!(clock instanceof CoreClock.Direct)) {
            String file = board.pll().orElseThrow() + ".v";
            files.put(file, BoardTemplate.text("sim/" + file));
        }
        return files;
    }

    private static String top(Board board, CoreClock clock, String host, int labelBits, boolean loads) {
        int leds = labelLeds(board, labelBits);
        Map<String, Object> values = new HashMap<>();
        values.put("board", board);
        values.put("module", module(board));
        values.put("host", host);
        values.put("loads", loads);
        values.put("mhz", CoreClock.text(clock.mhz()));
        values.put("clockText", clock(board, clock).stripTrailing());
        values.put("button", board.button().isPresent());
        values.put("request", board.button().map(pin -> level("button", pin)).orElse("1'b0"));
        values.put("activity", level("active", board.activityLed()));
        values.put("labelHigh", labelBits - 1);
        values.put("labelLeds", IntStream.range(0, leds).boxed().toList());
        values.put(
                "labelValues",
                IntStream.range(0, leds)
                        .mapToObj(i -> level(
                                labelBits == 1 ? "label" : "label[" + i + "]",
                                board.labelLeds().get(i)))
                        .toList());
        values.put(
                "unusedLabel",
                leds == labelBits ? "" : leds == 0 ? "label" : "label[" + (labelBits - 1) + ":" + leds + "]");
        return BoardTemplate.fill("top.v.vm", values);
    }

    private static String clock(Board board, CoreClock clock) {
        Map<String, Object> values = new HashMap<>();
        values.put("board", board);
        values.put("pll", clock);
        values.put("primitive", board.pll().map(PllPrimitive::name).orElse(""));
        values.put("mhz", CoreClock.text(clock.mhz()));
        values.put("oscillator", CoreClock.text(board.clockMHz()));
        values.put(
                "clockPort",
                board.pll().equals(Optional.of(PllPrimitive.SB_PLL40_PAD)) ? "PACKAGEPIN" : "REFERENCECLK");
        return BoardTemplate.fill(
                switch (clock) {
                    case CoreClock.Direct _ -> "clock_direct.v.vm";
                    case Ice40Pll _ -> "clock_ice40.v.vm";
                    case Ecp5Pll _ -> "clock_ecp5.v.vm";
                },
                values);
    }

    /** How many LEDs show the label: those that there are, as far as it has bits. */
    public static int labelLeds(Board board, int labelBits) {
        return Math.min(board.labelLeds().size(), labelBits);
    }

    private static String level(String signal, Pin pin) {
        return pin.activeLow() ? "~" + signal : signal;
    }
}
