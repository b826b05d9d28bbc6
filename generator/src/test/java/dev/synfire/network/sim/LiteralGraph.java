package dev.synfire.network.sim;

import dev.synfire.fixed.IntVector;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Pooling;
import dev.synfire.network.Projection;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Membrane;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.tensor.Vector;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions of a network, written down again as they are defined: every linear transform is an explicit matrix made
 * place by place from its formula, every value of every tick is kept, a delay looks back.
 */
final class LiteralGraph {
    private final Network network;
    private final double[][] inputs;
    private final double[][][] sent;
    private final double[][][] membranes;
    private final Map<Transform, double[][]> matrices = new IdentityHashMap<>();

    private LiteralGraph(Network network, double[][] inputs) {
        this.network = network;
        this.inputs = inputs;
        this.sent = new double[network.layers().size()][inputs.length][];
        this.membranes = new double[network.layers().size()][inputs.length][];
        for (int l = 0; l < sent.length; l++) {
            sent[l] = new double[inputs.length][network.layers().get(l).neurons()];
            membranes[l] = new double[inputs.length][network.layers().get(l).neurons()];
        }
    }

    /** What every layer sends in every tick, and its membranes: [layer][tick][neuron]. */
    record History(double[][][] sent, double[][][] membranes) {}

    static History run(Network network, double[][] inputs) {
        LiteralGraph graph = new LiteralGraph(network, inputs);
        List<Layer> layers = network.layers();
        double[][][] synaptic = new double[layers.size()][inputs.length][];
        int[][] spikes = new int[layers.size()][];
        for (int l = 0; l < layers.size(); l++) {
            synaptic[l] = new double[inputs.length][layers.get(l).neurons()];
            spikes[l] = new int[layers.get(l).neurons()];
        }
        for (int t = 0; t < inputs.length; t++) {
            for (int l = 0; l < layers.size(); l++) {
                double[] currents = graph.currents(l, t);
                for (int n = 0; n < currents.length; n++) {
                    graph.neuron(l, n, t, currents[n], synaptic[l], spikes[l]);
                }
            }
        }
        return new History(graph.sent, graph.membranes);
    }

    private double[] currents(int l, int t) {
        Layer layer = network.layers().get(l);
        double[] sums = layer.biases().toArray();
        for (Projection projection : layer.projections()) {
            int source = network.indexOf(projection.source());
            int when = source >= l ? t - 1 : t;
            double[] arriving =
                    arriving(source, projection.path(), projection.path().size(), when);
            for (int n = 0; n < sums.length; n++) {
                sums[n] += arriving[n];
            }
        }
        return sums;
    }

    /** What has become of what a source sent in a tick after that many transforms; zeros before the first tick. */
    private double[] arriving(int source, List<Transform> path, int steps, int t) {
        int size = source < 0
                ? network.input().size()
                : network.layers().get(source).neurons();
        if (steps == 0) {
            return t < 0 ? new double[size] : source < 0 ? inputs[t] : sent[source][t];
        }
        Transform transform = path.get(steps - 1);
        double[] before = arriving(source, path, steps - 1, t);
        if (transform instanceof Delay(IntVector ticks)) {
            double[] late = new double[before.length];
            for (int delay = ticks.min(); delay <= ticks.max(); delay++) {
                double[] then = arriving(source, path, steps - 1, t - delay);
                for (int n = 0; n < late.length; n++) {
                    late[n] = ticks.get(ticks.size() == 1 ? 0 : n) == delay ? then[n] : late[n];
                }
            }
            return late;
        }
        double[][] matrix = matrices.computeIfAbsent(transform, _ -> matrix(transform, before.length));
        double[] product = new double[matrix.length];
        for (int n = 0; n < matrix.length; n++) {
            for (int i = 0; i < before.length; i++) {
                product[n] += matrix[n][i] * before[i];
            }
        }
        return product;
    }

    static double[][] matrix(Transform transform, int inputs) {
        return switch (transform) {
            case Dense(var weights) -> {
                double[][] rows = new double[weights.rows()][];
                for (int n = 0; n < rows.length; n++) {
                    rows[n] = weights.row(n);
                }
                yield rows;
            }
            case Scaling(Vector factors) -> {
                double[][] diagonal = new double[inputs][inputs];
                for (int n = 0; n < inputs; n++) {
                    diagonal[n][n] = factors.ofNeuron(n);
                }
                yield diagonal;
            }
            case Convolution c ->
                sliding(
                        c.output().get(0),
                        c.output().get(1),
                        c.output().get(2),
                        c.input().get(0),
                        c.input().get(1),
                        c.input().get(2),
                        c.window(),
                        (out, in, kh, kw) -> {
                            int perGroup = c.input().get(0) / c.groups();
                            if (in / perGroup != out / (c.channels() / c.groups())) {
                                return 0;
                            }
                            int height = c.window().size().height();
                            int width = c.window().size().width();
                            return c.weights().get(((out * perGroup + in % perGroup) * height + kh) * width + kw);
                        });
            case Pooling p -> {
                double[][] sums = sliding(
                        p.output().get(0),
                        p.output().get(1),
                        p.output().get(2),
                        p.input().get(0),
                        p.input().get(1),
                        p.input().get(2),
                        p.window(),
                        (out, in, _, _) -> out == in ? 1 : 0);
                for (double[] row : sums) {
                    double inside = 0;
                    for (double one : row) {
                        inside += one;
                    }
                    double area = p.window().size().height() * p.window().size().width();
                    for (int i = 0; i < row.length; i++) {
                        row[i] = switch (p.pools()) {
                            case SUM -> row[i];
                            case AVERAGE -> row[i] / area;
                            case AVERAGE_INSIDE -> row[i] == 0 ? 0 : row[i] / inside;
                        };
                    }
                }
                yield sums;
            }
            case Delay _ -> throw new IllegalArgumentException("a delay is no matrix");
        };
    }

