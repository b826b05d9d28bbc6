package dev.synfire.quantize.graph;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.Synapses;
import dev.synfire.network.Delay;
import dev.synfire.network.Pooling;
import dev.synfire.network.Transform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A projection in the form that hardware has: events of a source, some ticks later, summed by a pooling perhaps, through one
 * set of weights. At a neuron arrives weight * factor * value.
 *
 * @param source index of a layer, or {@link IntegerProjection#INPUT}
 * @param delays one for all or one a presynaptic address
 * @param pooling a sum of what a window sees
 * @param factor what all weights are multiplied by, above 0: it folds into what an event stands for
 * @param weights from the addresses of the source, or of the pooling
 */
public record Feed(int source, IntVector delays, Optional<Pooling> pooling, double factor, Weights weights) {
    /** The order of a layer's feeds, as {@link dev.synfire.integer.IntegerLayer#ORDER}. */
    static final Comparator<Feed> ORDER = Comparator.comparingInt(Feed::source)
            .thenComparingInt(feed -> feed.delays().max());

    /** What it is in a network, with other numbers for weights, which the factor is in. */
    public List<Transform> path(double[][] rows) {
        List<Transform> path = new ArrayList<>();
        if (delays.max() > 0) {
            path.add(new Delay(delays));
        }
        pooling.ifPresent(path::add);
        path.add(weights.with(rows));
        return path;
    }

    /** The integer form, pooling included. */
    public Synapses synapses(int bits, int[][] codes) {
        Synapses behind = weights.synapses(bits, codes);
        return pooling.<Synapses>map(sum -> new PooledSynapses(
                        new dev.synfire.integer.Pooling(
                                Weights.planes(sum.input()),
                                Weights.slidingRows(sum.window()),
                                Weights.slidingColumns(sum.window())),
                        behind))
                .orElse(behind);
    }

    /** How many events may add up in what a weight is multiplied by. */
    public int most() {
        return pooling.map(sum -> Math.min(
                                sum.window().size().height(), sum.input().get(1))
                        * Math.min(sum.window().size().width(), sum.input().get(2)))
                .orElse(1);
    }
}
