package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerAdaptation;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Note.Kind;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Thresholds, reset values and floors in whole units of the membrane, of which each neuron has its own. */
final class FiringInUnits {
    private static final String SUBTRACTS = "subtracts whole units";

    private final Firing firing;
    private final Vector units;
    private final int[] thresholds;
    private final IntegerFiring integers;

    /**
     * Of a membrane in those units.
     *
     * @param highest what no membrane reaches without a reset, which limits how many spikes a tick can have
     * @param adaptation for the smallest threshold and the most spikes: what raises the threshold
     */
    FiringInUnits(
            Firing firing,
            Vector units,
            long highest,
            Optional<BiFunction<Integer, Integer, IntegerAdaptation>> adaptation) {
        this.firing = firing;
        this.units = units;
        thresholds = IntStream.range(0, units.size()).map(this::threshold).toArray();
        int most = mostSpikes(highest);
        int smallest = IntVector.of(thresholds).min();
        integers = new IntegerFiring(
                IntVector.of(thresholds),
                firing.comparison(),
                switch (firing.reset()) {
                    case Reset.ToZero _ -> new SpikingNeuron.Reset.ToZero();
                    case Reset.Subtract _ -> new SpikingNeuron.Reset.Subtract();
                    case Reset.SubtractAmount(Vector reals) -> new SpikingNeuron.Reset.SubtractAmount(whole(reals));
                    case Reset.ToValue(Vector reals) -> new SpikingNeuron.Reset.ToValue(whole(reals));
                },
                firing.order(),
                most,
                firing.floor().map(this::whole),
                firing.refractoryTicks(),
                adaptation.map(raised -> raised.apply(smallest, most)));
    }

    /** The integers; floors may still lie below what a membrane holds. */
    IntegerFiring integers() {
        return integers;
    }

    /** The same for a membrane of that range: a floor below it is at its lowest value. */
    IntegerFiring within(Range membrane) {
        return new IntegerFiring(
                integers.thresholds(),
                integers.comparison(),
                integers.reset(),
                integers.order(),
                integers.mostSpikes(),
                integers.floors()
                        .map(values -> IntVector.of(values.stream()
                                .map(v -> (int) membrane.saturate(v))
                                .toArray())),
                integers.refractoryTicks(),
                integers.adaptation());
    }

    private IntVector whole(Vector reals) {
        return IntVector.of(IntStream.range(0, units.size())
                .map(n -> (int)
                        Math.clamp(Math.rint(reals.ofNeuron(n) / units.get(n)), Integer.MIN_VALUE, Integer.MAX_VALUE))
                .toArray());
    }

    /** As many as the network asks for, but no more than any membrane has room for. */
    private int mostSpikes(long highest) {
        long reset = firing.reset() instanceof Reset.ToValue(Vector reals)
                ? Math.max(0, whole(reals).max())
                : 0;
        long possible = highest == Long.MAX_VALUE
                ? firing.mostSpikes()
                : (highest + reset) / Math.max(1, IntVector.of(thresholds).min());
        return Math.clamp(possible, 1, firing.mostSpikes());
    }

    /**
     * v > threshold holds of whole numbers of units exactly where v > floor(threshold) does, and >= with ceil. Several
     * spikes compare with multiples of it, for which the nearest is best.
     */
    private int threshold(int n) {
        double inUnits = firing.thresholds().ofNeuron(n) / units.get(n);
        double nearest = Math.rint(inUnits);
        if (firing.mostSpikes() > 1) {
            return (int) Math.clamp(nearest, 1, Integer.MAX_VALUE);
        }
        double whole = Math.abs(inUnits - nearest) <= 1e-9 * Math.max(1, nearest)
                ? nearest
                : switch (firing.comparison()) {
                    case ABOVE -> Math.floor(inUnits);
                    case AT_OR_ABOVE -> Math.ceil(inUnits);
                };
        return (int) Math.min(whole, Integer.MAX_VALUE);
    }

    /** Every value that a membrane can have before its reset, and what it is compared with and reset to. */
    Range needed(MembraneBound bound) {
        Range needed = fixed();
        for (int n = 0; n < thresholds.length; n++) {
            needed = needed.union(bound.firing(n, integers));
        }
        return needed;
    }

    /** What a membrane is compared with and reset to, which it must hold in any case. */
    Range fixed() {
        Range fixed = new Range(0, Math.max(1, IntVector.of(thresholds).max()));
        return switch (integers.reset()) {
            case SpikingNeuron.Reset.ToZero _, SpikingNeuron.Reset.Subtract _ -> fixed;
            case SpikingNeuron.Reset.ToValue(IntVector values) -> fixed.union(new Range(values.min(), values.max()));
            case SpikingNeuron.Reset.SubtractAmount(IntVector amounts) -> fixed.union(new Range(0, amounts.max()));
        };
    }

