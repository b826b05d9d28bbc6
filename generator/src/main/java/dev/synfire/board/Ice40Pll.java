package dev.synfire.board;

import dev.synfire.problem.Problem;

/**
 * An iCE40 PLL with simple feedback: mhz = oscillator / (divr + 1) * (divf + 1) / 2^divq.
 *
 * <p>Ranges and filter settings are those of Lattice TN1251 as the tool icepll of Project IceStorm applies them.
 *
 * @param mhz the clock that comes out
 * @param divr reference divider, 0 to 15
 * @param divf feedback divider, 0 to 127
 * @param divq divider of the oscillator inside, as a power of two, 1 to 6
 * @param filterRange loop filter, 1 to 6
 */
public record Ice40Pll(double mhz, int divr, int divf, int divq, int filterRange) implements CoreClock {
    private static final double IN_MIN = 10;
    private static final double IN_MAX = 133;
    private static final double OUT_MIN = 16;
    private static final double OUT_MAX = 275;
    private static final double VCO_MIN = 533;
    private static final double VCO_MAX = 1066;

    /** The settings whose clock is nearest to the wanted one; of equals, the first that icepll would find. */
    public static Ice40Pll nearest(double inMHz, double wantedMHz) {
        if (inMHz < IN_MIN || inMHz > IN_MAX || wantedMHz < OUT_MIN || wantedMHz > OUT_MAX) {
            throw Problem.wrongInput(
                    "clock-range",
                    "",
                    "an iCE40 PLL can't make " + CoreClock.text(wantedMHz) + " MHz from " + CoreClock.text(inMHz)
                            + " MHz",
                    "ask for 16 to 275 MHz, or for the oscillator's own " + CoreClock.text(inMHz) + " MHz");
        }
        Ice40Pll best = null;
        for (int divr = 0; divr <= 15; divr++) {
            double pfd = inMHz / (divr + 1);
            if (pfd < IN_MIN || pfd > IN_MAX) {
                continue;
            }
            for (int divf = 0; divf <= 127; divf++) {
                double vco = pfd * (divf + 1);
                if (vco < VCO_MIN || vco > VCO_MAX) {
                    continue;
                }
                for (int divq = 1; divq <= 6; divq++) {
                    double out = vco / (1 << divq);
                    if (best == null || Math.abs(out - wantedMHz) < Math.abs(best.mhz - wantedMHz)) {
                        best = new Ice40Pll(out, divr, divf, divq, filterRange(pfd));
                    }
                }
            }
        }
        return best;
    }

    private static int filterRange(double pfd) {
        return pfd < 17 ? 1 : pfd < 26 ? 2 : pfd < 44 ? 3 : pfd < 66 ? 4 : pfd < 101 ? 5 : 6;
    }
}
