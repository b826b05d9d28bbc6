package dev.synfire.quantize.calibration;

import dev.synfire.network.Pooling;
import dev.synfire.quantize.graph.Feed;
import dev.synfire.quantize.graph.SparseWeights;
import java.util.Arrays;
import java.util.Optional;

/** What arrives at the weights of a feed, tick by tick, from what its source sends in real numbers. */
final class Arrivals {
    private final Feed feed;
    private final int late;
    private final Optional<SparseWeights> pooling;
    private final double[][] sent;
    private final double[] arriving;
    private int tick;

    /**
     * Of a feed.
     *
     * @param addresses of its source
     * @param feedback whether what the source sends is a tick late
     */
    Arrivals(Feed feed, int addresses, boolean feedback) {
        this.feed = feed;
        late = feedback ? 1 : 0;
        pooling = feed.pooling().map((Pooling sum) -> SparseWeights.of(sum));
        sent = new double[feed.delays().max() + late + 1][addresses];
        arriving = new double[addresses];
    }

    void reset() {
        for (double[] row : sent) {
            Arrays.fill(row, 0);
        }
        tick = 0;
    }

    /** What arrives in a tick in which the source sends that; the weights' factor is in it. */
    double[] tick(double[] sending) {
        System.arraycopy(sending, 0, sent[tick % sent.length], 0, sending.length);
        for (int i = 0; i < arriving.length; i++) {
            int delay = feed.delays().get(feed.delays().size() == 1 ? 0 : i) + late;
            arriving[i] = feed.factor() * sent[Math.floorMod(tick - delay, sent.length)][i];
        }
        tick++;
        return pooling.map(sums -> sums.times(arriving)).orElse(arriving);
    }
}
