package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.network.Firing;
import dev.synfire.network.Integrating;
import dev.synfire.network.Membrane;
import dev.synfire.network.Spiking;
import dev.synfire.network.Vector;
import java.util.Optional;

/** Makes integers of neurons that have a membrane: the scale of their weights folds into their thresholds. */
final class SpikingQuantizer {
    private final String layer;
    private final CurrentBounds currents;
    private final Vector units;
    private final int ticks;
    private final Optional<Observed> observed;
    private final LayerNotes notes;

    /**
     * Of a layer whose synapses are integers already.
     *
     * @param layer its name
     * @param units what a current stands for, a neuron
     * @param observed what the layer's neurons did over samples
     */
    SpikingQuantizer(
            String layer,
            CurrentBounds currents,
            Vector units,
            int ticks,
            Optional<Observed> observed,
            LayerNotes notes) {
        this.layer = layer;
        this.currents = currents;
        this.units = units;
        this.ticks = ticks;
        this.observed = observed;
        this.notes = notes;
    }

    /**
     * An integer neuron and what its membrane stands for.
     *
     * @param neuron the integers
     * @param units one a neuron: a membrane stands for that many times its value
     */
    record Result(IntegerNeuron neuron, Vector units) {}

    Result quantize(Integrating neuron) {
        Decay decay = LeakQuantizer.quantize(neuron.leak(), notes);
        MembraneWidth width = width(neuron, decay);
        int fraction = width.fraction(neuron.leak().fraction(), currents.largest(), f -> integrating(bound(f, decay)));
        Vector scaled = scaled(fraction);
        int bits = width.bits(integrating(bound(fraction, decay)), new Range(0, 0), scaled);
        return new Result(new IntegratorNeuron(bits, fraction, decay), scaled);
    }

    Result quantize(Spiking neuron) {
        Decay decay = LeakQuantizer.quantize(neuron.leak(), notes);
        Firing firing = neuron.firing();
        MembraneWidth width = width(neuron, decay);
        int fraction = width.fraction(
                neuron.leak().fraction(), smallestThreshold(firing), f -> new FiringInUnits(firing, scaled(f))
                        .needed(bound(f, decay)));
        Vector scaled = scaled(fraction);
        FiringInUnits inUnits = new FiringInUnits(firing, scaled);
        inUnits.tell(notes);
        int bits = width.bits(inUnits.needed(bound(fraction, decay)), inUnits.fixed(), scaled);
        inUnits.checkFit(layer, bits);
        return new Result(
                new SpikingNeuron(bits, fraction, decay, inUnits.thresholds(), inUnits.comparison(), inUnits.reset()),
                scaled);
    }

    private MembraneWidth width(Membrane neuron, Decay decay) {
        return new MembraneWidth(decay, ticks, neuron.membraneBits(), observed, notes);
    }

    private MembraneBound bound(int fraction, Decay decay) {
        return new MembraneBound(currents, fraction, decay, ticks);
    }

    private Range integrating(MembraneBound bound) {
        Range needed = new Range(0, 0);
        for (int n = 0; n < units.size(); n++) {
            needed = needed.union(bound.integrating(n));
        }
        return needed;
    }

    /** What a membrane stands for that has so many bits of fraction. */
    private Vector scaled(int fraction) {
        return Vector.of(units.stream().map(unit -> Math.scalb(unit, -fraction)).toArray());
    }

    /** In units of a current; a threshold of 0 is none to measure by. */
    private double smallestThreshold(Firing firing) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < units.size(); n++) {
            double threshold = firing.thresholds().ofNeuron(n);
            smallest = threshold > 0 ? Math.min(smallest, threshold / units.get(n)) : smallest;
        }
        return Double.isFinite(smallest) ? smallest : currents.largest();
    }
}
