package dev.synfire.quantize;

import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.graph.DrivenLayer;
import dev.synfire.quantize.graph.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The weights of a layer as rows of which each has one step: a row holds the weights of one neuron, or those that the neurons
 * of an output channel share, of all feeds one after another.
 *
 * <p>Weights count as if all events stood for what those of the first feed stand for: those of another are multiplied by the
 * ratio of both. So one step makes one unit of current, step * {@link #inputScale}.
 */
final class UnitRows {
    private final DrivenLayer layer;
    private final double[] ratios;
    private final double inputScale;
    private final double[][] rows;
    private final List<List<Part>> parts;
    private final int sharing;

    /**
     * Of a layer.
     *
     * @param sent what an event of each feed's source stands for
     */
    UnitRows(DrivenLayer layer, double[] sent) {
        this.layer = layer;
        inputScale = sent[0] * layer.feeds().getFirst().factor();
        ratios = new double[sent.length];
        for (int f = 0; f < ratios.length; f++) {
            ratios[f] = f == 0 ? 1 : sent[f] * layer.feeds().get(f).factor() / inputScale;
        }
        sharing = layer.sharing();
        rows = new double[layer.neurons() / sharing][];
        for (int r = 0; r < rows.length; r++) {
            int row = r;
            rows[r] = IntStream.range(0, ratios.length)
                    .mapToObj(f -> segment(f, row).stream()
                            .flatMapToDouble(own -> Arrays.stream(weights(f).row(own)))
                            .map(w -> w * ratios[f]))
                    .flatMapToDouble(weights -> weights)
                    .toArray();
        }
        parts = IntStream.range(0, rows.length).mapToObj(this::partsOf).toList();
    }

    private Weights weights(int feed) {
        return layer.feeds().get(feed).weights();
    }

    /** The rows of a feed that are part of a row here. */
    private List<Integer> segment(int feed, int row) {
        int each = sharing / weights(feed).sharing();
        return IntStream.range(row * each, (row + 1) * each).boxed().toList();
    }

    DrivenLayer layer() {
        return layer;
    }

    /** How many rows there are. */
    int count() {
        return rows.length;
    }

    /** The row of a neuron. */
    int of(int neuron) {
        return neuron / sharing;
    }

    /** The weights of a row; not to be changed. */
    double[] row(int row) {
        return rows[row];
    }

    /** All weights, row by row. */
    double[] all() {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** What an event stands for, of which a step makes a unit of current. */
    double inputScale() {
        return inputScale;
    }

    /** What the weights of a feed are multiplied by here. */
    double ratio(int feed) {
        return ratios[feed];
    }

    /**
     * Part of a row that comes from one row of one feed.
     *
     * @param feed which feed
     * @param row of that feed
     * @param begin where it begins in the row here
     * @param end where it ends
     */
    record Part(int feed, int row, int begin, int end) {}

    /** What a row consists of, in order. */
    List<Part> parts(int row) {
        return parts.get(row);
    }

    private List<Part> partsOf(int row) {
        List<Part> parts = new ArrayList<>();
        int begin = 0;
        for (int f = 0; f < ratios.length; f++) {
            for (int own : segment(f, row)) {
                int end = begin + weights(f).row(own).length;
                parts.add(new Part(f, own, begin, end));
                begin = end;
            }
        }
        return parts;
    }

    /** The codes of rows, as rows of each feed. */
    int[][][] byFeed(int[][] codes) {
        int[][][] all = new int[ratios.length][][];
        Arrays.setAll(all, f -> new int[weights(f).rows()][]);
        for (int r = 0; r < codes.length; r++) {
            for (Part part : parts(r)) {
                all[part.feed()][part.row()] = Arrays.copyOfRange(codes[r], part.begin(), part.end());
            }
        }
        return all;
    }

    /** The biases of the neurons of a row; one, if they have the same. */
    double[] biases(int row) {
        double[] biases = neurons(row).mapToDouble(n -> layer.biases().get(n)).toArray();
        return same(biases) ? Arrays.copyOf(biases, 1) : biases;
    }

    private IntStream neurons(int row) {
        return IntStream.range(row * sharing, (row + 1) * sharing);
    }

    private static boolean same(double[] values) {
        return Arrays.stream(values).allMatch(v -> v == values[0]);
    }

    /** Whatever should be a whole number of a row's units; thresholds that are only compared need not. */
    DoubleStream constants(int row) {
        return DoubleStream.concat(
                        Arrays.stream(biases(row)), neurons(row).boxed().flatMapToDouble(this::resets))
                .distinct();
    }

    private DoubleStream resets(int neuron) {
        if (!(layer.neuron() instanceof Spiking spiking)) {
            return DoubleStream.empty();
        }
        return switch (spiking.firing().reset()) {
            case Reset.ToZero _ -> DoubleStream.empty();
            case Reset.ToValue(Vector values) -> DoubleStream.of(values.ofNeuron(neuron));
            case Reset.SubtractAmount(Vector amounts) -> DoubleStream.of(amounts.ofNeuron(neuron));
            case Reset.Subtract _ ->
                DoubleStream.of(spiking.firing().thresholds().ofNeuron(neuron));
        };
    }

    /** The largest of what the neurons of a row count in units, thresholds included. */
    double largestConstant(int row) {
        double most = constants(row).map(Math::abs).max().orElse(0);
        return layer.neuron() instanceof Spiking spiking
                ? neurons(row)
                        .mapToDouble(n -> spiking.firing().thresholds().ofNeuron(n))
                        .reduce(most, Math::max)
                : most;
    }

    /** The thresholds that spikes of a row's neurons subtract. */
    DoubleStream subtracted(int row) {
        return layer.neuron() instanceof Spiking spiking && spiking.firing().reset() instanceof Reset.Subtract
                ? neurons(row)
                        .mapToDouble(n -> spiking.firing().thresholds().ofNeuron(n))
                        .distinct()
                : DoubleStream.empty();
    }

    /** Whether neurons bring their currents to one scale by multipliers, whose units may not differ too much. */
    boolean multiplied() {
        return layer.neuron() instanceof Rate;
    }
}
