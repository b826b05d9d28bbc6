package dev.synfire.layout;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.SignedDigits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the sums of a layer. Inputs of one or two bits go through tables, a few at a time; of wider ones the products are
 * sums of shifted inputs, one a signed digit of the weight. What several neurons need is made once. Trees of adders sum them up.
 */
final class SpatialTrees {
    /** Inputs up to that width go through tables. */
    private static final int NARROW = 2;

    private final SpatialWeights matrix;
    private final IntVector biases;
    private final int tableBits;
    private final boolean aligned;
    private final Map<SpatialNode.Table, SpatialNode.Table> tables = new HashMap<>();
    private final Map<SpatialNode.Wire, Map<Integer, SpatialOperand>> multiples = new HashMap<>();

    /**
     * @param tableBits the most bits of inputs in a table
     * @param aligned whether the same inputs share tables for all neurons, which then share tables too; else each neuron
     *     has its tables filled with inputs that have weights
     */
    SpatialTrees(SpatialWeights matrix, IntVector biases, int tableBits, boolean aligned) {
        this.matrix = matrix;
        this.biases = biases;
        this.tableBits = tableBits;
        this.aligned = aligned;
    }

    SpatialSums sums() {
        List<SpatialSums.Neuron> neurons = new ArrayList<>();
        int level = 1;
        for (int n = 0; n < matrix.weights().length; n++) {
            SpatialSums.Neuron neuron = neuron(matrix.weights()[n], biases.get(n));
            neurons.add(neuron);
            int top = neuron.sum().map(sum -> sum.node().level()).orElse(0);
            level = Math.max(level, top + (neuron.constant() == 0 ? 0 : 1));
        }
        return new SpatialSums(matrix.values(), neurons, level);
    }

    private SpatialSums.Neuron neuron(int[] weights, int bias) {
        List<SpatialOperand> parts = narrow(weights);
        Range currents = new Range(Math.min(bias, 0), Math.max(bias, 0));
        for (int i = 0; i < weights.length; i++) {
            Range values = matrix.values().get(i);
            long low = Math.min(weights[i] * values.min(), weights[i] * values.max());
            long high = Math.max(weights[i] * values.min(), weights[i] * values.max());
            currents = new Range(currents.min() + low, currents.max() + high);
            if (weights[i] != 0 && values.bits() > NARROW) {
                int places = Integer.numberOfTrailingZeros(weights[i]);
                SpatialOperand odd =
                        multiple(new SpatialNode.Wire(i, values, weights[i] < 0), Math.abs(weights[i]) >> places);
                parts.add(new SpatialOperand(odd.node(), odd.shift() + places));
            }
        }
        long base = parts.stream().mapToLong(SpatialOperand::base).sum();
        return new SpatialSums.Neuron(tree(parts), bias + base, currents);
    }

    /** The tables of a neuron. */
    private List<SpatialOperand> narrow(int[] weights) {
        List<SpatialOperand> parts = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        int bits = 0;
        for (int i = 0; i < weights.length; i++) {
            int width = matrix.values().get(i).bits();
            if (width > NARROW || (weights[i] == 0 && !aligned)) {
                continue;
            }
            if (bits + width > tableBits) {
                table(group, weights).ifPresent(parts::add);
                group.clear();
                bits = 0;
            }
            group.add(i);
            bits += width;
        }
        table(group, weights).ifPresent(parts::add);
        return parts;
    }

    private Optional<SpatialOperand> table(List<Integer> group, int[] weights) {
        List<Integer> inputs = group.stream().filter(i -> weights[i] != 0).toList();
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        int shift = inputs.stream()
                .mapToInt(i -> Integer.numberOfTrailingZeros(weights[i]))
                .min()
                .orElseThrow();
        List<Integer> odd = inputs.stream().map(i -> weights[i] >> shift).toList();
        int first = inputs.getFirst();
        if (inputs.size() == 1 && Math.abs(odd.getFirst()) == 1) {
            return Optional.of(new SpatialOperand(
                    new SpatialNode.Wire(first, matrix.values().get(first), odd.getFirst() < 0), shift));
        }
        var table = new SpatialNode.Table(
                inputs, inputs.stream().map(matrix.values()::get).toList(), odd);
        return Optional.of(new SpatialOperand(tables.computeIfAbsent(table, made -> made), shift));
    }

    /** An odd multiple of a wide input. */
    private SpatialOperand multiple(SpatialNode.Wire wire, int odd) {
        if (odd == 1) {
            return new SpatialOperand(wire, 0);
        }
        return multiples.computeIfAbsent(wire, _ -> new HashMap<>()).computeIfAbsent(odd, factor -> {
            List<SpatialOperand> parts = new ArrayList<>();
            for (SignedDigits.Digit digit : SignedDigits.of(factor)) {
                var part = new SpatialNode.Wire(wire.input(), wire.values(), wire.negated() != digit.negative());
                parts.add(new SpatialOperand(part, digit.place()));
            }
            return tree(parts).orElseThrow();
        });
    }

    /** The sum of all parts: level by level in pairs of the same width; of an odd number the narrowest waits. */
    private static Optional<SpatialOperand> tree(List<SpatialOperand> all) {
        List<SpatialOperand> waiting = new ArrayList<>(all);
        for (int level = 0; waiting.size() > 1; level++) {
            int now = level;
            List<SpatialOperand> ready = new ArrayList<>(waiting.stream()
                    .filter(part -> part.node().level() <= now)
                    .sorted(Comparator.comparingLong(SpatialOperand::most))
                    .toList());
            if (ready.size() % 2 == 1) {
                ready.removeFirst();
            }
            waiting.removeAll(ready);
            for (int i = 0; i < ready.size(); i += 2) {
                waiting.add(sum(ready.get(i), ready.get(i + 1)));
            }
        }
        return waiting.stream().findFirst();
    }

    private static SpatialOperand sum(SpatialOperand a, SpatialOperand b) {
        int common = Math.min(a.shift(), b.shift());
        return new SpatialOperand(
                new SpatialNode.Sum(
                        new SpatialOperand(a.node(), a.shift() - common),
                        new SpatialOperand(b.node(), b.shift() - common)),
                common);
    }
}
