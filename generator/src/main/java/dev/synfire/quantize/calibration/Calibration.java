package dev.synfire.quantize.calibration;

import dev.synfire.network.Network;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.graph.DrivenLayer;
import dev.synfire.quantize.graph.Feed;
import dev.synfire.quantize.graph.IntegerGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What really occurs in a network, from samples of its inputs. By it weights are rounded so that currents come out right
 * ({@code CalibratedRounding}), and:
 *
 * <p>A membrane is made wide enough for {@link #MARGIN} times what was seen, if that is less than the weights allow, and
 * saturates beyond. Codes of ReLU and identity that have no maximum of their own reach to the asked percentile of what was
 * seen and clip beyond.
 */
public final class Calibration {
    /** How much wider than seen a membrane may get: other samples than these will come. */
    public static final double MARGIN = 1.25;

    /** The most inputs of a feed, or of a kernel, whose covariance is kept: 32 MiB. */
    private static final int MOST_INPUTS = 2048;

    /** Times that inputs of a row are taken into the covariance, spread over all ticks; more say nothing new. */
    private static final int ENOUGH_TIMES = 20_000;

    private final List<Observed> layers;

    private Calibration(List<Observed> layers) {
        this.layers = layers;
    }

    /** In order of data flow. */
    public List<Observed> layers() {
        return layers;
    }

    /**
     * Runs a network over samples.
     *
     * @param network whose hardware there is
     * @param samples each of one frame of real inputs, or of one a tick
     * @param share the share, above 0 to 1, of activations that codes of ReLU and identity are to hold
     */
    public static Calibration of(Network network, List<List<Vector>> samples, double share) {
        List<DrivenLayer> graph = IntegerGraph.of(network);
        FloatModel model = new FloatModel(network);
        long ticks = (long) samples.size() * network.ticks();
        List<Watch> watches = IntStream.range(0, graph.size())
                .mapToObj(l -> new Watch(network, graph.get(l), l, ticks))
                .toList();
        for (List<Vector> frames : samples) {
            model.reset();
            watches.forEach(Watch::reset);
            for (int tick = 0; tick < network.ticks(); tick++) {
                model.tick(frames.get(frames.size() == 1 ? 0 : tick).toArray());
                watches.forEach(watch -> watch.tick(model));
            }
        }
        return new Calibration(watches.stream().map(w -> w.observed(share)).toList());
    }

    /** Follows one layer. */
    private static final class Watch {
        private final DrivenLayer layer;
        private final int index;
        private final List<Arrivals> arrivals = new ArrayList<>();
        private final List<FeedMoments.Gathering> feeds = new ArrayList<>();
        private final long every;
        private final MembraneWatch membranes;
        private final Magnitudes outputs = new Magnitudes();
        private long seen;

        Watch(Network network, DrivenLayer layer, int index, long ticks) {
            this.layer = layer;
            this.index = index;
            int places = 1;
            for (Feed feed : layer.feeds()) {
                int source = feed.source();
                int addresses = source < 0
                        ? network.input().size()
                        : network.layers().get(source).neurons();
                arrivals.add(new Arrivals(feed, addresses, source >= index));
                places = Math.max(places, FeedMoments.Gathering.places(feed.weights()));
            }
            boolean kept =
                    layer.feeds().stream().allMatch(feed -> FeedMoments.Gathering.size(feed.weights()) <= MOST_INPUTS);
            if (kept) {
                layer.feeds().forEach(feed -> feeds.add(new FeedMoments.Gathering(feed.weights())));
            }
            every = Math.max(1, ticks * places / ENOUGH_TIMES);
            membranes = new MembraneWatch(layer.neuron(), layer.neurons());
        }

        void reset() {
            arrivals.forEach(Arrivals::reset);
            membranes.reset();
        }

        void tick(FloatModel model) {
            boolean taken = seen++ % every == 0;
            for (int f = 0; f < arrivals.size(); f++) {
                int source = layer.feeds().get(f).source();
                double[] arriving =
                        arrivals.get(f).tick((source < 0 ? model.inputs() : model.outputs(source)).toArray());
                if (taken && !feeds.isEmpty()) {
                    feeds.get(f).add(arriving);
                }
            }
            membranes.tick(model.currents(index), model.membranes(index));
            if (layer.neuron() instanceof Rate) {
                model.outputs(index).stream().forEach(outputs::add);
            }
        }

        Observed observed(double share) {
            return new Observed(
                    feeds.isEmpty()
                            ? Optional.empty()
                            : Optional.of(feeds.stream()
                                    .map(FeedMoments.Gathering::moments)
                                    .toList()),
                    membranes.lowest(),
                    membranes.highest(),
                    membranes.lowestCurrents(),
                    membranes.highestCurrents(),
                    outputs.largest(),
                    outputs.percentile(share));
        }
    }
}
