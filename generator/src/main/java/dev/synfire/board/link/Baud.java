package dev.synfire.board.link;

import dev.synfire.problem.Problem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The speed of the serial port.
 *
 * @param rate symbols a second
 * @param clocksPerBit clocks of the core for each
 */
public record Baud(int rate, int clocksPerBit) {
    /** What a receiver of ten bits a character certainly bears, both ends taken together, is 5 %. */
    private static final double TOLERANCE = 0.02;

    private static final int MIN_CLOCKS = 8;
    private static final List<Integer> SLOWER = List.of(1_000_000, 500_000, 250_000, 230_400, 115_200, 57_600, 9_600);

    /** The wanted rate, or the next lower usual one that this clock divides into with an error below 2 %. */
    public static Baud of(double mhz, int wanted) {
        return IntStream.concat(
                        IntStream.of(wanted),
                        SLOWER.stream().mapToInt(Integer::intValue).filter(rate -> rate < wanted))
                .mapToObj(rate -> new Baud(rate, (int) Math.round(mhz * 1e6 / rate)))
                .filter(baud -> baud.clocksPerBit >= MIN_CLOCKS && baud.error(mhz) < TOLERANCE)
                .findFirst()
                .orElseThrow(() -> Problem.wrongInput(
                        "clock-range",
                        "",
                        "no serial speed divides a clock of " + mhz + " MHz",
                        "ask for a clock of at least 1 MHz"));
    }

    /** How far the speed is off, as a part of it. */
    public double error(double mhz) {
        return Math.abs(mhz * 1e6 / clocksPerBit / rate - 1);
    }
}
