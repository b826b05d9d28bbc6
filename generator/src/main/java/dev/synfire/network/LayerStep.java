package dev.synfire.network;

import dev.synfire.model.LearningRule;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A layer, and what may follow it. */
public final class LayerStep extends FlowStep {
    private final Flow before;
    private final String layer;
    private final Dims dims;
    private final Neuron neuron;
    private final Optional<Planes> planes;
    private final List<Projection> others = new ArrayList<>();
    private Optional<Supplier<Flow>> fed = Optional.empty();
    private Vector biases;
    private int groups = 1;
    private int weightBits = 8;
    private Scales scales = Scales.PER_NEURON;
    private Optional<LearningRule> learning = Optional.empty();

    /** What a convolution slides over, and with what. */
    private record Planes(Dims input, Window window) {}

    LayerStep(Flow before, String layer, Dims dims, Neuron neuron) {
        this(before, layer, dims, neuron, Optional.empty());
    }

    LayerStep(Flow before, String layer, Dims dims, Neuron neuron, Dims input, Window window) {
        this(before, layer, dims, neuron, Optional.of(new Planes(input, window)));
    }

    private LayerStep(Flow before, String layer, Dims dims, Neuron neuron, Optional<Planes> planes) {
        this.before = before;
        this.layer = layer;
        this.dims = dims;
        this.neuron = neuron;
        this.planes = planes;
        this.biases = Vector.zeros(dims.size());
    }

    /** A row per neuron, a column an input. */
    public LayerStep weights(double[]... rows) {
        return weights(Matrix.of(rows));
    }

    /** A row per neuron, a column an input. */
    public LayerStep weights(Matrix matrix) {
        if (matrix.rows() != dims.size()) {
            throw new IllegalArgumentException(
                    "layer " + layer + " of " + dims.size() + " neurons has weights for " + matrix.rows());
        }
        fed = Optional.of(() -> before.then(new Dense(matrix)));
        return this;
    }

    /** A row per neuron, a column an input; and a bias a neuron. */
    public LayerStep weights(Matrix matrix, Vector biases) {
        return weights(matrix).biases(biases);
    }

    /** The weights of a convolution, in the order of {@link Convolution#kernel}. */
    public LayerStep kernel(Vector weights) {
        Planes over = planes.orElseThrow(
                () -> new IllegalArgumentException("layer " + layer + " is no convolution and has no kernel"));
        fed = Optional.of(() -> before.then(new Convolution(over.input, dims.get(0), over.window, groups, weights)));
        return this;
    }

    /** Groups of the channels of a convolution; 1 by default. */
    public LayerStep groups(int count) {
        groups = count;
        return this;
    }

    /** One per neuron, or in a convolution one per output channel; zeros if none are given. */
    public LayerStep biases(double... values) {
        return biases(Vector.of(values));
    }

    /** One per neuron, or in a convolution one per output channel; zeros if none are given. */
    public LayerStep biases(Vector values) {
        biases = planes.isPresent() && values.size() == dims.get(0)
                ? values.repeatEach(dims.size() / dims.get(0))
                : values;
        return this;
    }

    /** What a weight is quantized to, 1 to 8; 8 by default. */
    public LayerStep weightBits(int bits) {
        weightBits = bits;
        return this;
    }

    /** Which weights share a quantization step; those of one neuron by default. */
    public LayerStep scales(Scales sharing) {
        scales = sharing;
        return this;
    }

    /** How the layer's integers change with labelled samples, for instance {@code LearningRule.delta(10)}. */
    public LayerStep learns(LearningRule rule) {
        learning = Optional.of(rule);
        return this;
    }

    /** What the layer sent in the tick before comes back to it: a row per neuron, a column a neuron. */
    public LayerStep recurrent(Matrix weights) {
        return from(layer, new Dense(weights));
    }

    /** Another projection to the layer; from the layer itself or a later one it is feedback, a tick late. */
    public LayerStep from(String source, Transform... path) {
        others.add(Projection.from(source, path));
        return this;
    }

    /** Ticks per sample; 1 by default. */
    public LayerStep ticks(int count) {
        before.network().ticks(count);
        return this;
    }

    /** Where the random numbers of learning begin, not 0. */
    public LayerStep learningSeed(int seed) {
        before.network().learningSeed(seed);
        return this;
    }

    /** How the result is read from the last layer; completes the network. */
    public Network readout(Readout readout) {
        return readout(readout, Report.WINNER);
    }

    /** How the result is read from the last layer, and what the hardware tells of it; completes the network. */
    public Network readout(Readout readout, Report report) {
        return flow().network().build(readout, report);
    }

    /** Nothing more stands between what arrives and the neurons. */
    LayerStep direct() {
        fed = Optional.of(() -> before);
        return this;
    }

    @Override
    Flow flow() {
        Flow feeding = fed.orElseThrow(() -> new IllegalArgumentException("layer " + layer + " has no weights"))
                .get();
        List<Projection> projections = new ArrayList<>();
        projections.add(new Projection(feeding.source(), feeding.path()));
        projections.addAll(others);
        before.network().add(new Layer(layer, dims, projections, biases, neuron, weightBits, scales, learning));
        return new Flow(before.network(), layer, List.of());
    }
}
