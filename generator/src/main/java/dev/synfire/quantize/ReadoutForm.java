package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.Readout;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;

/** The integer form of a network's readout. */
final class ReadoutForm {
    private static final Range SCORES = Range.signed(32);

    private ReadoutForm() {}

    /**
     * The readout of the last layer's integers.
     *
     * @throws Problem if its scores could leave 32 bits
     */
    static Readout of(Network network, IntegerLayer last) {
        Readout readout = new Readout(
                switch (network.readout()) {
                    case ACTIVATION -> Readout.Score.ACTIVATION;
                    case ACTIVATION_SUM -> Readout.Score.ACTIVATION_SUM;
                    case SPIKE_COUNT -> Readout.Score.SPIKE_COUNT;
                    case FIRST_SPIKE -> Readout.Score.FIRST_SPIKE;
                    case MEMBRANE -> Readout.Score.MEMBRANE;
                    case MEMBRANE_MAXIMUM -> Readout.Score.MEMBRANE_MAXIMUM;
                },
                switch (network.report()) {
                    case WINNER -> Readout.Report.WINNER;
                    case SCORES -> Readout.Report.SCORES;
                });
        Range scores = readout.scores(last, network.ticks());
        if (!SCORES.contains(scores.min()) || !SCORES.contains(scores.max())) {
            throw Problem.wrongInput(
                    "scores-too-wide",
                    "readout",
                    "scores are " + scores + " after " + network.ticks() + " ticks, beyond 32 bits",
                    "give the last layer fewer activationBits, or present fewer ticks");
        }
        return readout;
    }
}