    private interface Kernel {
        double weight(int out, int in, int row, int column);
    }

    /** Output by output, each looking at the whole of its window. */
    private static double[][] sliding(
            int outs, int outRows, int outColumns, int ins, int rows, int columns, Window window, Kernel kernel) {
        double[][] matrix = new double[outs * outRows * outColumns][ins * rows * columns];
        for (int y = 0; y < outRows; y++) {
            for (int x = 0; x < outColumns; x++) {
                for (int kh = 0; kh < window.size().height(); kh++) {
                    for (int kw = 0; kw < window.size().width(); kw++) {
                        int row = y * window.stride().height()
                                - window.padding().top()
                                + kh * window.dilation().height();
                        int column = x * window.stride().width()
                                - window.padding().left()
                                + kw * window.dilation().width();
                        if (row < 0 || row >= rows || column < 0 || column >= columns) {
                            continue;
                        }
                        for (int out = 0; out < outs; out++) {
                            for (int in = 0; in < ins; in++) {
                                matrix[(out * outRows + y) * outColumns + x][(in * rows + row) * columns + column] +=
                                        kernel.weight(out, in, kh, kw);
                            }
                        }
                    }
                }
            }
        }
        return matrix;
    }

    private void neuron(int l, int n, int t, double current, double[][] synaptic, int[] spikes) {
        Neuron neuron = network.layers().get(l).neuron();
        if (neuron instanceof Rate rate) {
            sent[l][t][n] = rate.activation(current);
            return;
        }
        Membrane membrane = (Membrane) neuron;
        double fed = current;
        if (membrane instanceof CubaLif cuba) {
            fed = synapse(cuba.current(), cuba.drive(), n, t, current, synaptic);
        } else if (membrane instanceof CubaLi cuba) {
            fed = synapse(cuba.current(), cuba.drive(), n, t, current, synaptic);
        }
        double before = t == 0 ? 0 : membranes[l][t - 1][n];
        double beta = membrane.leak().betas().ofNeuron(n);
        boolean rests = membrane instanceof Spiking firing
                && resting(l, n, t, firing.firing().refractoryTicks());
        double v = rests ? before : beta * before + fed;
        if (!(membrane instanceof Spiking spiking)) {
            membranes[l][t][n] = v;
            sent[l][t][n] = v;
            return;
        }
        Firing firing = spiking.firing();
        double threshold = threshold(firing, l, n, t);
        switch (firing.order()) {
            case UPDATE_FIRE_RESET -> {
                spikes[n] = rests ? 0 : count(firing, v, threshold);
                v = reset(firing, v, spikes[n], n, threshold);
            }
            case RESET_UPDATE_FIRE -> {
                double after = reset(firing, before, spikes[n], n, threshold);
                v = rests ? after : beta * after + fed;
                spikes[n] = rests ? 0 : count(firing, v, threshold);
            }
            case UPDATE_RESET_FIRE -> {
                v = reset(firing, v, spikes[n], n, threshold);
                spikes[n] = rests ? 0 : count(firing, v, threshold);
            }
            case FIRE_UPDATE_RESET -> {
                spikes[n] = rests ? 0 : count(firing, before, threshold);
                v = reset(firing, v, spikes[n], n, threshold);
            }
        }
        if (firing.floor().isPresent() && v < firing.floor().get().ofNeuron(n)) {
            v = firing.floor().get().ofNeuron(n);
        }
        membranes[l][t][n] = v;
        sent[l][t][n] = spikes[n];
    }

    /** Whether the neuron has sent a spike in one of so many ticks before. */
    private boolean resting(int l, int n, int t, int refractoryTicks) {
        for (int before = Math.max(0, t - refractoryTicks); before < t; before++) {
            if (sent[l][before][n] > 0) {
                return true;
            }
        }
        return false;
    }

    /** With what the spikes of all ticks before have left of what they added. */
    private double threshold(Firing firing, int l, int n, int t) {
        double threshold = firing.thresholds().ofNeuron(n);
        if (firing.adaptation().isPresent()) {
            var adaptation = firing.adaptation().get();
            double raised = 0;
            for (int before = 0; before < t; before++) {
                raised = adaptation.leak().betas().ofNeuron(n) * raised
                        + adaptation.amounts().ofNeuron(n) * sent[l][before][n];
            }
            threshold += raised;
        }
        return threshold;
    }

    private static double synapse(
            SynapticCurrent current, Vector drive, int n, int t, double arriving, double[][] synaptic) {
        double old = t == 0 ? 0 : synaptic[t - 1][n];
        synaptic[t][n] = current.leak().betas().ofNeuron(n) * old + arriving;
        return (current.feed() == CurrentFeed.OLD ? old : synaptic[t][n]) + drive.ofNeuron(n);
    }

    /** Thresholds are climbed one by one. */
    private static int count(Firing firing, double v, double threshold) {
        int spikes = 0;
        while (spikes < firing.mostSpikes()
                && (firing.comparison() == FiringComparison.ABOVE
                        ? v > (spikes + 1) * threshold
                        : v >= (spikes + 1) * threshold)) {
            spikes++;
        }
        return spikes;
    }

    private static double reset(Firing firing, double v, int spikes, int n, double threshold) {
        if (spikes == 0) {
            return v;
        }
        return switch (firing.reset()) {
            case Reset.ToZero _ -> 0;
            case Reset.ToValue(Vector values) -> values.ofNeuron(n);
            case Reset.Subtract _ -> v - threshold * spikes;
            case Reset.SubtractAmount(Vector amounts) -> v - amounts.ofNeuron(n) * spikes;
        };
    }
}
