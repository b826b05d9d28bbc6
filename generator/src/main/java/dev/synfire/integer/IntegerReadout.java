package dev.synfire.integer;

import dev.synfire.fixed.Range;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;

/**
 * How a sample's result is read from the last layer: a score for each neuron, of which the largest wins, the lowest index
 * winning a tie.
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

    void check(IntegerLayer layer, int ticks) {
        boolean fits =
                switch (layer.model()) {
                    case RateNeuron _ -> score == Readout.ACTIVATION || score == Readout.ACTIVATION_SUM;
                    case SpikingNeuron _, IzhikevichNeuron _ ->
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
