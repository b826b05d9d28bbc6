package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.Sample;
import java.util.List;

/**
 * Executes an integer network, tick by tick, in plain Java: the reference that hardware is compared with.
 *
 * <p>Not for use by several threads at once; make one for each.
 */
public final class GoldenModel {
    private static final int[] NONE = {};

    private final IntegerNetwork network;
    private final LayerModel[] layers;
    private final InputEncoder encoder;
    private final Score score;
    private final Learner learner;
    private int[] events = NONE;

    /** A model of the network, ready for a sample's first tick. */
    public GoldenModel(IntegerNetwork network) {
        this.network = network;
        layers = network.layers().stream().map(LayerModel::new).toArray(LayerModel[]::new);
        encoder = new InputEncoder(network.input(), network.ticks());
        score = new Score(network.readout(), network.output(), network.ticks());
        learner = new Learner(network, layers);
    }

    /** Begins a sample: every membrane is zero, nothing is under way, and nothing has been counted. */
    public void reset() {
        encoder.reset();
        for (LayerModel layer : layers) {
            layer.reset();
        }
        score.reset();
        learner.begin();
    }

    /**
     * Learns from the sample whose last tick is over: weights and biases change, for all samples that follow.
     *
     * @param label its class, an output neuron; 0 or 1 if there is but one
     * @throws IllegalArgumentException if there is no such class
     */
    public void learn(int label) {
        int classes = Math.max(2, network.output().neurons());
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("label " + label + " of " + classes + " classes");
        }
        learner.learn(label, layers[layers.length - 1].outputs());
    }

    /** Goes back to the network's own weights and biases, and to the first of the random numbers. */
    public void forget() {
        learner.forget();
    }

    /** How many samples have been learned. */
    public int learned() {
        return learner.learned();
    }

    /** How many random numbers that took. */
    public long draws() {
        return learner.draws();
    }

    /** What the random register holds. */
    public int randomRegister() {
        return learner.register();
    }

    /** The errors P[n] of a layer in the last sample that was learned; none if it does not learn. A copy. */
    public int[] errors(int layer) {
        return learner.errors(layer);
    }

    /** The network with the weights and biases of now. */
    public IntegerNetwork learnedNetwork() {
        return learner.network();
    }

    /**
     * One tick: each layer in order takes its input events and updates all its neurons.
     *
     * @param input the code that arrives at each input address, 0 for no event; only read. Where the network's encoder takes
     *     one frame a sample, it is the same in every tick
     * @throws IllegalArgumentException if there are not as many codes as input addresses, or one lies outside the
     *     input's values
     */
    public void tick(int[] input) {
        check(input);
        events = encoder.encode(input);
        // A layer that has not been computed in this tick still shows what it sent in the one before: feedback.
        for (LayerModel layer : layers) {
            layer.tick(source -> source == IntegerProjection.INPUT ? events : layers[source].outputs());
        }
        score.tick(layers[layers.length - 1]);
        learner.watch(source -> source == IntegerProjection.INPUT ? events : layers[source].outputs());
    }

    private void check(int[] input) {
        InputPort port = network.input();
        if (input.length != port.size()) {
            throw new IllegalArgumentException(input.length + " input codes, expected " + port.size());
        }
        for (int i = 0; i < input.length; i++) {
            if (!port.values().contains(input[i])) {
                throw new IllegalArgumentException(
                        "input " + i + " carries " + input[i] + ", expected " + port.values());
            }
        }
    }

    /** What the layers got of the input in the last tick, an event value for each address, 0 for no event. A live view. */
    public int[] inputs() {
        return events;
    }

    /** The input current a[n] of every neuron of a layer in the last tick, bias included; a copy. */
    public long[] currents(int layer) {
        return layers[layer].currents();
    }

    /** The membrane potential of every neuron of a layer after the last tick, after any reset; none in a rate layer. A live view. */
    public int[] membranes(int layer) {
        List<int[]> states = states(layer);
        return states.isEmpty() ? NONE : states.getFirst();
    }

    /**
     * What the neurons of a layer remember after the last tick, one array for each state word of its model: first the
     * membrane potentials, after any reset. Live views.
     */
    public List<int[]> states(int layer) {
        return layers[layer].states();
    }

    /** The event value that every neuron of a layer sent in the last tick, 0 for no event. A live view. */
    public int[] outputs(int layer) {
        return layers[layer].outputs();
    }

    /** The score of every output neuron after the ticks since the last reset; what the readout compares. A copy. */
    public long[] scores() {
        return score.all();
    }

    /** The readout after the ticks since the last reset. */
    public Result result() {
        return score.best();
    }

    /**
     * Presents a sample for all the network's ticks and reads the result.
     *
     * @throws IllegalArgumentException if the sample has neither one frame nor one per tick
     */
    public Result run(Sample sample) {
        int ticks = network.ticks();
        int frames = sample.frames().size();
        if (frames != 1 && frames != network.input().frames(ticks)) {
            throw new IllegalArgumentException(
                    "a sample of " + frames + " frames for a network of " + ticks + " ticks");
        }
        reset();
        IntVector shown = null;
        int[] input = {};
        for (int tick = 0; tick < ticks; tick++) {
            if (sample.frame(tick) != shown) {
                shown = sample.frame(tick);
                input = shown.toArray();
            }
            tick(input);
        }
        return result();
    }
}
