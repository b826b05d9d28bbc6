package dev.synfire.importer.nir;

import dev.synfire.importer.nir.Discretisation.Arithmetic;
import dev.synfire.importer.nir.Discretisation.CurrentInput;
import dev.synfire.importer.nir.Discretisation.FeedbackBias;
import dev.synfire.importer.nir.Discretisation.Floor;
import dev.synfire.importer.nir.Discretisation.Gain;
import dev.synfire.importer.nir.Discretisation.GainAt;
import dev.synfire.importer.nir.Discretisation.Integrator;
import dev.synfire.importer.nir.Discretisation.ResetTo;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A discretisation step by step; begins with Euler's rule, one spike a tick, above the threshold, reset to 0 at once. */
public final class DiscretisationBuilder {
    private final String preset;
    private OptionalDouble dt = OptionalDouble.empty();
    private Integrator integrator = Integrator.EULER;
    private Integrator currentIntegrator = Integrator.EULER;
    private Gain gain = Gain.INTEGRATED;
    private Gain perfectGain = Gain.RESISTANCE;
    private GainAt gainAt = GainAt.WEIGHTS;
    private CurrentInput currentInput = CurrentInput.AFTER_DECAY;
    private CurrentFeed feed = CurrentFeed.NEW;
    private int currentDelay;
    private ResetTo reset = ResetTo.ZERO;
    private FiringOrder order = FiringOrder.UPDATE_FIRE_RESET;
    private FiringComparison comparison = FiringComparison.ABOVE;
    private int mostSpikes = 1;
    private Floor floor = Floor.NONE;
    private Floor perfectFloor = Floor.NONE;
    private OptionalInt recurrentDelay = OptionalInt.empty();
    private FeedbackBias feedbackBias = FeedbackBias.ALWAYS;
    private int synapseDelay;
    private Arithmetic arithmetic = Arithmetic.REAL;

    DiscretisationBuilder(String preset) {
        this.preset = preset;
    }

    /** A copy of a discretisation, to be changed. */
    public static DiscretisationBuilder from(Discretisation other) {
        DiscretisationBuilder copy = new DiscretisationBuilder(other.preset());
        copy.dt = other.dt();
        copy.integrator = other.integrator();
        copy.currentIntegrator = other.currentIntegrator();
        copy.gain = other.gain();
        copy.perfectGain = other.perfectGain();
        copy.gainAt = other.gainAt();
        copy.currentInput = other.currentInput();
        copy.feed = other.feed();
        copy.currentDelay = other.currentDelay();
        copy.reset = other.reset();
        copy.order = other.order();
        copy.comparison = other.comparison();
        copy.mostSpikes = other.mostSpikes();
        copy.floor = other.floor();
        copy.perfectFloor = other.perfectFloor();
        copy.recurrentDelay = other.recurrentDelay();
        copy.feedbackBias = other.feedbackBias();
        copy.synapseDelay = other.synapseDelay();
        copy.arithmetic = other.arithmetic();
        return copy;
    }

    /** Seconds a tick. */
    public DiscretisationBuilder dt(double seconds) {
        dt = OptionalDouble.of(seconds);
        return this;
    }

    /** What remains of membranes and of synaptic currents. */
    public DiscretisationBuilder integrator(Integrator rule) {
        integrator = rule;
        currentIntegrator = rule;
        return this;
    }

    /** What remains of synaptic currents, where that is by another rule than of membranes. */
    DiscretisationBuilder currentIntegrator(Integrator rule) {
        currentIntegrator = rule;
        return this;
    }

    /** Every connection to neurons with a synaptic current takes a tick. */
    DiscretisationBuilder lateCurrents() {
        currentDelay = 1;
        return this;
    }

    /** Biases of feedback are left out of the first tick. */
    DiscretisationBuilder feedbackBiasOnceFed() {
        feedbackBias = FeedbackBias.ONCE_FED;
        return this;
    }

    /** What a unit of current adds to a leaky state. */
    public DiscretisationBuilder gain(Gain unit) {
        gain = unit;
        return this;
    }

    /** What a unit of current adds to an integrator without leak. */
    public DiscretisationBuilder perfectGain(Gain unit) {
        perfectGain = unit;
        return this;
    }

    public DiscretisationBuilder gainAt(GainAt place) {
        gainAt = place;
        return this;
    }

    public DiscretisationBuilder currentInput(CurrentInput when) {
        currentInput = when;
        return this;
    }

    public DiscretisationBuilder feed(CurrentFeed current) {
        feed = current;
        return this;
    }

    public DiscretisationBuilder reset(ResetTo to) {
        reset = to;
        return this;
    }

    public DiscretisationBuilder order(FiringOrder steps) {
        order = steps;
        return this;
    }

    /** The order chosen so far. */
    public FiringOrder order() {
        return order;
    }

    public DiscretisationBuilder comparison(FiringComparison relation) {
        comparison = relation;
        return this;
    }

    /** The most spikes of a neuron in a tick. */
    public DiscretisationBuilder mostSpikes(int most) {
        mostSpikes = most;
        return this;
    }

    public DiscretisationBuilder floor(Floor least) {
        floor = least;
        return this;
    }

    /** What an integrator without leak is at least. */
    public DiscretisationBuilder perfectFloor(Floor least) {
        perfectFloor = least;
        return this;
    }

    /** Ticks that feedback takes; 0 only where a spike is that of the state before. */
    public DiscretisationBuilder recurrentDelay(int ticks) {
        recurrentDelay = OptionalInt.of(ticks);
        return this;
    }

    DiscretisationBuilder lava() {
        arithmetic = Arithmetic.LAVA;
        synapseDelay = 1;
        return this;
    }

    /** The discretisation. */
    public Discretisation build() {
        return new Discretisation(
                preset,
                dt,
                integrator,
                currentIntegrator,
                gain,
                perfectGain,
                gainAt,
                currentInput,
                feed,
                currentDelay,
                reset,
                order,
                comparison,
                mostSpikes,
                floor,
                perfectFloor,
                recurrentDelay,
                feedbackBias,
                synapseDelay,
                arithmetic);
    }
}
