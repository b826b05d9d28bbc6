package dev.synfire.quantize.graph;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;
import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Pooling;
import dev.synfire.network.Transform;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Weights of which only those that are there are stored: for each neuron, from which inputs, in ascending order, and how much. */
public final class SparseWeights implements Weights {
    /** The most multiplications that a product is written out by. */
    static final long MOST_WORK = 1 << 28;

    private final int inputs;
    private final int[][] from;
    private final double[][] values;

    private SparseWeights(int inputs, int[][] from, double[][] values) {
        this.inputs = inputs;
        this.from = from;
        this.values = values;
    }

    /** One to one. */
    static SparseWeights diagonal(Vector factors) {
        int size = factors.size();
        return new SparseWeights(
                size,
                IntStream.range(0, size).mapToObj(n -> new int[] {n}).toArray(int[][]::new),
                IntStream.range(0, size)
                        .mapToObj(n -> new double[] {factors.get(n)})
                        .toArray(double[][]::new));
    }

    /** The weights that are not 0. */
    public static SparseWeights of(Weights weights) {
        return switch (weights) {
            case SparseWeights sparse -> sparse;
            case Full(Matrix matrix) -> of(matrix);
            case Kernel(Convolution convolution) -> of(convolution);
        };
    }

    private static SparseWeights of(Matrix matrix) {
        int[][] from = new int[matrix.rows()][];
        double[][] values = new double[matrix.rows()][];
        for (int n = 0; n < from.length; n++) {
            double[] row = matrix.row(n);
            from[n] = IntStream.range(0, row.length).filter(i -> row[i] != 0).toArray();
            values[n] = Arrays.stream(from[n]).mapToDouble(i -> row[i]).toArray();
        }
        return new SparseWeights(matrix.columns(), from, values);
    }

    private static SparseWeights of(Convolution convolution) {
        int perGroup = convolution.input().get(0) / convolution.groups();
        int outputsPerGroup = convolution.channels() / convolution.groups();
        int kernel = convolution.kernel().size() / convolution.channels();
        double[] weights = convolution.weights().toArray();
        return sliding(
                convolution.input(),
                convolution.output(),
                convolution.window(),
                channel -> channel / outputsPerGroup * perGroup,
                perGroup,
                (channel, k, seen) -> weights[channel * kernel + k]);
    }

    /** Sums or means of what a window sees, as weights. */
    public static SparseWeights of(Pooling pooling) {
        Window window = pooling.window();
        double size = window.size().height() * window.size().width();
        return sliding(
                pooling.input(),
                pooling.output(),
                window,
                channel -> channel,
                1,
                (channel, k, seen) -> switch (pooling.pools()) {
                    case SUM -> 1;
                    case AVERAGE -> 1 / size;
                    case AVERAGE_INSIDE -> 1.0 / seen;
                });
    }

    /** The weight at place k of the kernel of an output channel, of a window that sees that many inputs of each channel. */
    private interface KernelWeight {
        double at(int channel, int k, int seen);
    }

    private static SparseWeights sliding(
            Dims input, Dims output, Window window, IntUnaryOperator firstInput, int channels, KernelWeight weight) {
        int height = window.size().height();
        int width = window.size().width();
        int[][] from = new int[output.size()][];
        double[][] values = new double[output.size()][];
        int[] seenFrom = new int[channels * height * width];
        int[] seenAt = new int[seenFrom.length];
        for (int n = 0; n < from.length; n++) {
            int channel = n / (output.get(1) * output.get(2));
            int top = n / output.get(2) % output.get(1) * window.stride().height()
                    - window.padding().top();
            int left = n % output.get(2) * window.stride().width()
                    - window.padding().left();
            int found = 0;
            for (int k = 0; k < seenFrom.length; k++) {
                int plane = firstInput.applyAsInt(channel) + k / (height * width);
                int row = top + k / width % height * window.dilation().height();
                int column = left + k % width * window.dilation().width();
                if (row >= 0 && row < input.get(1) && column >= 0 && column < input.get(2)) {
                    seenAt[found] = k;
                    seenFrom[found++] = (plane * input.get(1) + row) * input.get(2) + column;
                }
            }
            int seen = found / channels;
            int[] at = Arrays.copyOf(seenAt, found);
            from[n] = Arrays.copyOf(seenFrom, found);
            values[n] = Arrays.stream(at)
                    .mapToDouble(k -> weight.at(channel, k, seen))
                    .toArray();
        }
        return new SparseWeights(input.size(), from, values);
    }

    /** By how many multiplications the product with others comes about. */
    long work(SparseWeights before) {
        return Arrays.stream(from)
                .flatMapToInt(Arrays::stream)
                .mapToLong(i -> before.from[i].length)
                .sum();
    }

