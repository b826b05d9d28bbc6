package dev.synfire.network;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.model.Readout;
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
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/** Small networks of every kind: all transforms, neurons, resets, readouts, feedback from anywhere to anywhere. */
public final class RandomGraphs {
    private final Random random;

    private RandomGraphs(long seed) {
        this.random = new Random(seed);
    }

    /** The network of a seed. */
    public static Network network(long seed) {
        return new RandomGraphs(seed).network();
    }

    private Network network() {
        Input input = new Input(
                dims(),
                random.nextBoolean() ? new Range(0, 1) : new Range(-random.nextInt(9), 1 + random.nextInt(99)),
                size());
        int count = 1 + random.nextInt(4);
        List<Dims> shapes = new ArrayList<>();
        List<List<Projection>> projections = new ArrayList<>();
        for (int l = 0; l < count; l++) {
            Dims before = l == 0 ? input.dims() : shapes.get(l - 1);
            List<Transform> path = path(before);
            projections.add(new ArrayList<>(List.of(new Projection(name(l - 1), path))));
            Dims arriving = new Projection("", path).output(before);
            shapes.add(random.nextInt(4) == 0 ? Dims.of(arriving.size()) : arriving);
        }
        for (int extra = random.nextInt(4); extra > 0; extra--) {
            int to = random.nextInt(count);
            int from = random.nextInt(-1, count);
            Dims sent = from < 0 ? input.dims() : shapes.get(from);
            List<Transform> path = new ArrayList<>(random.nextBoolean() ? path(sent) : List.of());
            Dims arriving = new Projection("", path).output(sent);
            if (arriving.size() != shapes.get(to).size() || random.nextBoolean()) {
                path.add(dense(shapes.get(to).size(), arriving.size()));
            }
            projections.get(to).add(new Projection(name(from), path));
        }
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < count; l++) {
            int neurons = shapes.get(l).size();
            layers.add(new Layer(
                    name(l),
                    shapes.get(l),
                    projections.get(l),
                    random.nextBoolean() ? Vector.zeros(neurons) : vector(neurons),
                    neuron(neurons),
                    1 + random.nextInt(8),
                    scales(neurons)));
        }
        List<Readout> readouts = new ArrayList<>(List.of(Readout.values()));
        readouts.removeIf(readout -> !layers.getLast().neuron().has(readout));
        return new Network(
                "random", input, layers, 1 + random.nextInt(8), readouts.get(random.nextInt(readouts.size())));
    }

    private static String name(int layer) {
        return layer < 0 ? Input.NAME : "l" + layer;
    }

    private Dims dims() {
        return random.nextInt(3) == 0
                ? Dims.of(1 + random.nextInt(12))
                : Dims.of(1 + random.nextInt(3), 1 + random.nextInt(5), 1 + random.nextInt(5));
    }

    private List<Transform> path(Dims input) {
        List<Transform> path = new ArrayList<>();
        Dims dims = input;
        for (int more = random.nextInt(4); more > 0; more--) {
            Transform transform = transform(dims);
            path.add(transform);
            dims = transform.output(dims);
        }
        return path;
    }

    private Transform transform(Dims input) {
        Dims planes = input.count() == 3 ? input : Dims.of(1, 1, input.size());
        return switch (random.nextInt(5)) {
            case 0 -> dense(1 + random.nextInt(9), input.size());
            case 1 -> {
                int groups = planes.get(0) % 2 == 0 && random.nextBoolean() ? 2 : 1;
                int channels = groups * (1 + random.nextInt(2));
                Window window = window(planes);
                int weights = channels
                        * (planes.get(0) / groups)
                        * window.size().height()
                        * window.size().width();
                yield new Convolution(planes, channels, window, groups, vector(weights));
            }
            case 2 -> new Pooling(Pooling.Kind.values()[random.nextInt(3)], planes, window(planes));
            case 3 -> new Scaling(some(input.size()));
            default ->
                new Delay(IntVector.of(random.ints(random.nextBoolean() ? 1 : input.size(), 0, 4)
                        .toArray()));
        };
    }

    private Dense dense(int rows, int columns) {
        return new Dense(Matrix.of(rows, columns, vector(rows * columns).toArray()));
    }

    private Window window(Dims planes) {
        Padding padding =
                switch (random.nextInt(3)) {
                    case 0 -> Padding.NONE;
                    case 1 -> Padding.of(random.nextInt(2), random.nextInt(2));
                    default -> new Padding(random.nextInt(3), random.nextInt(3), random.nextInt(3), random.nextInt(3));
                };
        int rows = planes.get(1) + padding.top() + padding.bottom();
        int columns = planes.get(2) + padding.left() + padding.right();
        Extent size = new Extent(1 + random.nextInt(Math.min(3, rows)), 1 + random.nextInt(Math.min(3, columns)));
        return new Window(
                size,
                random.nextBoolean() ? size : new Extent(1 + random.nextInt(2), 1 + random.nextInt(2)),
                padding,
                new Extent(dilation(rows, size.height()), dilation(columns, size.width())));
    }

    private int dilation(int length, int size) {
        return 2 * (size - 1) < length && random.nextBoolean() ? 2 : 1;
    }

    private Neuron neuron(int neurons) {
        return switch (random.nextInt(9)) {
            case 0 -> new Sigmoid(codes(1), OptionalDouble.empty());
            case 1 -> new Tanh(codes(2), random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(0.7));
            case 2 -> new Relu(codes(1), random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(size()));
            case 3 -> new Identity(codes(2), random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(size()));
            case 4 -> new Lif(leak(neurons), firing(neurons), bits());
            case 5 -> new If(firing(neurons), bits());
            case 6 -> new Li(leak(neurons), bits());
            case 7 -> new CubaLif(current(neurons), leak(neurons), some(neurons), firing(neurons), bits());
            default -> new CubaLi(current(neurons), leak(neurons), some(neurons), bits());
        };
    }

    private Codes codes(int fewest) {
        return new Codes(random.nextInt(fewest, 17), 1 + random.nextInt(16), rounding());
    }

    private OptionalInt bits() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(2, 33));
    }

    private Rounding rounding() {
        return Rounding.values()[random.nextInt(3)];
    }

    private SynapticCurrent current(int neurons) {
        return new SynapticCurrent(leak(neurons), CurrentFeed.values()[random.nextInt(2)]);
    }

    private Leak leak(int neurons) {
        Leak.Form form =
                switch (random.nextInt(3)) {
                    case 0 -> new Leak.Form.Automatic();
                    case 1 -> new Leak.Form.Bits(random.nextInt(17));
                    default -> new Leak.Form.PowerOfTwo();
                };
        return new Leak(
                Vector.of(random.doubles(random.nextBoolean() ? 1 : neurons).toArray()),
                form,
                rounding(),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(17)));
    }

    private Firing firing(int neurons) {
        Reset reset =
                switch (random.nextInt(4)) {
                    case 0 -> new Reset.ToZero();
                    case 1 -> new Reset.ToValue(some(neurons));
                    case 2 -> new Reset.SubtractAmount(some(neurons));
                    default -> new Reset.Subtract();
                };
        return new Firing(
                positive(neurons),
                FiringComparison.values()[random.nextInt(2)],
                reset,
                FiringOrder.values()[random.nextInt(4)],
                random.nextBoolean() ? 1 : random.nextBoolean() ? Firing.MANY : 3,
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(Vector.of(
                                positive(neurons).stream().map(v -> -v).toArray())),
                random.nextBoolean() ? 0 : random.nextInt(4),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Adaptation(leak(neurons), positive(neurons))));
    }

    private Scales scales(int neurons) {
        return switch (random.nextInt(5)) {
            case 0 -> Scales.PER_NEURON;
            case 1 -> Scales.PER_LAYER;
            case 2 -> Scales.POWER_OF_TWO_PER_NEURON;
            case 3 -> Scales.POWER_OF_TWO_PER_LAYER;
            default -> new Scales.Given(positive(neurons));
        };
    }

    private Vector positive(int count) {
        return Vector.of(
                random.doubles(random.nextBoolean() ? 1 : count, 0.01, 3).toArray());
    }

    private Vector some(int count) {
        return vector(random.nextBoolean() ? 1 : count);
    }

    /** Numbers of all sizes, a zero and a minus zero among them. */
    private Vector vector(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (random.nextInt(8)) {
                case 0 -> 0;
                case 1 -> -0.0;
                case 2 -> random.nextInt(-4, 5);
                case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(-30, 9));
                default -> random.nextGaussian();
            };
        }
        return Vector.of(numbers);
    }

    private double size() {
        return random.nextBoolean() ? 1 : Math.pow(10, random.nextDouble(-3, 3));
    }
}
