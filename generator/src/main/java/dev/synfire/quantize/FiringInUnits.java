package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.network.Firing;
import dev.synfire.network.Reset;
import dev.synfire.network.Vector;
import dev.synfire.quantize.Note.Kind;

/** Thresholds and reset values in whole units of the membrane, of which each neuron has its own. */
final class FiringInUnits {
    private final Firing firing;
    private final Vector units;
    private final int[] thresholds;
    private final SpikingNeuron.Reset reset;

    FiringInUnits(Firing firing, Vector units) {
        this.firing = firing;
        this.units = units;
        thresholds = new int[units.size()];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = threshold(n);
        }
        reset = switch (firing.reset()) {
            case Reset.ToZero _ -> new SpikingNeuron.Reset.ToZero();
            case Reset.Subtract _ -> new SpikingNeuron.Reset.Subtract();
            case Reset.SubtractAmount _ -> throw new IllegalArgumentException("refused before");
            case Reset.ToValue(Vector reals) -> {
                int[] values = new int[thresholds.length];
                for (int n = 0; n < values.length; n++) {
                    values[n] = (int) Math.clamp(
                            Math.rint(reals.ofNeuron(n) / units.get(n)), Integer.MIN_VALUE, Integer.MAX_VALUE);
                }
                yield new SpikingNeuron.Reset.ToValue(IntVector.of(values));
            }
        };
    }

    /** v > threshold holds of whole numbers of units exactly where v > floor(threshold) does, and >= with ceil. */
    private int threshold(int n) {
        double inUnits = firing.thresholds().ofNeuron(n) / units.get(n);
        double nearest = Math.rint(inUnits);
        double whole = Math.abs(inUnits - nearest) <= 1e-9 * Math.max(1, nearest)
                ? nearest
                : switch (firing.comparison()) {
                    case ABOVE -> Math.floor(inUnits);
                    case AT_OR_ABOVE -> Math.ceil(inUnits);
                };
        return (int) Math.min(whole, Integer.MAX_VALUE);
    }

    IntVector thresholds() {
        return IntVector.of(thresholds);
    }

    SpikingNeuron.Comparison comparison() {
        return switch (firing.comparison()) {
            case ABOVE -> SpikingNeuron.Comparison.ABOVE;
            case AT_OR_ABOVE -> SpikingNeuron.Comparison.AT_OR_ABOVE;
        };
    }

    SpikingNeuron.Reset reset() {
        return reset;
    }

    /** Every value that a membrane can have before its reset, and what it is compared with and reset to. */
    Range needed(MembraneBound bound) {
        Range needed = fixed();
        for (int n = 0; n < thresholds.length; n++) {
            int neuron = n;
            needed = needed.union(bound.firing(n, thresholds[n], comparison(), firing -> switch (reset) {
                case SpikingNeuron.Reset.ToZero _ -> new Range(0, 0);
                case SpikingNeuron.Reset.ToValue(IntVector values) -> new Range(values.get(neuron), values.get(neuron));
                case SpikingNeuron.Reset.SubtractAmount _ -> throw new IllegalArgumentException("refused before");
                case SpikingNeuron.Reset.Subtract _ ->
                    new Range(firing.min() - thresholds[neuron], firing.max() - thresholds[neuron]);
            }));
        }
        return needed;
    }

    /** What a membrane is compared with and reset to, which it must hold in any case. */
    Range fixed() {
        Range fixed = new Range(0, Math.max(1, thresholds().max()));
        return reset instanceof SpikingNeuron.Reset.ToValue(IntVector values)
                ? fixed.union(new Range(values.min(), values.max()))
                : fixed;
    }

    /** Refuses a membrane that is too narrow for these. */
    void checkFit(String layer, int bits) {
        for (int n = 0; n < thresholds.length; n++) {
            MembraneWidth.fits(layer, "threshold", firing.thresholds().ofNeuron(n), thresholds[n], n, bits);
            if (reset instanceof SpikingNeuron.Reset.ToValue(IntVector values)) {
                MembraneWidth.fits(layer, "reset value", values.get(n) * units.get(n), values.get(n), n, bits);
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
                        .and("smallest", thresholds().min())
                        .and("largest", thresholds().max())
                        .and("largestRelativeError", relative),
                "hold the scale of the weights: %s units; the comparison loses nothing%s",
                LayerNotes.span(thresholds().min(), thresholds().max()),
                relative == 0
                        ? ""
                        : ", the numbers themselves are off by up to " + LayerNotes.figure(100 * relative) + " %");
        switch (firing.reset()) {
            case Reset.ToZero _ -> {}
            case Reset.Subtract _, Reset.SubtractAmount _ -> {
                ErrorFigures error = new ErrorFigures();
                for (int n = 0; n < thresholds.length; n++) {
                    double threshold = firing.thresholds().ofNeuron(n);
                    error.add(threshold, threshold - off(threshold, thresholds[n], n));
                }
                tellReset(notes, error, "subtracts whole units");
            }
            case Reset.ToValue(Vector reals) -> {
                ErrorFigures error = new ErrorFigures();
                IntVector values = ((SpikingNeuron.Reset.ToValue) reset).values();
                for (int n = 0; n < thresholds.length; n++) {
                    error.add(reals.ofNeuron(n), reals.ofNeuron(n) - off(reals.ofNeuron(n), values.get(n), n));
                }
                tellReset(notes, error, "to a whole number of units");
            }
        }
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