    /** These weights behind others: their product. */
    SparseWeights after(SparseWeights before) {
        int[][] sources = new int[from.length][];
        double[][] products = new double[from.length][];
        double[] sums = new double[before.inputs];
        boolean[] touched = new boolean[before.inputs];
        for (int n = 0; n < from.length; n++) {
            for (int k = 0; k < from[n].length; k++) {
                int[] through = before.from[from[n][k]];
                for (int j = 0; j < through.length; j++) {
                    sums[through[j]] += values[n][k] * before.values[from[n][k]][j];
                    touched[through[j]] = true;
                }
            }
            sources[n] =
                    IntStream.range(0, touched.length).filter(i -> touched[i]).toArray();
            products[n] = Arrays.stream(sources[n]).mapToDouble(i -> sums[i]).toArray();
            for (int i : sources[n]) {
                sums[i] = 0;
                touched[i] = false;
            }
        }
        return new SparseWeights(before.inputs, sources, products);
    }

    /** These and others, which count that many times. */
    SparseWeights plus(SparseWeights others, double times) {
        int[][] sources = new int[from.length][];
        double[][] sums = new double[from.length][];
        for (int n = 0; n < from.length; n++) {
            double[] all = new double[inputs];
            for (int k = 0; k < from[n].length; k++) {
                all[from[n][k]] = values[n][k];
            }
            for (int k = 0; k < others.from[n].length; k++) {
                all[others.from[n][k]] += times * others.values[n][k];
            }
            sources[n] = IntStream.concat(Arrays.stream(from[n]), Arrays.stream(others.from[n]))
                    .sorted()
                    .distinct()
                    .toArray();
            sums[n] = Arrays.stream(sources[n]).mapToDouble(i -> all[i]).toArray();
        }
        return new SparseWeights(inputs, sources, sums);
    }

    /** Whether every neuron hears the input of its own number alone, as much as all of its plane do. */
    boolean isOneToOne(int plane) {
        return inputs == from.length
                && IntStream.range(0, inputs)
                        .allMatch(n ->
                                from[n].length == 1 && from[n][0] == n && values[n][0] == values[n - n % plane][0]);
    }

    /** What they make of inputs. */
    public double[] times(double[] input) {
        double[] sums = new double[from.length];
        for (int n = 0; n < sums.length; n++) {
            for (int k = 0; k < from[n].length; k++) {
                sums[n] += values[n][k] * input[from[n][k]];
            }
        }
        return sums;
    }

    /** How many weights there are. */
    long count() {
        return Arrays.stream(from).mapToLong(row -> row.length).sum();
    }

    /** These, or a full matrix if more than half of one is there. */
    Weights compact() {
        return 2 * count() > (long) inputs * from.length ? new Full(matrix(values)) : this;
    }

    private Matrix matrix(double[][] numbers) {
        double[] all = new double[Math.multiplyExact(inputs, from.length)];
        for (int n = 0; n < from.length; n++) {
            for (int k = 0; k < from[n].length; k++) {
                all[n * inputs + from[n][k]] = numbers[n][k];
            }
        }
        return Matrix.of(from.length, inputs, all);
    }

    /** The inputs from which a neuron's weights come, in the order of its row. */
    public int[] from(int neuron) {
        return from[neuron].clone();
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int neurons() {
        return from.length;
    }

    @Override
    public int rows() {
        return from.length;
    }

    @Override
    public double[] row(int row) {
        return values[row].clone();
    }

    @Override
    public Synapses synapses(int bits, int[][] codes) {
        SparseSynapses lists = lists(bits, codes);
        boolean complete = count() == (long) inputs * from.length;
        boolean full = (complete || bits > 1) && !Weights.lists(lists);
        return full ? dense(bits, codes) : lists;
    }

    private DenseSynapses dense(int bits, int[][] codes) {
        int[] all = new int[Math.multiplyExact(inputs, from.length)];
        for (int n = 0; n < from.length; n++) {
            for (int k = 0; k < from[n].length; k++) {
                all[n * inputs + from[n][k]] = codes[n][k];
            }
        }
        return new DenseSynapses(inputs, from.length, bits, IntVector.of(all));
    }

    /** The codes that are not 0, by input. */
    private SparseSynapses lists(int bits, int[][] codes) {
        int[] starts = new int[inputs + 1];
        for (int n = 0; n < from.length; n++) {
            for (int k = 0; k < from[n].length; k++) {
                starts[from[n][k] + 1] += codes[n][k] == 0 ? 0 : 1;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] targets = new int[starts[inputs]];
        int[] weights = new int[targets.length];
        for (int n = 0; n < from.length; n++) {
            for (int k = 0; k < from[n].length; k++) {
                if (codes[n][k] != 0) {
                    int at = next[from[n][k]]++;
                    targets[at] = n;
                    weights[at] = codes[n][k];
                }
            }
        }
        return new SparseSynapses(
                inputs, from.length, bits, IntVector.of(starts), IntVector.of(targets), IntVector.of(weights));
    }

    @Override
    public IntStream codes(Synapses synapses, int row) {
        return Weights.codes(synapses, row, Arrays.stream(from[row]));
    }

    @Override
    public Transform with(double[][] rows) {
        return new Dense(matrix(rows));
    }
}
