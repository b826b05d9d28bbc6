package dev.synfire.network.sim;

import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Runs any network in double precision: the meaning that quantizing has to keep.
 *
 * <p>A sample starts with every membrane, synaptic current, delay line and feedback at 0. In each tick the layers are taken
 * in order; what a layer sends arrives at later ones in the same tick, and at itself and earlier ones in the next. Not
 * thread-safe; one model runs one sample at a time.
 */
public final class FloatModel {
    private final Network network;
    private final List<LayerRun> layers = new ArrayList<>();
    private final double[] input;
    private final EncoderRun encoder;
    private final Scores scores;

    public FloatModel(Network network) {
        this.network = network;
        this.input = new double[network.input().size()];
        this.encoder = new EncoderRun(network.input(), network.ticks(), input);
        double[][] outputs = network.layers().stream()
                .map(layer -> new double[layer.neurons()])
                .toArray(double[][]::new);
        for (int l = 0; l < outputs.length; l++) {
            Layer layer = network.layers().get(l);
            List<PathRun> paths = layer.projections().stream()
                    .map(projection -> {
                        int source = network.indexOf(projection.source());
                        return new PathRun(
                                source < 0 ? input : outputs[source],
                                source < 0
                                        ? network.input().dims()
                                        : network.layers().get(source).dims(),
                                projection.path());
                    })
                    .toList();
            layers.add(new LayerRun(layer, paths, outputs[l]));
        }
        scores = new Scores(network.readout(), layers.getLast(), network.ticks());
    }

    /**
     * What a sample gave.
     *
     * @param label the output neuron with the largest score, the lowest index winning a tie; or the class that one neuron decides
     * @param scores what the readout compares, one an output neuron
     */
    public record Result(int label, Vector scores) {}

    /**
     * Presents a sample.
     *
     * @param frames real inputs, one frame for every tick or one per tick
     */
    public Result run(List<Vector> frames) {
        if (frames.size() != 1
                && (frames.size() != network.ticks()
                        || network.input().encoder().takesOneFrame())) {
            throw new IllegalArgumentException(frames.size() + " frames for " + network.ticks() + " ticks");
        }
        reset();
        for (int tick = 0; tick < network.ticks(); tick++) {
            tick(frames.get(frames.size() == 1 ? 0 : tick).toArray());
        }
        return result();
    }

    /** What the ticks since the last reset gave. */
    public Result result() {
        double[] result = scores.values();
        OptionalDouble decision = network.decision();
        if (decision.isPresent()) {
            return new Result(result[0] > decision.getAsDouble() ? 1 : 0, Vector.of(result));
        }
        int best = 0;
        for (int n = 1; n < result.length; n++) {
            if (result[n] > result[best]) {
                best = n;
            }
        }
        return new Result(best, Vector.of(result));
    }

    /** Brings everything that lasts from tick to tick to 0, before a sample. */
    public void reset() {
        encoder.reset();
        layers.forEach(LayerRun::reset);
        scores.reset();
    }

    /** One tick, with a real input for every input address. */
    public void tick(double[] inputs) {
        if (inputs.length != input.length) {
            throw new IllegalArgumentException(inputs.length + " inputs, expected " + input.length);
        }
        encoder.tick(inputs);
        layers.forEach(LayerRun::tick);
        scores.tick();
    }

    /** What the input sent to the layers in the last tick. */
    public Vector inputs() {
        return Vector.of(input);
    }

    /** The input currents I of a layer in the last tick. */
    public Vector currents(int layer) {
        return Vector.of(layers.get(layer).currents());
    }

    /** The membrane potentials of a layer after the last tick; zeros in a rate layer. */
    public Vector membranes(int layer) {
        return Vector.of(layers.get(layer).membranes());
    }

    /** What a layer sent in the last tick: activations, numbers of spikes, or the membranes of integrators. */
    public Vector outputs(int layer) {
        return Vector.of(layers.get(layer).outputs());
    }
}
