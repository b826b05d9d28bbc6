package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.Decay;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Note.Kind;
import java.util.Arrays;
import java.util.Locale;

/** Makes m / 2^k of a leak's beta. */
final class LeakQuantizer {
    private static final int MOST_BITS = 16;

    /** How far an automatic m / 2^k may be off, as a part of 1 - beta. */
    private static final double TOLERANCE = 0.01;

    private LeakQuantizer() {}

    /** Of a membrane. */
    static Decay quantize(Leak leak, LayerNotes notes) {
        return quantize(leak, "leak", notes);
    }

    /** Of whatever leaks, under whose name the report tells of it. */
    static Decay quantize(Leak leak, String subject, LayerNotes notes) {
        if (!leak.isUniform()) {
            return ofEach(leak, subject, notes);
        }
        if (leak.beta() == 1) {
            return Decay.NONE;
        }
        Decay decay = nearest(leak);
        double beta = beta(decay);
        double off = Math.abs(beta - leak.beta()) / (1 - leak.beta());
        String form = String.format(Locale.ROOT, "beta as %d / 2^%d", decay.multiplier(), decay.shift());
        Figures figures = Figures.NONE
                .and("beta", leak.beta())
                .and("effectiveBeta", beta)
                .and("timeConstant", timeConstant(leak.beta()))
                .and("effectiveTimeConstant", timeConstant(beta))
                .and("relativeError", off);
        if (beta == leak.beta()) {
            notes.add(
                    Kind.EXACT,
                    subject,
                    figures,
                    "%s, a time constant of %s, rounded %s",
                    form,
                    ticks(beta),
                    inWords(decay));
        } else {
            notes.add(
                    Kind.APPROXIMATED,
                    subject,
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

    private static Decay nearest(Leak leak) {
        if (leak.beta() == 1) {
            return Decay.NONE;
        }
        return switch (leak.form()) {
            case Leak.Form.Automatic _ -> automatic(leak);
            case Leak.Form.Bits(int bits) -> nearest(leak, bits);
            case Leak.Form.PowerOfTwo _ -> powerOfTwo(leak);
        };
    }

    /** Each neuron's m in the form that is asked for, over the largest 2^k that any of them needs. */
    private static Decay ofEach(Leak leak, String subject, LayerNotes notes) {
        Decay[] each = leak.betas().stream()
                .mapToObj(beta -> nearest(new Leak(Vector.of(beta), leak.form(), leak.rounding())))
                .toArray(Decay[]::new);
        int shift = Arrays.stream(each).mapToInt(Decay::shift).max().orElse(0);
        boolean automatic = leak.form() instanceof Leak.Form.Automatic;
        int[] multipliers = new int[each.length];
        double worst = 0;
        for (int n = 0; n < multipliers.length; n++) {
            double beta = leak.betas().get(n);
            multipliers[n] = automatic
                    ? (int) Math.rint(Math.scalb(beta, shift))
                    : each[n].multiplier() << (shift - each[n].shift());
            double off = Math.abs(Math.scalb((double) multipliers[n], -shift) - beta);
            worst = Math.max(worst, off == 0 ? 0 : off / (1 - beta));
        }
        Decay decay = new Decay(IntVector.of(multipliers), shift, leak.rounding());
        double smallest = leak.betas().stream().min().orElse(0);
        double largest = leak.betas().stream().max().orElse(0);
        notes.add(
                worst == 0 ? Kind.EXACT : Kind.APPROXIMATED,
                subject,
                Figures.NONE
                        .and("smallestBeta", smallest)
                        .and("largestBeta", largest)
                        .and("relativeError", worst),
                "a beta for each neuron, %s to %s, as m / 2^%d: a multiplier, m from a table; 1 - beta off by up to %s %%,"
                        + " rounded %s",
                LayerNotes.figure(smallest),
                LayerNotes.figure(largest),
                shift,
                LayerNotes.figure(100 * worst),
                inWords(decay));
        return decay;
    }

    /** Of those that leak the one that remembers longest, as if all neurons had it. */
    static Decay slowest(Decay decay) {
        return decay.multipliers().stream().filter(m -> m < 1 << decay.shift()).max().stream()
                .mapToObj(m -> new Decay(m, decay.shift(), decay.rounding()))
                .findFirst()
                .orElse(Decay.NONE);
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
            case HALF_EVEN -> "to the nearest, halves to the even one";
        };
    }
}
