package dev.synfire.board;

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
     * @throws dev.synfire.problem.Problem if the wanted clock is outside what the PLL can make
     */
    static CoreClock nearest(Board board, double mhz) {
        if (mhz == board.clockMHz()) {
            return new Direct(mhz);
        }
        return switch (board.pll().family()) {
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
