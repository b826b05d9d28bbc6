package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Note.Kind;
import dev.synfire.quantize.calibration.Observed;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Decides how wide the membranes of a layer are, and how many of their bits are fraction.
 *
 * <p>Fraction bits are for the leak: rounding it moves a membrane by up to half a unit a tick (a whole one unless to the
 * nearest), and what remains of that after many ticks sums up to at most min(ticks, 1 / (1 - beta)) times as much. There are
 * as many bits as bring this below a 16th of what the membrane is measured by, the smallest threshold, or, where nothing
 * fires, the largest current; but no more than the asked width has room for.
 */
final class MembraneWidth {
    private static final int MOST_BITS = 32;
    private static final int MOST_FRACTION = 16;

    /** The part of a threshold that rounding the leak may take. */
    private static final double TOLERANCE = 1 / 16.0;

    private final Decay decay;
    private final int ticks;
    private final OptionalInt asked;
    private final Optional<Observed> observed;
    private final LayerNotes notes;

    MembraneWidth(Decay decay, int ticks, OptionalInt asked, Optional<Observed> observed, LayerNotes notes) {
        this.decay = decay;
        this.ticks = ticks;
        this.asked = asked;
        this.observed = observed;
        this.notes = notes;
    }

    /**
     * How many bits of fraction there are.
     *
     * @param wanted what the network asks for
     * @param smallest the threshold or current, in units of a current, that rounding must be small compared with
     * @param needed what a membrane with that many bits of fraction holds at most
     */
    int fraction(OptionalInt wanted, double smallest, IntFunction<Range> needed) {
        double measure = Math.max(1, smallest); // currents come in whole units: nothing smaller matters
        if (wanted.isPresent()) {
            if (wanted.getAsInt() > 0) {
                note(wanted.getAsInt(), measure, ", as asked");
            }
            return wanted.getAsInt();
        }
        int fraction = 0;
        while (fraction < MOST_FRACTION && lost(fraction) > TOLERANCE * measure) {
            fraction++;
        }
        int best = fraction;
        while (fraction > 0 && bits(needed.apply(fraction)) > asked.orElse(MOST_BITS)) {
            fraction--;
        }
        if (best > 0) {
            note(fraction, measure, fraction < best ? ", as many as the membrane has room for" : "");
        }
        return fraction;
    }

    /** Whether a membrane that holds so much is wider than asked, or than any can be. */
    boolean lacksRoom(Range needed) {
        return bits(needed) > asked.orElse(MOST_BITS);
    }

    private void note(int fraction, double measure, String why) {
        notes.add(
                Kind.CHOSEN,
                "membrane",
                Figures.NONE.and("fractionBits", fraction).and("lostByRounding", lost(fraction) / measure),
                "%s of fraction%s: rounding the leak takes at most %s of %s units, %s %%",
                LayerNotes.count(fraction, "bit"),
                why,
                LayerNotes.figure(lost(fraction)),
                LayerNotes.figure(measure),
                LayerNotes.figure(100 * lost(fraction) / measure));
    }

    /** By how many units of a current rounding the leak can move a membrane. */
    private double lost(int fraction) {
        if (decay.isNone() || decay.multiplier() == 0) {
            return 0;
        }
        double each = decay.rounding() == Rounding.HALF_UP ? 0.5 : 1;
        return Math.scalb(each * Math.min(ticks, 1 / (1 - LeakQuantizer.beta(decay))), -fraction);
    }

    /**
     * How wide the membranes are.
     *
     * @param needed what the weights allow
     * @param fixed what a membrane must hold whatever samples show: thresholds, reset values
     * @param units what a membrane stands for, a neuron
     */
    int bits(Range needed, Range fixed, Vector units) {
        int enough = bits(needed);
        Optional<Range> seen = observed.map(o -> o.membranes(units));
        int wanted = asked.orElseGet(() -> Math.min(
                MOST_BITS,
                seen.map(range ->
                                Math.min(enough, bits(Observed.withMargin(range).union(fixed))))
                        .orElse(enough)));
        String proven = String.format(
                Locale.ROOT,
                "the weights allow %d..%d within %s",
                needed.min(),
                needed.max(),
                ticks == 1 ? "1 tick" : ticks + " ticks");
        String sampled = seen.map(
                        range -> String.format(Locale.ROOT, "; the samples reach %d..%d", range.min(), range.max()))
                .orElse("");
        Figures figures = Figures.NONE
                .and("membraneBits", wanted)
                .and("provenBits", enough)
                .and("provenMinimum", needed.min())
                .and("provenMaximum", needed.max());
        if (seen.isPresent()) {
            figures = figures.and("observedMinimum", seen.get().min())
                    .and("observedMaximum", seen.get().max());
        }
        if (wanted >= enough) {
            notes.add(Kind.CHOSEN, "membrane", figures, "%d bits, never saturates: %s%s", wanted, proven, sampled);
        } else {
            notes.add(
                    Kind.CLIPPED,
                    "membrane",
                    figures,
                    "%d bits, saturates at %s: %s, which needs %d bits%s",
                    wanted,
                    Range.signed(wanted),
                    proven,
                    enough,
                    sampled + (asked.isEmpty() && seen.isPresent() ? ", and have a quarter to spare" : ""));
        }
        return wanted;
    }

    /** A membrane is signed even if it never falls below 0. */
    private static int bits(Range needed) {
        return Math.max(2, new Range(Math.min(needed.min(), -1), Math.max(0, needed.max())).bits());
    }

    /** Refuses a threshold or a reset value that the membrane can't hold. */
    static void fits(String layer, String what, double real, int value, int n, int bits) {
        Range membrane = Range.signed(bits);
        if (!membrane.contains(value)) {
            throw Problem.wrongInput(
                    "membrane-too-narrow",
                    "layer " + layer,
                    String.format(
                            Locale.ROOT,
                            "the %s %s of neuron %d is %d units, but the membrane holds %s",
                            what,
                            LayerNotes.figure(real),
                            n,
                            value,
                            membrane),
                    "write membraneBits: " + new Range(Math.min(-1, value), value < 0 ? 0 : value).bits()
                            + " or more, or leave it out");
        }
    }
}
