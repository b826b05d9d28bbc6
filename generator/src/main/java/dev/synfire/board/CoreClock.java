package dev.synfire.board;

import dev.synfire.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the core's clock is made from the board's oscillator. */
public sealed interface CoreClock permits CoreClock.Direct, Ice40Pll, Ecp5Pll {
    /** The core's clock. */
    double mhz();

    /** The oscillator drives the core. */
    record Direct(double mhz) implements CoreClock {}

    /**
     * The nearest clock that the board can make: the oscillator itself if that is what is wanted, else its PLL.
     *
     * @throws Problem if the wanted clock is outside what the PLL can make, or there is no PLL
     */
    static CoreClock nearest(Board board, double mhz) {
        if (mhz == board.clockMHz()) {
            return new Direct(mhz);
        }
        PllPrimitive pll = board.pll()
                .orElseThrow(() -> Problem.wrongInput(
                        "clock",
                        board.name(),
                        "the FPGA of this board has no PLL: its core can't run at " + text(mhz) + " MHz",
                        "ask for the oscillator's own " + text(board.clockMHz()) + " MHz"));
        return switch (pll.family()) {
            case ICE40 -> Ice40Pll.nearest(board.clockMHz(), mhz);
            case ECP5 -> Ecp5Pll.nearest(board.clockMHz(), mhz);
        };
    }

    /** A frequency in MHz as short as it is exact, to the kHz. */
    static String text(double mhz) {
        return BigDecimal.valueOf(mhz)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
