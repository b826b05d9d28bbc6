package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.network.Firing;
import dev.synfire.network.Integrating;
import dev.synfire.network.Reset;
import dev.synfire.network.Spiking;
import dev.synfire.network.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Note.Kind;
import java.util.OptionalInt;

/** Makes integers of neurons that have a membrane: the scale of their weights folds into their thresholds. */
final class SpikingQuantizer {
    private static final int MOST_BITS = 32;

    private final String layer;
    private final DenseSynapses synapses;
    private final Range inputs;
    private final Vector units;
    private final int ticks;
    private final LayerNotes notes;

    SpikingQuantizer(String layer, DenseSynapses synapses, Range inputs, Vector units, int ticks, LayerNotes notes) {
        this.layer = layer;
        this.synapses = synapses;
        this.inputs = inputs;
        this.units = units;
        this.ticks = ticks;
        this.notes = notes;
    }

    IntegratorNeuron quantize(Integrating neuron) {
        Decay decay = LeakQuantizer.quantize(neuron.leak(), notes);
        MembraneBound bound = new MembraneBound(synapses, inputs, decay, ticks);
        Range needed = new Range(0, 0);
        for (int n = 0; n < units.size(); n++) {
            needed = needed.union(bound.integrating(n));
        }
        return new IntegratorNeuron(membraneBits(neuron.membraneBits(), needed), decay);
    }

    SpikingNeuron quantize(Spiking neuron) {
        Decay decay = LeakQuantizer.quantize(neuron.leak(), notes);
        Firing firing = neuron.firing();
        SpikingNeuron.Comparison comparison =
                switch (firing.comparison()) {
                    case ABOVE -> SpikingNeuron.Comparison.ABOVE;
                    case AT_OR_ABOVE -> SpikingNeuron.Comparison.AT_OR_ABOVE;
                };
        int[] thresholds = new int[units.size()];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = threshold(firing, n);
        }
        noteThresholds(IntVector.of(thresholds));
        SpikingNeuron.Reset reset = reset(firing, thresholds);
        int bits = membraneBits(neuron.membraneBits(), needed(decay, comparison, thresholds, reset));
        Range membrane = Range.signed(bits);
        for (int n = 0; n < thresholds.length; n++) {
            fits("threshold", firing.thresholds().ofNeuron(n), thresholds[n], n, membrane);
            if (reset instanceof SpikingNeuron.Reset.ToValue(IntVector values)) {
                fits("reset value", values.get(n) * units.get(n), values.get(n), n, membrane);
            }
        }
        return new SpikingNeuron(bits, decay, IntVector.of(thresholds), comparison, reset);
    }

    /** v > threshold holds of whole numbers of units exactly where v > floor(threshold) does, and >= with ceil. */
    private int threshold(Firing firing, int n) {
        double inUnits = firing.thresholds().ofNeuron(n) / units.get(n);
        double nearest = Math.rint(inUnits);
        double whole = Math.abs(inUnits - nearest) <= 1e-9 * Math.max(1, nearest)
                ? nearest
                : switch (firing.comparison()) {
                    case ABOVE -> Math.floor(inUnits);
                    case AT_OR_ABOVE -> Math.ceil(inUnits);
                };
        return (int) whole;
    }

    private void noteThresholds(IntVector thresholds) {
        notes.add(
                Kind.EXACT,
                "thresholds",
                "hold the scale of the weights: %s units; the comparison loses nothing",
                LayerNotes.span(thresholds.min(), thresholds.max()));
    }

    private SpikingNeuron.Reset reset(Firing firing, int[] thresholds) {
        return switch (firing.reset()) {
            case Reset.ToZero _ -> new SpikingNeuron.Reset.ToZero();
            case Reset.Subtract _, Reset.SubtractAmount _ -> {
                double worst = 0;
                for (int n = 0; n < thresholds.length; n++) {
                    double threshold = firing.thresholds().ofNeuron(n);
                    worst = Math.max(worst, off(threshold, thresholds[n], n));
                }
                noteReset(worst, "subtracts whole units");
                yield new SpikingNeuron.Reset.Subtract();
            }
            case Reset.ToValue(Vector reals) -> {
                int[] values = new int[thresholds.length];
                double worst = 0;
                for (int n = 0; n < values.length; n++) {
                    double value = reals.ofNeuron(n);
                    values[n] = (int) Math.clamp(Math.rint(value / units.get(n)), Integer.MIN_VALUE, Integer.MAX_VALUE);
                    worst = Math.max(worst, off(value, values[n], n));
                }
                noteReset(worst, "to a whole number of units");
                yield new SpikingNeuron.Reset.ToValue(IntVector.of(values));
            }
        };
    }

    private double off(double value, int inUnits, int n) {
        double off = Math.abs(value - inUnits * units.get(n));
        return off <= 1e-9 * Math.abs(value) ? 0 : off;
    }

    private void noteReset(double worst, String what) {
        if (worst == 0) {
            notes.add(Kind.EXACT, "reset", "%s", what);
        } else {
            notes.add(Kind.ROUNDED, "reset", "%s; off by up to %s", what, LayerNotes.figure(worst));
        }
    }

    private Range needed(
            Decay decay, SpikingNeuron.Comparison comparison, int[] thresholds, SpikingNeuron.Reset reset) {
        MembraneBound bound = new MembraneBound(synapses, inputs, decay, ticks);
        Range needed = new Range(0, 1);
        for (int n = 0; n < thresholds.length; n++) {
            int neuron = n;
            Range reached = bound.firing(n, thresholds[n], comparison, firing -> switch (reset) {
                case SpikingNeuron.Reset.ToZero _ -> new Range(0, 0);
                case SpikingNeuron.Reset.ToValue(IntVector values) -> new Range(values.get(neuron), values.get(neuron));
                case SpikingNeuron.Reset.Subtract _ ->
                    new Range(firing.min() - thresholds[neuron], firing.max() - thresholds[neuron]);
            });
            needed = needed.union(reached).union(new Range(0, thresholds[n]));
            if (reset instanceof SpikingNeuron.Reset.ToValue(IntVector values)) {
                needed = needed.union(new Range(values.get(n), values.get(n)));
            }
        }
        return needed;
    }

    private int membraneBits(OptionalInt asked, Range needed) {
        // A membrane is signed even if it never falls below 0.
        int enough = Math.max(2, new Range(Math.min(needed.min(), -1), needed.max()).bits());
        int bits = asked.orElse(Math.min(enough, MOST_BITS));
        String proven = "the weights allow %d..%d within %s"
                .formatted(needed.min(), needed.max(), ticks == 1 ? "1 tick" : ticks + " ticks");
        if (bits >= enough) {
            notes.add(Kind.CHOSEN, "membrane", "%d bits, never saturates: %s", bits, proven);
        } else {
            notes.add(
                    Kind.CLIPPED,
                    "membrane",
                    "%d bits, saturates at %s: %s, which needs %d bits",
                    bits,
                    Range.signed(bits),
                    proven,
                    enough);
        }
        return bits;
    }

    private void fits(String what, double real, int value, int n, Range membrane) {
        if (!membrane.contains(value)) {
            throw Problem.wrongInput(
                    "membrane-too-narrow",
                    "layer " + layer,
                    "the %s %s of neuron %d is %d units, but the membrane holds %s"
                            .formatted(what, LayerNotes.figure(real), n, value, membrane),
                    "write membraneBits: " + new Range(Math.min(-1, value), value < 0 ? 0 : value).bits()
                            + " or more, or leave it out");
        }
    }
}
