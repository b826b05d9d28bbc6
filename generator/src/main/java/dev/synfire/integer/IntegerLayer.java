package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.model.LearningRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Neurons of one kind and what feeds them: a[n] = biases[n] + the sum of what arrives along the projections, exact.
 *
 * @param name unique in its network; lower-case letters, digits and underscores
 * @param projections at least one, all to as many neurons; in the order of their sources, and those of one source in the
 *     order of their longest delays
 * @param biases one per neuron, in units of weight times event value, added in every tick
 * @param model what a neuron does with its input current
 * @param learning how weights and biases change with labelled samples; empty: they stay
 */
public record IntegerLayer(
        String name,
        List<IntegerProjection> projections,
        IntVector biases,
        IntegerNeuron model,
        Optional<LearningRule> learning) {
    /** The order of a layer's projections. */
    public static final Comparator<IntegerProjection> ORDER = Comparator.comparingInt(IntegerProjection::source)
            .thenComparingInt(projection -> projection.delays().max());

    public IntegerLayer {
        projections = List.copyOf(projections);
        if (projections.isEmpty()) {
            throw new IllegalArgumentException("layer " + name + " has no projection");
        }
        if (!projections.equals(projections.stream().sorted(ORDER).toList())) {
            throw new IllegalArgumentException("the projections of layer " + name + " are not in the order of sources");
        }
        for (IntegerProjection projection : projections) {
            if (projection.synapses().neurons() != biases.size()) {
                throw new IllegalArgumentException("layer " + name + " has synapses to "
                        + projection.synapses().neurons() + " neurons and " + biases.size() + " biases");
            }
        }
        model.check(biases.size());
        learning.filter(rule -> rule.biasBits() > 0).ifPresent(rule -> {
            Range held = Range.signed(rule.biasBits());
            if (!held.contains(biases.min()) || !held.contains(biases.max())) {
                throw new IllegalArgumentException("layer " + name + " has biases from " + biases.min() + " to "
                        + biases.max() + ", and learns those of " + held);
            }
        });
    }

    /** A layer that does not learn. */
    public IntegerLayer(String name, List<IntegerProjection> projections, IntVector biases, IntegerNeuron model) {
        this(name, projections, biases, model, Optional.empty());
    }

    /** The same layer with other weights of its only, dense projection, and other biases. */
    public IntegerLayer with(IntVector weights, IntVector otherBiases) {
        IntegerProjection only = projections.getFirst();
        DenseSynapses dense = (DenseSynapses) only.synapses();
        var synapses = new DenseSynapses(dense.inputs(), dense.neurons(), dense.weightBits(), weights);
        return new IntegerLayer(
                name,
                List.of(new IntegerProjection(only.source(), only.values(), only.delays(), synapses)),
                otherBiases,
                model,
                learning);
    }

    /** A layer fed by one full matrix of weights. */
    public static IntegerLayer dense(
            String name, int source, Range values, DenseSynapses synapses, IntVector biases, IntegerNeuron model) {
        return new IntegerLayer(name, List.of(new IntegerProjection(source, values, synapses)), biases, model);
    }

    /** How many neurons it has. */
    public int neurons() {
        return biases.size();
    }

    /** The addresses of all its sources together. */
    public int inputs() {
        return projections.stream().mapToInt(p -> p.synapses().inputs()).sum();
    }

    /** What an event of any of its sources may carry; contains 0. 0..1 means spikes. */
    public Range inputValues() {
        return projections.stream()
                .map(IntegerProjection::values)
                .reduce(Range::union)
                .orElseThrow();
    }

    /** Whether all its projections have full matrices, whose address spaces can lie in a row. */
    public boolean isDense() {
        return projections.stream().allMatch(projection -> projection.synapses() instanceof DenseSynapses);
    }

    /**
     * This layer in parts whose currents, added up, are its currents; each is what one engine can take from one stream: full
     * matrices in a row, as long as none brings what another brings, or one projection of another kind. The biases are in
     * the first. A layer of one part is its own.
     */
    public List<IntegerLayer> feeds() {
        List<List<IntegerProjection>> parts = new ArrayList<>();
        for (IntegerProjection projection : projections) {
            parts.stream()
                    .filter(part -> part.stream().allMatch(projection::goesWith))
                    .findFirst()
                    .orElseGet(() -> {
                        parts.add(new ArrayList<>());
                        return parts.getLast();
                    })
                    .add(projection);
        }
        if (parts.size() == 1) {
            return List.of(this);
        }
        List<IntegerLayer> feeds = new ArrayList<>();
        for (List<IntegerProjection> part : parts) {
            IntVector added = feeds.isEmpty() ? biases : IntVector.filled(neurons(), 0);
            feeds.add(new IntegerLayer(name + "_" + feeds.size(), part, added, model));
        }
        return feeds;
    }

    /**
     * The weights of a dense layer, those of several projections as one matrix, the addresses of one source after those of
     * the other.
     */
    public DenseSynapses synapses() {
        List<DenseSynapses> all =
                projections.stream().map(p -> (DenseSynapses) p.synapses()).toList();
        return all.size() == 1 ? all.getFirst() : DenseSynapses.inARow(all);
    }

    /** What this layer's output events may carry; contains 0, which is never sent. */
    public Range outputValues() {
        return model.outputValues();
    }

    /**
     * Every value that an input current of a layer that learns can have, with any weights and biases.
     *
     * @param only its projection, of a full matrix
     * @param biases those that it has at first
     */
    public static Range learnedCurrents(LearningRule rule, IntegerProjection only, IntVector biases) {
        DenseSynapses dense = (DenseSynapses) only.synapses();
        long weight = DenseSynapses.weightRange(dense.weightBits()).max();
        long most = dense.inputs()
                * weight
                * Math.max(only.values().max(), -only.values().min());
        Range biased = rule.biasBits() > 0
                ? Range.signed(rule.biasBits())
                : new Range(Math.min(0, biases.min()), Math.max(0, biases.max()));
        return new Range(biased.min() - most, biased.max() + most);
    }

    /**
     * Every value that an input current a[n], or any part of its sum taken in any order, with or without the bias, can
     * have; a register of this range never overflows.
     */
    public Range currents() {
        if (learning.isPresent()) {
            return learnedCurrents(learning.get(), projections.getFirst(), biases);
        }
        long[] low = new long[neurons()];
        long[] high = new long[neurons()];
        for (IntegerProjection projection : projections) {
            projection.synapses().addBounds(projection.values(), low, high);
        }
        long min = 0;
        long max = 0;
        for (int n = 0; n < neurons(); n++) {
            min = Math.min(min, low[n] + Math.min(0, biases.get(n)));
            max = Math.max(max, high[n] + Math.max(0, biases.get(n)));
        }
        return new Range(min, max);
    }
}
