package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.model.CurrentFeed;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Note.Kind;
import java.util.stream.IntStream;

/**
 * A synaptic current on its way to integers: its decay, its bits of fraction, its drives; its width comes last.
 *
 * <p>Rounding its leak moves it by up to half a unit a tick, which sums up in it as in a membrane, and what it is off by
 * sums up in the membrane again. There are as many bits of fraction as bring this below a 16th of what the membrane is
 * measured by.
 *
 * @param decay what remains of it after a tick
 * @param fraction bits below the unit of the input current that it should have
 * @param asked whether the network asks for that many
 * @param feed which one the membrane gets
 * @param drive what is added to the membrane beside it
 */
record CurrentInUnits(Decay decay, int fraction, boolean asked, CurrentFeed feed, Vector drive, LayerNotes notes) {
    private static final int MOST_BITS = 32;
    private static final int MOST_FRACTION = 16;
    private static final double TOLERANCE = 1 / 16.0;

    /**
     * The formats for a current.
     *
     * @param membrane how the membrane decays that it feeds
     * @param measure the threshold or current, in units of an input current, that rounding must be small compared with
     */
    static CurrentInUnits of(
            SynapticCurrent current, Vector drive, Decay membrane, double measure, int ticks, LayerNotes notes) {
        Decay decay = LeakQuantizer.quantize(current.leak(), "synaptic leak", notes);
        int fraction = current.leak().fraction().orElseGet(() -> {
            double lost = lost(decay, ticks) * steps(membrane, ticks);
            int bits = 0;
            while (bits < MOST_FRACTION && Math.scalb(lost, -bits) > TOLERANCE * Math.max(1, measure)) {
                bits++;
            }
            return bits;
        });
        return new CurrentInUnits(decay, fraction, current.leak().fraction().isPresent(), current.feed(), drive, notes);
    }

    private static double lost(Decay decay, int ticks) {
        return decay.isNone() ? 0 : (decay.rounding() == Rounding.HALF_UP ? 0.5 : 1) * steps(decay, ticks);
    }

    /** How often an error of one tick counts. */
    private static double steps(Decay decay, int ticks) {
        Decay slowest = LeakQuantizer.slowest(decay);
        return slowest.isNone() ? ticks : Math.min(ticks, 1 / (1 - LeakQuantizer.beta(slowest)));
    }

    /** With no more bits of fraction than the membrane has, and 32 bits wide. */
    IntegerCurrent widest(int membraneFraction, Vector units) {
        return integers(MOST_BITS, membraneFraction, units);
    }

    /** As wide as it provably needs. */
    IntegerCurrent narrowest(int membraneFraction, Vector units, MembraneBound bound) {
        Range needed = new Range(-1, 0);
        for (int n = 0; n < units.size(); n++) {
            needed = needed.union(bound.synaptic(n));
        }
        int enough = Math.max(2, needed.bits());
        int bits = Math.min(MOST_BITS, enough);
        IntegerCurrent integers = integers(bits, membraneFraction, units);
        Figures figures = Figures.NONE
                .and("synapticBits", bits)
                .and("fractionBits", integers.fraction())
                .and("provenMinimum", needed.min())
                .and("provenMaximum", needed.max());
        notes.add(
                bits == enough ? Kind.CHOSEN : Kind.CLIPPED,
                "synaptic current",
                figures,
                "%d bits, %d of them fraction, %s: the weights allow %d..%d",
                bits,
                integers.fraction(),
                bits == enough ? "never saturates" : "saturates at " + Range.signed(bits),
                needed.min(),
                needed.max());
        if (drive.stream().anyMatch(value -> value != 0)) {
            tell(integers, units);
        }
        return integers;
    }

    private void tell(IntegerCurrent integers, Vector units) {
        ErrorFigures error = new ErrorFigures();
        for (int n = 0; n < units.size(); n++) {
            double real = drive.ofNeuron(n);
            double off = Math.abs(real - integers.drive(n) * units.get(n));
            error.add(real, real - (off <= 1e-9 * Math.abs(real) ? 0 : off));
        }
        notes.add(
                error.exact() ? Kind.EXACT : Kind.ROUNDED,
                "drive",
                error.figures(),
                "to whole units of the membrane%s",
                error.exact() ? "" : "; off by up to " + LayerNotes.figure(error.largest()));
    }

    private IntegerCurrent integers(int bits, int membraneFraction, Vector units) {
        IntVector drives = IntVector.of(IntStream.range(0, units.size())
                .map(n -> (int)
                        Math.clamp(Math.rint(drive.ofNeuron(n) / units.get(n)), Integer.MIN_VALUE, Integer.MAX_VALUE))
                .toArray());
        return new IntegerCurrent(bits, Math.min(fraction, membraneFraction), decay, feed, drives);
    }
}
