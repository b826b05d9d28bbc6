package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerReadout;
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
    static IntegerReadout of(Network network, IntegerLayer last) {
        IntegerReadout readout = new IntegerReadout(network.readout(), network.report());
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
