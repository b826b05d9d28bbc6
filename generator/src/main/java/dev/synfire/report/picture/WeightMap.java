package dev.synfire.report.picture;

import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** Draws the weights of one layer: those of its first projection, as a tile per neuron or kernel, or as a matrix. */
final class WeightMap {
    private static final int WIDE = 240;

    private final IntegerLayer layer;
    private final Synapses synapses;
    private final ImageShape seen;

    /** Of a layer, whose network's input looks like that. */
    WeightMap(IntegerLayer layer, ImageShape input) {
        this.layer = layer;
        IntegerProjection first = layer.projections().getFirst();
        this.synapses = first.synapses() instanceof PooledSynapses pooled ? pooled.synapses() : first.synapses();
        this.seen = first.source() == IntegerProjection.INPUT && input.size() == synapses.inputs()
                ? input
                : new ImageShape(1, 1, synapses.inputs());
    }

    /** The picture, of at most about so many pixels. */
    DrawnWeights drawn(int pixels) {
        return switch (synapses) {
            case DenseSynapses dense when seen.isPicture() -> fields(dense, pixels);
            case DenseSynapses dense ->
                matrix(
                        dense.inputs(),
                        dense.neurons(),
                        dense::weight,
                        dense.weights().toArray(),
                        pixels);
            case SparseSynapses lists ->
                matrix(
                        lists.inputs(),
                        lists.neurons(),
                        lists::weight,
                        lists.weights().toArray(),
                        pixels);
            case ConvolutionSynapses convolution -> kernels(convolution, pixels);
            case PooledSynapses _ -> throw new IllegalStateException("pooled twice");
        };
    }

    private DrawnWeights fields(DenseSynapses dense, int pixels) {
        int plane = seen.height() * seen.width();
        int tiles = Math.clamp(pixels / plane, 1, dense.neurons());
        WeightTiles drawn = new WeightTiles(seen.width(), seen.height(), tiles, WIDE);
        for (int n = 0; n < tiles; n++) {
            for (int i = 0; i < plane; i++) {
                int sum = 0;
                for (int c = 0; c < seen.channels(); c++) {
                    sum += dense.weight(n, c * plane + i);
                }
                drawn.set(n, i % seen.width(), i / seen.width(), sum);
            }
        }
        return layer(
                "A tile per neuron: its weight of each input pixel" + (seen.channels() > 1 ? ", channels added" : "")
                        + first(tiles, dense.neurons(), "neurons"),
                dense.weights().toArray(),
                drawn);
    }

    private DrawnWeights kernels(ConvolutionSynapses convolution, int pixels) {
        int height = convolution.rows().size();
        int width = convolution.columns().size();
        int all = convolution.channels() * convolution.inputsPerGroup();
        int tiles = Math.clamp(pixels / ((height + 1) * (width + 1)), 1, all);
        WeightTiles drawn = new WeightTiles(width, height, tiles, WIDE / 2);
        for (int k = 0; k < tiles; k++) {
            for (int i = 0; i < height * width; i++) {
                drawn.set(
                        k,
                        i % width,
                        i / width,
                        convolution.weight(
                                k / convolution.inputsPerGroup(),
                                k % convolution.inputsPerGroup(),
                                i / width,
                                i % width));
            }
        }
        return layer(
                "A tile per kernel, the input channels of an output channel one after another"
                        + first(tiles, all, "kernels"),
                convolution.weights().toArray(),
                drawn);
    }

    /** A pixel per weight, or of so many the largest. */
    private DrawnWeights matrix(int inputs, int neurons, IntBinaryOperator weight, int[] all, int pixels) {
        boolean wide = inputs >= neurons;
        int columns = wide ? inputs : neurons;
        int rows = wide ? neurons : inputs;
        int each = 1;
        while (Math.ceilDiv(columns, each) * Math.ceilDiv(rows, each) > pixels) {
            each++;
        }
        WeightTiles drawn = new WeightTiles(Math.ceilDiv(columns, each), Math.ceilDiv(rows, each), 1, 1);
        for (int y = 0; y < drawn.height(); y++) {
            for (int x = 0; x < drawn.width(); x++) {
                int largest = 0;
                for (int k = 0; k < each * each; k++) {
                    int column = x * each + k % each;
                    int row = y * each + k / each;
                    if (column < columns && row < rows) {
                        int w = wide ? weight.applyAsInt(row, column) : weight.applyAsInt(column, row);
                        largest = Math.abs(w) > Math.abs(largest) ? w : largest;
                    }
                }
                drawn.set(0, x, y, largest);
            }
        }
        String what = (wide ? "A row per neuron, a column per input" : "A column per neuron, a row per input")
                + (each > 1 ? "; of " + each + " x " + each + " weights the largest" : "") + ".";
        return layer(what, all, drawn);
    }

    private static String first(int drawn, int all, String what) {
        return drawn < all ? "; the first " + drawn + " of " + all + " " + what + "." : ".";
    }

    private DrawnWeights layer(String what, int[] weights, WeightTiles drawn) {
        long absent =
                synapses instanceof SparseSynapses lists ? (long) lists.inputs() * lists.neurons() - weights.length : 0;
        long zeros = absent + IntStream.of(weights).filter(w -> w == 0).count();
        long all = absent + weights.length;
        return new DrawnWeights(
                layer.name(),
                what,
                all,
                IntStream.of(weights).min().orElse(0),
                IntStream.of(weights).max().orElse(0),
                all == 0 ? 0 : (double) zeros / all,
                drawn.width(),
                drawn.height(),
                drawn.pixels());
    }
}
