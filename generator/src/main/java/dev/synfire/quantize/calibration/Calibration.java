package dev.synfire.quantize.calibration;

import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scaling;
import dev.synfire.network.neuron.Curve;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Matrix;
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
 * saturates beyond. Codes of ReLU, identity and curves that have no maximum of their own reach to the asked percentile of what was
 * seen and clip beyond.
 *
 * <p>A calibration is of all layers, or only of those that need one: ReLU, identity and curves without a maximum, whose codes reach to
 * nothing that is known beforehand. The others, whose outputs are bounded, then come out as without samples.
 */
public final class Calibration {
    /** How much wider than seen a membrane may get: other samples than these will come. */
    public static final double MARGIN = 1.25;

    /** The most inputs of a feed, or of a kernel, whose covariance is kept: 32 MiB. */
    private static final int MOST_INPUTS = 2048;

    /** Times that inputs of a row are taken into the covariance, spread over all ticks; more say nothing new. */
    private static final int ENOUGH_TIMES = 20_000;

    /** Samples that are looked at at most; more change little. */
    private static final int MOST_SAMPLES = 2048;

    /** Products of a weight and a value, zeros included, that are computed at most; a few seconds. */
    private static final double MOST_PRODUCTS = 2e9;

    /** Samples that are looked at however long they take. */
    private static final int FEWEST_SAMPLES = 32;

    private final List<Optional<Observed>> layers;

    private Calibration(List<Optional<Observed>> layers) {
        this.layers = layers;
    }

    /** In order of data flow; empty where a layer was not looked at. */
    public List<Optional<Observed>> layers() {
        return layers;
    }

    /** Whether a network has a layer whose activations nothing bounds, so that its codes should be calibrated. */
    public static boolean isNeeded(Network network) {
        return network.layers().stream().anyMatch(layer -> isUnbounded(network, layer));
    }

    private static boolean isUnbounded(Network network, Layer layer) {
        return switch (layer.neuron()) {
            case Integrating _ -> network.feeds(layer.name());
            case Relu relu -> relu.maximum().isEmpty();
            case Identity identity -> identity.maximum().isEmpty();
            case Curve curve -> curve.maximum().isEmpty();
            case Neuron _ -> false;
        };
    }

    /**
     * The samples that are worth a look: all, or so many, evenly spread, that it takes seconds. The same network and number of
     * samples always give the same.
     */
    public static int[] chosen(Network network, int samples) {
        double products = (double) network.ticks()
                * network.layers().stream().mapToDouble(Calibration::products).sum();
        int affordable = (int) Math.clamp(MOST_PRODUCTS / Math.max(1, products), FEWEST_SAMPLES, MOST_SAMPLES);
        int count = Math.min(samples, affordable);
        return IntStream.range(0, count)
                .map(s -> (int) ((long) s * samples / count))
                .toArray();
    }

    private static double products(Layer layer) {
        return layer.projections().stream()
                .flatMap(projection -> projection.path().stream())
                .mapToDouble(transform -> switch (transform) {
                    case Dense(Matrix weights) -> (double) weights.rows() * weights.columns();
                    case Convolution convolution ->
                        (double) convolution.weights().size()
                                / convolution.channels()
                                * convolution.output().size();
                    case Pooling pooling -> pooling.input().size();
                    case Scaling _, Delay _ -> 0;
                })
                .sum();
    }

    /**
     * Runs a network over samples.
     *
     * @param network whose hardware there is
     * @param samples each of one frame of real inputs, or of one per tick
     * @param share the share, above 0 to 1, of activations that codes of ReLU, identity and curves are to hold
     */
    public static Calibration of(Network network, List<List<Vector>> samples, double share) {
        return of(network, samples, share, false);
    }

    /**
     * Runs a network over samples for the sake of those layers that need it: their activations reach to what was seen. Their
     * weights are rounded by it only where it was seen at least as many times as a row has weights.
     */
    public static Calibration ofUnbounded(Network network, List<List<Vector>> samples, double share) {
        return of(network, samples, share, true);
    }

    private static Calibration of(Network network, List<List<Vector>> samples, double share, boolean unbounded) {
        List<DrivenLayer> graph = IntegerGraph.of(network);
        FloatModel model = new FloatModel(network);
        long ticks = (long) samples.size() * network.ticks();
        List<Watch> all = IntStream.range(0, graph.size())
                .mapToObj(l -> new Watch(network, graph.get(l), l, ticks, unbounded))
                .toList();
        List<Watch> watches = all.stream()
                .filter(watch ->
                        !unbounded || isUnbounded(network, network.layers().get(watch.index)))
                .toList();
        for (List<Vector> frames : samples) {
            model.reset();
            watches.forEach(Watch::reset);
            for (int tick = 0; tick < network.ticks(); tick++) {
                model.tick(frames.get(frames.size() == 1 ? 0 : tick).toArray());
                watches.forEach(watch -> watch.tick(model));
            }
        }
        return new Calibration(all.stream()
                .map(watch -> watches.contains(watch) ? Optional.of(watch.observed(share)) : Optional.<Observed>empty())
                .toList());
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

        Watch(Network network, DrivenLayer layer, int index, long ticks, boolean unbounded) {
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
            every = Math.max(1, ticks * places / ENOUGH_TIMES);
            long times = ticks / every;
            boolean kept = layer.feeds().stream()
                    .map(Feed::weights)
                    .allMatch(weights -> FeedMoments.Gathering.size(weights) <= MOST_INPUTS
                            && (!unbounded
                                    || times * FeedMoments.Gathering.places(weights)
                                            >= FeedMoments.Gathering.size(weights)));
            if (kept) {
                layer.feeds().forEach(feed -> feeds.add(new FeedMoments.Gathering(feed.weights())));
            }
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
            if (layer.neuron() instanceof Rate || layer.neuron() instanceof Integrating) {
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
