package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Sample;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import dev.synfire.network.Input;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.Adaptation;
import dev.synfire.network.neuron.Codes;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.CubaLif;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Identity;
import dev.synfire.network.neuron.If;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.neuron.Relu;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.neuron.Sigmoid;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.neuron.Tanh;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/** Networks in real numbers of every kind, some with numbers that nobody should choose. */
final class RandomRealNetworks {
    private final Random random;

    private RandomRealNetworks(long seed) {
        this.random = new Random(seed);
    }

    static Network network(long seed) {
        return new RandomRealNetworks(seed).network();
    }

    /** A sample with a frame of its own in every tick. */
    static Sample sample(Network network, Random random) {
        Range values = network.input().values();
        List<IntVector> frames = new ArrayList<>();
        for (int tick = 0; tick < network.ticks(); tick++) {
            frames.add(IntVector.of(random.ints(network.input().size(), (int) values.min(), (int) values.max() + 1)
                    .toArray()));
        }
        return new Sample(frames);
    }

    private Network network() {
        int inputs = 1 + random.nextInt(6);
        Input input = new Input(
                inputs,
                random.nextBoolean() ? new Range(0, 1) : new Range(-random.nextInt(9), 1 + random.nextInt(300)),
                random.nextBoolean() ? 1 : size());
        List<Layer> layers = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int l = 0; l < count; l++) {
            Layer layer = layer("layer" + l, l == 0 ? Input.NAME : "layer" + (l - 1), inputs);
            layers.add(layer);
            inputs = layer.neurons();
        }
        List<Readout> readouts = new ArrayList<>(List.of(Readout.values()));
        readouts.removeIf(readout -> !layers.getLast().neuron().has(readout));
        return new Network(
                "random",
                input,
                layers,
                1 + random.nextInt(8),
                readouts.get(random.nextInt(readouts.size())),
                random.nextBoolean() ? Report.WINNER : Report.SCORES);
    }

    private Layer layer(String name, String source, int inputs) {
        int neurons = 1 + random.nextInt(6);
        double size = size();
        double[] weights = new double[neurons * inputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = switch (random.nextInt(8)) {
                case 0 -> 0;
                case 1 -> random.nextInt(8);
                default -> random.nextGaussian() * size;
            };
        }
        double[] biases = new double[neurons];
        for (int n = 0; n < neurons; n++) {
            biases[n] = random.nextBoolean() ? 0 : random.nextGaussian() * size();
        }
        return Layer.dense(
                name,
                source,
                Matrix.of(neurons, inputs, weights),
                Vector.of(biases),
                1 + random.nextInt(8),
                random.nextBoolean() ? Scales.PER_LAYER : Scales.PER_NEURON,
                neuron(neurons));
    }

    /** Mostly a size that makes sense, at times one that does not. */
    private double size() {
        return random.nextInt(10) > 0
                ? Math.pow(10, random.nextDouble(-3, 2))
                : Math.pow(10, random.nextDouble(-11, 11));
    }

    private Neuron neuron(int neurons) {
        return switch (random.nextInt(9)) {
            case 0 -> new Sigmoid(codes(1), OptionalDouble.empty());
            case 1 -> new Tanh(codes(2), OptionalDouble.empty());
            case 2 -> new Relu(codes(1), maximum());
            case 3 -> new Identity(codes(2), maximum());
            case 4 -> new Lif(leak(neurons), firing(neurons), OptionalInt.empty());
            case 5 -> new If(firing(neurons), OptionalInt.empty());
            case 6 -> new CubaLif(current(neurons), leak(neurons), drive(), firing(neurons), OptionalInt.empty());
            case 7 -> new CubaLi(current(neurons), leak(neurons), drive(), OptionalInt.empty());
            default -> new Li(leak(neurons), OptionalInt.empty());
        };
    }

    private Codes codes(int fewestBits) {
        return new Codes(random.nextInt(fewestBits, 11), 1 + random.nextInt(16), rounding());
    }

    private OptionalDouble maximum() {
        return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(size());
    }

    private Rounding rounding() {
        return Rounding.values()[random.nextInt(3)];
    }

    private SynapticCurrent current(int neurons) {
        return new SynapticCurrent(leak(neurons), CurrentFeed.values()[random.nextInt(2)]);
    }

    private Vector drive() {
        return Vector.of(random.nextBoolean() ? 0 : random.nextGaussian() * size());
    }

    private Leak leak(int neurons) {
        Leak.Form form =
                switch (random.nextInt(3)) {
                    case 0 -> new Leak.Form.Automatic();
                    case 1 -> new Leak.Form.Bits(random.nextInt(17));
                    default -> new Leak.Form.PowerOfTwo();
                };
        double[] betas = random.doubles(random.nextInt(4) == 0 ? neurons : 1)
                .map(beta -> random.nextInt(8) == 0 ? 1 : beta)
                .toArray();
        return new Leak(Vector.of(betas), form, rounding());
    }

    private Firing firing(int neurons) {
        double[] thresholds = new double[random.nextBoolean() ? 1 : neurons];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = random.nextInt(8) == 0 ? 0 : size();
        }
        Reset reset =
                switch (random.nextInt(4)) {
                    case 0 -> new Reset.ToZero();
                    case 1 -> new Reset.ToValue(Vector.of(-size()));
                    case 2 -> new Reset.SubtractAmount(Vector.of(size()));
                    default -> new Reset.Subtract();
                };
        var comparison = FiringComparison.values()[random.nextInt(2)];
        if (random.nextBoolean()) {
            return new Firing(Vector.of(thresholds), comparison, reset);
        }
        boolean positive = Vector.of(thresholds).stream().allMatch(threshold -> threshold > 0);
        return new Firing(
                Vector.of(thresholds),
                comparison,
                reset,
                FiringOrder.values()[random.nextInt(4)],
                positive && random.nextInt(3) == 0 ? 1 + random.nextInt(random.nextBoolean() ? 5 : Firing.MANY) : 1,
                random.nextInt(4) == 0 ? Optional.of(Vector.of(-size())) : Optional.empty(),
                random.nextInt(4) == 0 ? random.nextInt(4) : 0,
                random.nextInt(4) == 0
                        ? Optional.of(new Adaptation(leak(neurons), Vector.of(size())))
                        : Optional.empty());
    }
}
