package dev.synfire.layout;

import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the input currents of a spatial layer are summed: a graph of tables and adders with a register behind each.
 *
 * @param values what each input may be, the inputs of all projections in a row
 * @param neurons one per neuron
 * @param level of the currents: how many registers lie between a tick's inputs and them
 */
public record SpatialSums(List<Range> values, List<Neuron> neurons, int level) {
    /**
     * The sum of one neuron.
     *
     * @param sum what depends on the inputs; empty if nothing does
     * @param constant what is added to it
     * @param currents what the current can be
     */
    public record Neuron(Optional<SpatialOperand> sum, long constant, Range currents) {}

    public SpatialSums {
        values = List.copyOf(values);
        neurons = List.copyOf(neurons);
    }

    /** The cheapest of a few ways for a layer: inputs in tables by three or by four, the same for all neurons or not. */
    public static SpatialSums of(IntegerLayer layer) {
        SpatialWeights weights = SpatialWeights.of(layer);
        return Stream.of(3, 4)
                .flatMap(bits -> Stream.of(true, false)
                        .map(aligned -> new SpatialTrees(weights, layer.biases(), bits, aligned).sums()))
                .min(Comparator.comparingInt(sums -> new SpatialCells(sums).lutCells()))
                .orElseThrow();
    }
}
