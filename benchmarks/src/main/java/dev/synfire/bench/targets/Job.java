package dev.synfire.bench.targets;

import dev.synfire.board.Board;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import java.util.List;

/**
 * A network on an FPGA, and what others need for the same.
 *
 * @param what it is, for people
 * @param network what is computed
 * @param board whose FPGA it is
 * @param lanes as the option --lanes takes them
 * @param mhz the clock that placement aims at
 * @param samples what is presented to count cycles and synaptic operations
 * @param beat the best figures known of others, and whose they are
 */
record Job(
        String what, IntegerNetwork network, Board board, String lanes, double mhz, List<Sample> samples, String beat) {
    Job {
        samples = List.copyOf(samples);
    }

    /** What the user is told while it is going on. */
    @Override
    public String toString() {
        return what + " on " + board.fpga().part() + ", lanes " + lanes;
    }
}
