package dev.synfire.core.stream;

import dev.synfire.hdl.Driven;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;
import dev.synfire.model.Report;
import java.util.Optional;

/** A stream of results: one beat a sample, the winner; or one for each neuron, its score, in ascending order. */
public final class Result extends Stream {
    /** The neuron that won, the class that one neuron decided, or the neuron whose score this is. */
    public final Driven label;

    /** Its score: activation, spike count, membrane potential or what else the network compares. */
    public final Driven score;

    /** This is a sample's last score; absent where there is but one. */
    public final Optional<Driven> last;

    public Result(Place place, Report report, int neurons, Shape scores) {
        super(place);
        label = out("label", Shape.index(neurons));
        score = out("score", scores);
        last = report == Report.SCORES ? Optional.of(out("last", Shape.bit())) : Optional.empty();
    }
}
