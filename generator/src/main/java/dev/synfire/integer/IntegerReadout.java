package dev.synfire.integer;

import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import java.util.OptionalLong;

/**
 * How a sample's result is read from the last layer: a score for each neuron, of which the largest wins, the lowest index
 * winning a tie; or a score of one neuron that decides between two classes.
 *
 * @param score what is compared
 * @param report what the hardware tells of the scores
 */
public record IntegerReadout(Readout score, Report report) {
    /** A readout that tells the winner. */
    public IntegerReadout(Readout score) {
        this(score, Report.WINNER);
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
                OptionalLong.of(half(rate.activation()) * (score == Readout.ACTIVATION_SUM ? ticks : 1));
            case IntegratorNeuron _ -> OptionalLong.of(0);
            case SpikingNeuron _, TwoVariableNeuron _ -> OptionalLong.empty();
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
                    case RateNeuron _ -> score == Readout.ACTIVATION || score == Readout.ACTIVATION_SUM;
                    case SpikingNeuron _, TwoVariableNeuron _ ->
                        score != Readout.ACTIVATION && score != Readout.ACTIVATION_SUM;
                    case IntegratorNeuron _ -> score.comparesMembranes();
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