    /** Refuses a membrane that is too narrow for these. */
    void checkFit(String layer, int bits) {
        for (int n = 0; n < thresholds.length; n++) {
            MembraneWidth.fits(layer, "threshold", firing.thresholds().ofNeuron(n), thresholds[n], n, bits);
            if (integers.reset() instanceof SpikingNeuron.Reset.ToValue(IntVector values)) {
                MembraneWidth.fits(layer, "reset value", values.get(n) * units.get(n), values.get(n), n, bits);
            }
            if (integers.reset() instanceof SpikingNeuron.Reset.SubtractAmount(IntVector amounts)) {
                MembraneWidth.fits(layer, "amount of a reset", amounts.get(n) * units.get(n), amounts.get(n), n, bits);
            }
        }
    }

    void tell(LayerNotes notes) {
        double relative = 0;
        for (int n = 0; n < thresholds.length; n++) {
            double threshold = firing.thresholds().ofNeuron(n);
            relative = threshold > 0 ? Math.max(relative, off(threshold, thresholds[n], n) / threshold) : relative;
        }
        notes.add(
                Kind.EXACT,
                "thresholds",
                Figures.NONE
                        .and("count", thresholds.length)
                        .and("smallest", integers.thresholds().min())
                        .and("largest", integers.thresholds().max())
                        .and("largestRelativeError", relative),
                "hold the scale of the weights: %s units; the comparison loses nothing%s",
                LayerNotes.span(
                        integers.thresholds().min(), integers.thresholds().max()),
                relative == 0
                        ? ""
                        : ", the numbers themselves are off by up to " + LayerNotes.figure(100 * relative) + " %");
        switch (firing.reset()) {
            case Reset.ToZero _ -> {}
            case Reset.Subtract _ -> tellReset(notes, errors(firing.thresholds(), integers.thresholds()), SUBTRACTS);
            case Reset.SubtractAmount(Vector reals) ->
                tellReset(
                        notes,
                        errors(reals, ((SpikingNeuron.Reset.SubtractAmount) integers.reset()).amounts()),
                        SUBTRACTS);
            case Reset.ToValue(Vector reals) ->
                tellReset(
                        notes,
                        errors(reals, ((SpikingNeuron.Reset.ToValue) integers.reset()).values()),
                        "to a whole number of units");
        }
        if (firing.mostSpikes() > 1) {
            notes.add(
                    Kind.CHOSEN,
                    "spikes",
                    Figures.NONE.and("mostSpikes", integers.mostSpikes()),
                    "up to %s in a tick%s",
                    LayerNotes.count(integers.mostSpikes(), "spike"),
                    integers.mostSpikes() < firing.mostSpikes() ? ", more than any membrane can reach" : "");
        }
        integers.adaptation().ifPresent(raised -> tell(notes, raised));
    }

    private static void tell(LayerNotes notes, IntegerAdaptation raised) {
        notes.add(
                Kind.CHOSEN,
                "adaptation",
                Figures.NONE.and("adaptationBits", raised.bits()).and("fractionBits", raised.fraction()),
                "%d bits, %d of them fraction; a spike raises the threshold by %s units",
                raised.bits(),
                raised.fraction(),
                LayerNotes.span(
                        Math.scalb((double) raised.amounts().min(), -raised.fraction()),
                        Math.scalb((double) raised.amounts().max(), -raised.fraction())));
    }

    private ErrorFigures errors(Vector reals, IntVector whole) {
        ErrorFigures error = new ErrorFigures();
        for (int n = 0; n < thresholds.length; n++) {
            error.add(reals.ofNeuron(n), reals.ofNeuron(n) - off(reals.ofNeuron(n), whole.get(n), n));
        }
        return error;
    }

    private static void tellReset(LayerNotes notes, ErrorFigures error, String what) {
        if (error.exact()) {
            notes.add(Kind.EXACT, "reset", error.figures(), "%s", what);
        } else {
            notes.add(
                    Kind.ROUNDED,
                    "reset",
                    error.figures(),
                    "%s; off by up to %s",
                    what,
                    LayerNotes.figure(error.largest()));
        }
    }

    private double off(double value, int inUnits, int n) {
        double off = Math.abs(value - inUnits * units.get(n));
        return off <= 1e-9 * Math.abs(value) ? 0 : off;
    }
}
