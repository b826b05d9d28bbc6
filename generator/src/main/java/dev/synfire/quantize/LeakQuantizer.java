package dev.synfire.quantize;

import dev.synfire.integer.Decay;
import dev.synfire.network.Leak;
import dev.synfire.quantize.Note.Kind;
import java.util.Locale;

/** Makes m / 2^k of a leak's beta. */
final class LeakQuantizer {
    private static final int MOST_BITS = 16;

    /** How far an automatic m / 2^k may be off, as a part of 1 - beta. */
    private static final double TOLERANCE = 0.01;

    private LeakQuantizer() {}

    static Decay quantize(Leak leak, LayerNotes notes) {
        if (leak.beta() == 1) {
            return Decay.NONE;
        }
        Decay decay =
                switch (leak.form()) {
                    case Leak.Form.Automatic _ -> automatic(leak);
                    case Leak.Form.Bits(int bits) -> nearest(leak, bits);
                    case Leak.Form.PowerOfTwo _ -> powerOfTwo(leak);
                };
        double beta = beta(decay);
        double off = Math.abs(beta - leak.beta()) / (1 - leak.beta());
        String form = "beta as %d / 2^%d".formatted(decay.multiplier(), decay.shift());
        Figures figures = Figures.NONE
                .and("beta", leak.beta())
                .and("effectiveBeta", beta)
                .and("timeConstant", timeConstant(leak.beta()))
                .and("effectiveTimeConstant", timeConstant(beta))
                .and("relativeError", off);
        if (beta == leak.beta()) {
            notes.add(
                    Kind.EXACT,
                    "leak",
                    figures,
                    "%s, a time constant of %s, rounded %s",
                    form,
                    ticks(beta),
                    inWords(decay));
        } else {
            notes.add(
                    Kind.APPROXIMATED,
                    "leak",
                    figures,
                    "%s = %s for %s, a time constant of %s for %s, 1 - beta off by %s %%, rounded %s",
                    form,
                    String.format(Locale.ROOT, "%.6f", beta),
                    leak.beta(),
                    ticks(beta),
                    ticks(leak.beta()),
                    LayerNotes.figure(100 * off),
                    inWords(decay));
        }
        return decay;
    }

    private static Decay automatic(Leak leak) {
        for (int bits = 0; bits < MOST_BITS; bits++) {
            Decay decay = nearest(leak, bits);
            if (Math.abs(beta(decay) - leak.beta()) <= TOLERANCE * (1 - leak.beta())) {
                return decay;
            }
        }
        return nearest(leak, MOST_BITS);
    }

    private static Decay nearest(Leak leak, int bits) {
        return new Decay((int) Math.rint(Math.scalb(leak.beta(), bits)), bits, leak.rounding());
    }

    private static Decay powerOfTwo(Leak leak) {
        Decay best = new Decay(0, 0, leak.rounding());
        for (int bits = 0; bits <= MOST_BITS; bits++) {
            Decay decay = new Decay((1 << bits) - 1, bits, leak.rounding());
            if (Math.abs(beta(decay) - leak.beta()) < Math.abs(beta(best) - leak.beta())) {
                best = decay;
            }
        }
        return best;
    }

    /** Ticks in which 1 / e of a membrane is left, -1 / ln(beta); none where nothing is left, no end where all is. */
    private static double timeConstant(double beta) {
        return beta == 0 ? 0 : -1 / Math.log(beta);
    }

    private static String ticks(double beta) {
        return beta == 1 ? "no end" : LayerNotes.figure(timeConstant(beta)) + " ticks";
    }

    static double beta(Decay decay) {
        return Math.scalb((double) decay.multiplier(), -decay.shift());
    }

    private static String inWords(Decay decay) {
        return switch (decay.rounding()) {
            case FLOOR -> "down";
            case TOWARD_ZERO -> "toward zero";
            case HALF_UP -> "to the nearest";
        };
    }
}
