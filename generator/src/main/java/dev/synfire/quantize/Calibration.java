package dev.synfire.quantize;

import dev.synfire.network.Layer;
import dev.synfire.network.Membrane;
import dev.synfire.network.Network;
import dev.synfire.network.Vector;
import dev.synfire.network.sim.FloatModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What really occurs in a network, from samples of its inputs. By it weights are rounded so that currents come out right
 * ({@link CalibratedRounding}), and:
 *
 * <p>A membrane is made wide enough for {@link #MARGIN} times what was seen, if that is less than the weights allow, and
 * saturates beyond. Codes of ReLU and identity that have no maximum of their own reach to the asked percentile of what was
 * seen and clip beyond.
 */
public final class Calibration {
    /** How much wider than seen a membrane may get: other samples than these will come. */
    public static final double MARGIN = 1.25;

    /** The most inputs of a layer whose covariance is kept: 32 MiB. */
    private static final int MOST_INPUTS = 2048;

    /** Ticks whose inputs are taken into the covariance, spread over all; more say nothing new. */
    private static final int ENOUGH_TICKS = 20_000;

    private final List<Observed> layers;

    private Calibration(List<Observed> layers) {
        this.layers = layers;
    }

    /** In order of data flow. */
    List<Observed> layers() {
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
        DenseChain.of(network);
        FloatModel model = new FloatModel(network);
        List<Watch> watches = IntStream.range(0, network.layers().size())
                .mapToObj(l -> new Watch(network.layers().get(l), l))
                .toList();
        long every = Math.max(1, (long) samples.size() * network.ticks() / ENOUGH_TICKS);
        long ticks = 0;
        for (List<Vector> frames : samples) {
            model.reset();
            watches.forEach(Watch::reset);
            for (int tick = 0; tick < network.ticks(); tick++) {
                double[] input = frames.get(frames.size() == 1 ? 0 : tick).toArray();
                model.tick(input);
                boolean taken = ticks++ % every == 0;
                watches.forEach(watch -> watch.tick(model, input, taken));
            }
        }
        return new Calibration(watches.stream().map(w -> w.observed(share)).toList());
    }

    /** Follows one layer. */
    private static final class Watch {
        private final Layer layer;
        private final int index;
        private final Optional<InputMoments.Gathering> inputs;
        private final double[] lowest;
        private final double[] highest;
        private final double[] membranes;
        private final Magnitudes outputs = new Magnitudes();

        Watch(Layer layer, int index) {
            this.layer = layer;
            this.index = index;
            inputs = layer.denseWeights()
                    .filter(weights -> weights.columns() <= MOST_INPUTS)
                    .map(weights -> new InputMoments.Gathering(weights.columns()));
            lowest = new double[layer.neurons()];
            highest = new double[layer.neurons()];
            membranes = new double[layer.neurons()];
        }

        void reset() {
            Arrays.fill(membranes, 0);
        }

        void tick(FloatModel model, double[] input, boolean taken) {
            if (taken) {
                inputs.ifPresent(gathering -> gathering.add(
                        index == 0 ? input : model.outputs(index - 1).toArray()));
            }
            if (layer.neuron() instanceof Membrane membrane) {
                Vector currents = model.currents(index);
                Vector left = model.membranes(index);
                for (int n = 0; n < membranes.length; n++) {
                    double v = membrane.leak().betas().ofNeuron(n) * membranes[n] + currents.get(n);
                    lowest[n] = Math.min(lowest[n], Math.min(v, left.get(n)));
                    highest[n] = Math.max(highest[n], Math.max(v, left.get(n)));
                    membranes[n] = left.get(n);
                }
            } else {
                model.outputs(index).stream().forEach(outputs::add);
            }
        }

        Observed observed(double share) {
            return new Observed(
                    inputs.map(InputMoments.Gathering::moments),
                    Vector.of(lowest),
                    Vector.of(highest),
                    outputs.largest(),
                    outputs.percentile(share));
        }
    }
}
