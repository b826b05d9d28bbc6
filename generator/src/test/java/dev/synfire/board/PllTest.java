package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PllTest {
    /** What icepll of fpga-icestorm 0~20230218 printed. */
    @ParameterizedTest
    @CsvSource({
        "12, 24, 24.000, 0, 63, 5, 1",
        "12, 48, 48.000, 0, 63, 4, 1",
        "12, 25, 25.125, 0, 66, 5, 1",
        "12, 30, 30.000, 0, 79, 5, 1",
        "12, 33.3, 33.000, 0, 87, 5, 1",
        "12, 18.5, 18.375, 0, 48, 5, 1",
        "16, 32, 32.000, 0, 63, 5, 1",
        "25, 96, 95.312, 1, 60, 3, 1",
        "27, 100, 99.562, 1, 58, 3, 1",
        "48, 60, 60.000, 0, 19, 4, 4",
        "100, 50, 50.000, 0, 7, 4, 5"
    })
    void ice40SettingsAreThoseOfIcepll(
            double in, double wanted, double mhz, int divr, int divf, int divq, int filterRange) {
        Ice40Pll pll = Ice40Pll.nearest(in, wanted);
        assertEquals(mhz, pll.mhz(), 0.001);
        assertEquals(new Ice40Pll(pll.mhz(), divr, divf, divq, filterRange), pll);
    }

    /** What ecppll of prjtrellis 1.4 printed. */
    @ParameterizedTest
    @CsvSource({
        "25, 50, 50, 1, 2, 12",
        "25, 60, 60, 5, 12, 10",
        "25, 75, 75, 1, 3, 8",
        "25, 80, 80, 5, 16, 7",
        "25, 100, 100, 1, 4, 6",
        "25, 48, 46.875, 8, 15, 13",
        "25, 62.5, 62.5, 2, 5, 10",
        "25, 66, 65.625, 8, 21, 9",
        "25, 40, 40, 5, 8, 15",
        "48, 50, 51.2, 15, 16, 12",
        "12, 50, 48, 1, 4, 12",
        "100, 120, 120, 5, 6, 5"
    })
    void ecp5SettingsAreThoseOfEcppll(double in, double wanted, double mhz, int clki, int clkfb, int clkop) {
        Ecp5Pll pll = Ecp5Pll.nearest(in, wanted);
        assertEquals(mhz, pll.mhz(), 0.001);
        assertEquals(new Ecp5Pll(pll.mhz(), clki, clkfb, clkop), pll);
    }

    @Test
    void anEcp5OutputIsAtHalfItsDivider() {
        assertEquals(5, new Ecp5Pll(50, 1, 2, 12).clkopPhase());
        assertEquals(6, new Ecp5Pll(46.875, 8, 15, 13).clkopPhase());
    }

    @Test
    void theOscillatorsOwnClockNeedsNoPll() {
        assertEquals(new CoreClock.Direct(12), CoreClock.nearest(Boards.find("icebreaker"), 12));
        assertEquals(new CoreClock.Direct(25), CoreClock.nearest(Boards.find("ulx3s"), 25));
    }

    @Test
    void aClockOutOfRangeIsToldWithTheRange() {
        assertEquals(
                "error[clock-range]: an iCE40 PLL can't make 14 MHz from 12 MHz; "
                        + "ask for 16 to 275 MHz, or for the oscillator's own 12 MHz",
                assertThrows(Problem.class, () -> Ice40Pll.nearest(12, 14)).getMessage());
        assertEquals(
                "error[clock-range]: an ECP5 PLL can't make 500 MHz from 25 MHz; ask for 10 to 400 MHz",
                assertThrows(Problem.class, () -> Ecp5Pll.nearest(25, 500)).getMessage());
    }
}
