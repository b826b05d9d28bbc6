package dev.synfire.board;

import dev.synfire.problem.Problem;

/**
 * An ECP5 PLL that feeds its first output back: mhz = oscillator / clkiDiv * clkfbDiv.
 *
 * <p>Ranges are those of Lattice TN1263 as the tool ecppll of Project Trellis applies them.
 *
 * @param mhz the clock that comes out
 * @param clkiDiv reference divider, 1 to 128
 * @param clkfbDiv feedback divider, 1 to 80
 * @param clkopDiv output divider, 1 to 128
 */
public record Ecp5Pll(double mhz, int clkiDiv, int clkfbDiv, int clkopDiv) implements CoreClock {
    private static final double IN_MIN = 8;
    private static final double IN_MAX = 400;
    private static final double OUT_MIN = 10;
    private static final double OUT_MAX = 400;
    private static final double PFD_MIN = 3.125;
    private static final double PFD_MAX = 400;
    private static final double VCO_MIN = 400;
    private static final double VCO_MAX = 800;
    private static final double VCO_BEST = 600;
    /** Frequencies nearer than that differ by rounding only. */
    private static final double EQUAL = 1e-9;

    /** The settings whose clock is nearest to the wanted one; of equals, the one whose VCO is nearest to 600 MHz. */
    public static Ecp5Pll nearest(double inMHz, double wantedMHz) {
        if (inMHz < IN_MIN || inMHz > IN_MAX || wantedMHz < OUT_MIN || wantedMHz > OUT_MAX) {
            throw Problem.wrongInput(
                    "clock-range",
                    "",
                    "an ECP5 PLL can't make " + CoreClock.text(wantedMHz) + " MHz from " + CoreClock.text(inMHz)
                            + " MHz",
                    "ask for 10 to 400 MHz");
        }
        Ecp5Pll best = null;
        double bestVco = 0;
        for (int clki = 1; clki <= 128; clki++) {
            double pfd = inMHz / clki;
            if (pfd < PFD_MIN || pfd > PFD_MAX) {
                continue;
            }
            for (int clkfb = 1; clkfb <= 80; clkfb++) {
                double out = pfd * clkfb;
                for (int clkop = 1; clkop <= 128; clkop++) {
                    double vco = out * clkop;
                    if (vco < VCO_MIN || vco > VCO_MAX) {
                        continue;
                    }
                    double error = Math.abs(out - wantedMHz);
                    double bestError = best == null ? Double.MAX_VALUE : Math.abs(best.mhz - wantedMHz);
                    boolean nearer = error < bestError - EQUAL;
                    boolean asNear = error < bestError + EQUAL;
                    if (nearer || asNear && Math.abs(vco - VCO_BEST) < Math.abs(bestVco - VCO_BEST) - EQUAL) {
                        best = new Ecp5Pll(out, clki, clkfb, clkop);
                        bestVco = vco;
                    }
                }
            }
        }
        return best;
    }

    /** CLKOP_CPHASE: half the output divider, an even one rounded down to below its half, as ecppll does. */
    public int clkopPhase() {
        return (clkopDiv - 1) / 2;
    }
}
