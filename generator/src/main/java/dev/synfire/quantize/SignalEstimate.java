package dev.synfire.quantize;

import dev.synfire.fixed.Range;
import dev.synfire.integer.InputPort;
import dev.synfire.network.Convolution;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Pooling;
import dev.synfire.network.Projection;
import dev.synfire.network.Scaling;
import dev.synfire.network.Transform;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.Curve;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.neuron.Sigmoid;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.neuron.Tanh;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.network.sim.StillTransform;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * How far the activations of a network reach as a rule, estimated from its weights where there are no samples.
 *
 * <p>Mean and variance go through the network layer by layer, from the inputs that {@link NearestRounding} assumes: what
 * arrives at a neuron counts as independent, but for what a pooling adds up, which counts as all alike. Currents are taken as
 * normal, so the mean and variance of an activation are integrals over the normal distribution. The worst case that the
 * weights allow grows by a factor of about 5 in every layer; this does not.
 */
final class SignalEstimate {
    /**
     * Standard deviations to which codes reach. Real inputs are correlated, which makes currents larger than independent ones:
     * of trained networks on their data the largest activation of a layer is 4 to 11 deviations from the mean.
     */
    static final double SIGMAS = 12;

    private static final double WIDEST = 5;
    private static final double APART = 0.125;

    private final Network network;
    /** What each layer sends; null as long as nothing is known. */
    private final Moments[] sent;

    private final double[] reaches;

    /** Mean and variance of what each address sends. */
    private record Moments(double[] means, double[] variances) {}

    private SignalEstimate(Network network) {
        this.network = network;
        sent = new Moments[network.layers().size()];
        reaches = new double[sent.length];
    }

    /**
     * The estimate for every layer of a network, in its order.
     *
     * @return the largest magnitude of a current, in real numbers; 0 where no current is estimated
     */
    static List<Double> reaches(Network network) {
        SignalEstimate estimate = new SignalEstimate(network);
        for (int l = 0; l < estimate.sent.length; l++) {
            estimate.layer(l);
        }
        return Arrays.stream(estimate.reaches).boxed().toList();
    }

    private void layer(int index) {
        Layer layer = network.layers().get(index);
        double[] means = layer.biases().toArray();
        double[] variances = new double[means.length];
        for (Projection projection : layer.projections()) {
            Moments arriving = along(projection);
            for (int n = 0; n < means.length; n++) {
                means[n] += arriving.means[n];
                variances[n] += arriving.variances[n];
            }
        }
        if (layer.neuron() instanceof Integrating integrating) {
            integrate(integrating, means, variances);
        }
        reaches[index] = reach(layer.neuron(), means, variances);
        sent[index] = outputs(layer.neuron(), means, variances);
    }

    /** What currents that stay come to in the membrane by the end of a sample. */
    private void integrate(Integrating neuron, double[] means, double[] variances) {
        for (int n = 0; n < means.length; n++) {
            double gain = gain(neuron.leak().betas().ofNeuron(n));
            if (neuron instanceof CubaLi cuba) {
                gain *= gain(cuba.current().leak().betas().ofNeuron(n));
                means[n] += cuba.drive().ofNeuron(n);
            }
            means[n] *= gain;
            variances[n] *= gain * gain;
        }
    }

    private double gain(double beta) {
        return beta < 1 ? Math.min(network.ticks(), 1 / (1 - beta)) : network.ticks();
    }

    private static double reach(Neuron neuron, double[] means, double[] variances) {
        double reach = 0;
        for (int n = 0; n < means.length; n++) {
            double center = neuron instanceof Relu ? means[n] : Math.abs(means[n]);
            reach = Math.max(reach, center + SIGMAS * Math.sqrt(variances[n]));
        }
        return reach;
    }

    private Moments along(Projection projection) {
        int source = network.indexOf(projection.source());
        Moments moments = source < 0 ? input() : sent[source];
        Dims dims = source < 0
                ? network.input().dims()
                : network.layers().get(source).dims();
        if (moments == null) {
            moments = assumed(network.layers().get(source).neuron(), dims.size());
        }
        for (Transform transform : projection.path()) {
            moments = through(transform, dims, moments);
            dims = transform.output(dims);
        }
        return moments;
    }

