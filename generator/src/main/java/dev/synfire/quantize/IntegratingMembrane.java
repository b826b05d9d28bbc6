package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * A membrane on its way to integers: all but its width and its bits of fraction.
 *
 * @param layer its name
 * @param currents what arrives at it
 * @param units what a current stands for, a neuron
 * @param asked the bits of fraction that the network asks for
 * @param measure the threshold or current, in units of an input current, that rounding must be small against
 */
record IntegratingMembrane(
        String layer,
        CurrentBounds currents,
        Vector units,
        OptionalInt asked,
        Decay decay,
        MembraneWidth width,
        Optional<CurrentInUnits> current,
        double measure,
        int ticks) {
    private static final int MOST_BITS = 32;

    /** How many bits of fraction it gets; at least those of its synaptic current. */
    int fraction(IntFunction<Range> needed) {
        int fraction = width.fraction(asked, measure, needed);
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

    /** What it can hold with so many bits of fraction. */
    MembraneBound bound(int fraction) {
        return new MembraneBound(
                currents,
                new IntegerMembrane(
                        MOST_BITS,
                        fraction,
                        decay,
                        current.map(synaptic -> synaptic.widest(fraction, scaled(fraction)))),
                ticks);
    }

    /** The integers. */
    IntegerMembrane integers(int bits, int fraction) {
        return new IntegerMembrane(
                bits,
                fraction,
                decay,
                current.map(synaptic -> synaptic.narrowest(fraction, scaled(fraction), bound(fraction))));
    }

    private Vector scaled(int fraction) {
        return Vector.of(units.stream().map(unit -> Math.scalb(unit, -fraction)).toArray());
    }
}
