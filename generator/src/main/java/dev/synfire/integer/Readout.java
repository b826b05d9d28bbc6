package dev.synfire.integer;

import dev.synfire.fixed.Range;
import java.util.OptionalLong;

/**
 * How a sample's result is read from the last layer: a score for each neuron, of which the largest wins, the lowest index
 * winning a tie; or a score of one neuron that decides between two classes.
 *
 * @param score what is compared
 * @param report what the hardware tells of the scores
 */
public record Readout(Score score, Report report) {
    /** A readout that tells the winner. */
    public Readout(Score score) {
        this(score, Report.WINNER);
    }

    /** What the readout compares. */
    public enum Score {
        /** The activation of a rate layer in the sample's last tick; a silent neuron's is 0. */
        ACTIVATION,
        /** The activations of a rate layer, added up over the sample's ticks. */
        ACTIVATION_SUM,
        /** The spikes of the whole sample. */
        SPIKE_COUNT,
        /** The ticks left when the first spike came, its own included: the earlier the more; 0 if none came. */
        FIRST_SPIKE,
        /** The membrane potential after the sample's last tick, after any reset. */
        MEMBRANE,
        /** The largest membrane potential at the end of any of the sample's ticks, after any reset. */
        MEMBRANE_MAXIMUM;

        /** Whether it is made of membrane potentials; else it is made of what a neuron sends. */
        public boolean ofMembranes() {
            return this == MEMBRANE || this == MEMBRANE_MAXIMUM;
        }
    }

    /** What the hardware tells of the scores at the end of a sample. */
    public enum Report {
        /** The neuron with the largest score, and that score. */
        WINNER,
        /** The score of every neuron, in ascending order. */
        SCORES
    }

    /** Every score that a neuron of the layer can have after at most that many ticks, and 0. */
    public Range scores(IntegerLayer layer, int ticks) {
        Range sent = layer.outputValues();
        return switch (score) {
            case ACTIVATION -> sent;
            case ACTIVATION_SUM, SPIKE_COUNT -> new Range(sent.min() * ticks, sent.max() * ticks);
            case FIRST_SPIKE -> new Range(0, ticks);
            case MEMBRANE, MEMBRANE_MAXIMUM -> layer.model().states().getFirst().values();
        };
    }

    /**
     * What decides between two classes where there is one output neuron: above it the label is 1, else 0. It is half of what a
     * sigmoid's sum can be, and 0 of other activations and of integrators; empty where neurons compete or fire.
     */
    public OptionalLong decision(IntegerLayer layer, int ticks) {
        if (layer.neurons() != 1) {
            return OptionalLong.empty();
        }
        return switch (layer.model()) {
            case RateNeuron rate ->
                OptionalLong.of(half(rate.activation()) * (score == Score.ACTIVATION_SUM ? ticks : 1));
            case IntegratorNeuron _ -> OptionalLong.of(0);
            case SpikingNeuron _, IzhikevichNeuron _ -> OptionalLong.empty();
        };
    }

    /** The code at the argument 0 of an activation. */
    private static long half(Activation activation) {
        return activation instanceof Activation.Table table && table.symmetry() == Activation.Symmetry.COMPLEMENT
                ? 1L << table.outputBits() - 1
                : 0;
    }

    void check(IntegerLayer layer, int ticks) {
        boolean fits =
                switch (layer.model()) {
                    case RateNeuron _ -> score == Score.ACTIVATION || score == Score.ACTIVATION_SUM;
                    case SpikingNeuron _, IzhikevichNeuron _ ->
                        score != Score.ACTIVATION && score != Score.ACTIVATION_SUM;
                    case IntegratorNeuron _ -> score.ofMembranes();
                };
        if (!fits) {
            throw lacking(layer);
        }
        Range range = scores(layer, ticks);
        if (range.min() < Integer.MIN_VALUE || range.max() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("scores " + range + " after " + ticks + " ticks do not fit 32 bits");
        }
    }

    private IllegalArgumentException lacking(IntegerLayer layer) {
        return new IllegalArgumentException("readout by " + score + " of layer " + layer.name() + ", which has none");
    }
}
