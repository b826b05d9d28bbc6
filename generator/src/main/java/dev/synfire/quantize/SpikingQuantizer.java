package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.Decay;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.calibration.Observed;
import java.util.Optional;
import java.util.function.IntFunction;

/** Makes integers of neurons that have a membrane: the scale of their weights folds into their thresholds. */
final class SpikingQuantizer {
    private final String layer;
    private final CurrentBounds currents;
    private final Vector units;
    private final Optional<Vector> drives;
    private final int ticks;
    private final Optional<Observed> observed;
    private final LayerNotes notes;

    /**
     * Of a layer whose synapses are integers already.
     *
     * @param layer its name
     * @param units what a current stands for, a neuron
     * @param drives biases that the membrane is to add
     * @param observed what the layer's neurons did over samples
     */
    SpikingQuantizer(
            String layer,
            CurrentBounds currents,
            Vector units,
            Optional<Vector> drives,
            int ticks,
            Optional<Observed> observed,
            LayerNotes notes) {
        this.layer = layer;
        this.currents = currents;
        this.units = units;
        this.drives = drives;
        this.ticks = ticks;
        this.observed = observed;
        this.notes = notes;
    }

    /**
     * An integer neuron and what its membrane stands for.
     *
     * @param neuron the integers
     * @param units one per neuron: a membrane stands for that many times its value
     */
    record Result(IntegerNeuron neuron, Vector units) {}

    /**
     * An integrator and how far its membrane reaches.
     *
     * @param units one per neuron: a membrane stands for that many times its value
     * @param reach every value that the membrane of a neuron can have
     */
    record Filter(IntegratorNeuron neuron, Vector units, IntFunction<Range> reach) {}

    /**
     * Integers of neurons that integrate.
     *
     * @param heard whether another layer listens, so that the rounding must be small in each neuron by itself
     */
    Filter quantize(Integrating neuron, boolean heard) {
        IntegratingMembrane membrane = membrane(neuron, heard ? smallestCurrent() : currents.largest());
        int fraction = membrane.fraction(f -> integrating(membrane.bound(f)));
        Vector scaled = scaled(fraction);
        MembraneBound bound = membrane.bound(fraction);
        int bits = membrane.width().bits(integrating(bound), new Range(0, 0), scaled);
        Range held = Range.signed(bits);
        return new Filter(new IntegratorNeuron(membrane.integers(bits, fraction)), scaled, n -> {
            Range reach = bound.integrating(n);
            return new Range(held.saturate(reach.min()), held.saturate(reach.max()));
        });
    }

    /**
     * Integers of neurons that fire.
     *
     * @param promised whether others count on as many spikes in a tick as the network allows
     */
    Result quantize(Spiking neuron, boolean promised) {
        Firing firing = neuron.firing();
        IntegratingMembrane membrane = membrane(neuron, smallestThreshold(firing));
        Optional<Decay> adapts = firing.adaptation()
                .map(adaptation -> LeakQuantizer.quantize(adaptation.leak(), "adaptation leak", notes));
        int fraction = membrane.fraction(f ->
                inUnits(firing, promised, adapts, membrane.bound(f), scaled(f)).needed(membrane.bound(f)));
        Vector scaled = scaled(fraction);
        MembraneBound bound = membrane.bound(fraction);
        FiringInUnits inUnits = inUnits(firing, promised, adapts, bound, scaled);
        inUnits.tell(notes);
        int bits = membrane.width().bits(inUnits.needed(bound), inUnits.fixed(), scaled);
        inUnits.checkFit(layer, bits);
        return new Result(
                new SpikingNeuron(membrane.integers(bits, fraction), inUnits.within(Range.signed(bits))), scaled);
    }

    private FiringInUnits inUnits(
            Firing firing, boolean promised, Optional<Decay> adapts, MembraneBound bound, Vector scaled) {
        long highest = firing.mostSpikes() == 1 || promised
                ? Long.MAX_VALUE
                : integrating(bound).max();
        return new FiringInUnits(
                firing,
                scaled,
                highest,
                adapts.map(
                        decay -> new AdaptationInUnits(firing.adaptation().orElseThrow(), decay, scaled, ticks)::of));
    }

    private IntegratingMembrane membrane(Membrane neuron, double measure) {
        Decay decay = LeakQuantizer.quantize(neuron.leak(), notes);
        MembraneWidth width =
                new MembraneWidth(LeakQuantizer.slowest(decay), ticks, neuron.membraneBits(), observed, notes);
        Optional<CurrentInUnits> current =
                switch (neuron) {
                    case Lif _, If _, Li _ -> Optional.empty();
                    case CubaLif cuba -> Optional.of(current(cuba.current(), cuba.drive(), decay, measure));
                    case CubaLi cuba -> Optional.of(current(cuba.current(), cuba.drive(), decay, measure));
                };
        return new IntegratingMembrane(
                layer, currents, units, neuron.leak().fraction(), decay, width, current, drives, measure, ticks, notes);
    }

    private CurrentInUnits current(SynapticCurrent current, Vector drive, Decay membrane, double measure) {
        return CurrentInUnits.of(current, drive, membrane, measure, ticks, notes);
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

    /** The least of the largest currents of the neurons that get any. */
    private double smallestCurrent() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < units.size(); n++) {
            long largest = Math.max(-currents.of(n).min(), currents.of(n).max());
            smallest = largest > 0 ? Math.min(smallest, largest) : smallest;
        }
        return Double.isFinite(smallest) ? smallest : currents.largest();
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