    private Moments input() {
        Input input = network.input();
        InputPort port = InputForm.of(input);
        Range events = port.events();
        return assumed(Math.max(-events.min(), events.max()) * input.eventScale(), events.min() < 0, input.size());
    }

    /** What a feedback brings, before its layer is known. */
    private static Moments assumed(Neuron neuron, int size) {
        return switch (neuron) {
            case Sigmoid _, TwoVariable _ -> assumed(1, false, size);
            case Tanh _ -> assumed(1, true, size);
            case Relu relu -> assumed(relu.maximum().orElse(0), false, size);
            case Identity identity -> assumed(identity.maximum().orElse(0), true, size);
            case Curve curve -> assumed(curve.maximum().orElse(0), false, size);
            case Spiking spiking -> assumed(spiking.firing().mostSpikes(), false, size);
            case Integrating _ -> assumed(0, true, size);
        };
    }

    private static Moments assumed(double most, boolean signed, int size) {
        double mean = signed ? 0 : NearestRounding.MEAN * most;
        double[] means = new double[size];
        double[] variances = new double[size];
        Arrays.fill(means, mean);
        Arrays.fill(variances, NearestRounding.MEAN_SQUARE * most * most - mean * mean);
        return new Moments(means, variances);
    }

    private static Moments through(Transform transform, Dims dims, Moments moments) {
        double[] means = StillTransform.apply(transform, dims, moments.means);
        return new Moments(
                means,
                switch (transform) {
                    case Dense(Matrix weights) ->
                        squared(
                                weights.toArray(),
                                squares -> new Dense(Matrix.of(weights.rows(), weights.columns(), squares)),
                                dims,
                                moments.variances);
                    case Convolution(Dims input, int channels, var window, int groups, Vector weights) ->
                        squared(
                                weights.toArray(),
                                squares -> new Convolution(input, channels, window, groups, Vector.of(squares)),
                                dims,
                                moments.variances);
                    case Scaling(Vector factors) ->
                        squared(factors.toArray(), squares -> new Scaling(Vector.of(squares)), dims, moments.variances);
                    case Pooling _ -> squares(StillTransform.apply(transform, dims, roots(moments.variances)));
                    case Delay _ -> moments.variances;
                });
    }

    /** Variances through a transform whose numbers are squared; as parts of the largest, since squares may be huge. */
    private static double[] squared(
            double[] numbers, Function<double[], Transform> transform, Dims dims, double[] variances) {
        double most = Math.max(Double.MIN_NORMAL, WeightGrid.magnitude(numbers));
        double[] parts =
                squares(Arrays.stream(numbers).map(number -> number / most).toArray());
        return Arrays.stream(StillTransform.apply(transform.apply(parts), dims, variances))
                .map(variance -> variance * most * most)
                .toArray();
    }

    private static Moments outputs(Neuron neuron, double[] means, double[] variances) {
        if (neuron instanceof Integrating) {
            return new Moments(means, variances);
        }
        if (!(neuron instanceof Rate rate)) {
            return assumed(neuron, means.length);
        }
        double[] sentMeans = new double[means.length];
        double[] sentVariances = new double[means.length];
        for (int n = 0; n < means.length; n++) {
            double deviation = Math.sqrt(variances[n]);
            double weights = 0;
            double sum = 0;
            double squares = 0;
            for (double z = -WIDEST; z <= WIDEST; z += APART) {
                double weight = StrictMath.exp(-z * z / 2);
                double y = rate.activation(means[n] + z * deviation);
                weights += weight;
                sum += weight * y;
                squares += weight * y * y;
            }
            sentMeans[n] = sum / weights;
            sentVariances[n] = Math.max(0, squares / weights - sentMeans[n] * sentMeans[n]);
        }
        return new Moments(sentMeans, sentVariances);
    }

    private static double[] squares(double[] values) {
        return Arrays.stream(values).map(x -> x * x).toArray();
    }

    private static double[] roots(double[] values) {
        return Arrays.stream(values).map(Math::sqrt).toArray();
    }
}
