package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Note.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A membrane on its way to integers: all but its width and its bits of fraction.
 *
 * @param layer its name
 * @param currents what arrives at it
 * @param units what a current stands for, a neuron
 * @param drives biases in real numbers, one per neuron, that are finer than the unit of a current
 * @param asked the bits of fraction that the network asks for
 * @param measure the threshold or current, in units of an input current, that rounding must be small compared with
 */
record IntegratingMembrane(
        String layer,
        CurrentBounds currents,
        Vector units,
        OptionalInt asked,
        Decay decay,
        MembraneWidth width,
        Optional<CurrentInUnits> current,
        Optional<Vector> drives,
        double measure,
        int ticks,
        LayerNotes notes) {
    private static final int MOST_BITS = 32;
    private static final int MOST_FRACTION = 16;

    /** What rounding a bias may add up to in a membrane, in units of a current. */
    private static final double TOLERANCE = 1 / 16.0;

    /** How many bits of fraction it gets; at least those of its synaptic current. */
    int fraction(IntFunction<Range> needed) {
        int fraction = width.fraction(asked, measure, needed);
        if (drives.isPresent() && asked.isEmpty()) {
            int finer = Math.max(fraction, driveFraction());
            while (finer > fraction && width.lacksRoom(needed.apply(finer))) {
                finer--;
            }
            return finer;
        }
        int least = current.map(CurrentInUnits::fraction).orElse(0);
        if (fraction >= least) {
            return fraction;
        }
        if (asked.isPresent() && current.orElseThrow().asked()) {
            throw Problem.wrongInput(
                    "bad-fraction",
                    "layer " + layer,
                    String.format(
                            Locale.ROOT,
                            "its synaptic current has %d bits of fraction, its membrane %d",
                            least,
                            fraction),
                    "write membraneFraction: " + least + " or more, or leave one of the two out");
        }
        return asked.isPresent() || width.lacksRoom(needed.apply(least)) ? fraction : least;
    }

    /** Half a unit in every tick adds up to as much as the leak leaves of it; the same for all weights and thresholds. */
    private int driveFraction() {
        Decay slowest = LeakQuantizer.slowest(decay);
        double ticksAdded = slowest.isNone() ? ticks : Math.min(ticks, 1 / (1 - LeakQuantizer.beta(slowest)));
        int fraction = 0;
        while (fraction < MOST_FRACTION && Math.scalb(0.5 * ticksAdded, -fraction) > TOLERANCE) {
            fraction++;
        }
        return fraction;
    }

    /** What it can hold with so many bits of fraction. */
    MembraneBound bound(int fraction) {
        return new MembraneBound(
                currents,
                new IntegerMembrane(
                        MOST_BITS,
                        fraction,
                        decay,
                        current.map(synaptic -> synaptic.widest(fraction, scaled(fraction))),
                        drives(fraction)),
                ticks);
    }

    /** The integers. */
    IntegerMembrane integers(int bits, int fraction) {
        IntVector driven = drives(fraction);
        drives.ifPresent(reals -> note(reals, driven, scaled(fraction)));
        return new IntegerMembrane(
                bits,
                fraction,
                decay,
                current.map(synaptic -> synaptic.narrowest(fraction, scaled(fraction), bound(fraction))),
                driven);
    }

    private IntVector drives(int fraction) {
        Vector scaled = scaled(fraction);
        return drives.map(reals -> IntVector.of(IntStream.range(0, reals.size())
                        .map(n -> (int) Math.rint(reals.get(n) / scaled.get(n)))
                        .toArray()))
                .orElse(IntVector.of(0));
    }

    private void note(Vector reals, IntVector driven, Vector scaled) {
        ErrorFigures error = new ErrorFigures();
        for (int n = 0; n < reals.size(); n++) {
            error.add(reals.get(n), driven.get(n) * scaled.get(n));
        }
        notes.add(
                error.exact() ? Kind.EXACT : Kind.ROUNDED,
                "biases",
                error.figures(),
                "in units of the membrane, since a weight is too coarse a unit%s",
                error.exact() ? "" : "; off by up to " + LayerNotes.figure(error.largest()));
    }

    private Vector scaled(int fraction) {
        return Vector.of(units.stream().map(unit -> Math.scalb(unit, -fraction)).toArray());
    }
}
