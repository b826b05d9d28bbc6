package dev.synfire.network;

import dev.synfire.model.LearningRule;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Check;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Neurons of one kind with what feeds them: I[n] = biases[n] + the sum of what arrives along the projections.
 *
 * @param name unique in its network: lower-case letters, digits and underscores, a letter first; not "input"
 * @param dims the shape in which its neurons are counted
 * @param projections what it gets, at least one
 * @param biases one per neuron; added in every tick; within -1e12..1e12
 * @param neuron what each neuron does with I
 * @param weightBits 1 to 8: what a weight is quantized to; 1 is binary (-1, 1), 2 is ternary (-1, 0, 1)
 * @param scales which weights share a quantization step
 * @param learning how its integers change with labelled samples; empty: they stay
 */
public record Layer(
        String name,
        Dims dims,
        List<Projection> projections,
        Vector biases,
        Neuron neuron,
        int weightBits,
        Scales scales,
        Optional<LearningRule> learning) {
    public Layer {
        projections = List.copyOf(projections);
        if (!name.matches("[a-z][a-z0-9_]*") || name.equals(Input.NAME)) {
            throw new IllegalArgumentException("the layer name is '" + name
                    + "', expected lower-case letters, digits and underscores, a letter first, and not 'input'");
        }
        String layer = "layer " + name;
        if (projections.isEmpty()) {
            throw new IllegalArgumentException(layer + " has no projection, expected at least one");
        }
        if (biases.size() != dims.size()) {
            throw new IllegalArgumentException(
                    layer + " has " + biases.size() + " biases for " + dims.size() + " neurons");
        }
        for (int n = 0; n < biases.size(); n++) {
            if (!(Math.abs(biases.get(n)) <= Check.LARGEST)) {
                Check.magnitude("bias " + n + " of " + layer, biases.get(n));
            }
        }
        Check.within("weight bits of " + layer, weightBits, 1, 8);
        if (scales instanceof Scales.Given(Vector steps) && !given(steps.size(), dims.size(), projections)) {
            throw new IllegalArgumentException(layer + " of " + dims.size() + " neurons has " + steps.size()
                    + " given steps, expected one for all, one for each, or one for each output channel");
        }
        try {
            neuron.check(dims.size());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(layer + ": " + e.getMessage(), e);
        }
    }

    /** A layer that does not learn. */
    public Layer(
            String name,
            Dims dims,
            List<Projection> projections,
            Vector biases,
            Neuron neuron,
            int weightBits,
            Scales scales) {
        this(name, dims, projections, biases, neuron, weightBits, scales, Optional.empty());
    }

    /** Whether so many steps can be told apart. */
    private static boolean given(int steps, int neurons, List<Projection> projections) {
        return steps == 1
                || steps == neurons
                || projections.stream()
                        .flatMap(projection -> projection.path().stream())
                        .anyMatch(transform ->
                                transform instanceof Convolution convolution && convolution.channels() == steps);
    }

    /** A fully connected layer: I[n] = biases[n] + sum over i of weights[n, i] * x[i]. */
    public static Layer dense(
            String name, String source, Matrix weights, Vector biases, int weightBits, Scales scales, Neuron neuron) {
        return new Layer(
                name,
                Dims.of(weights.rows()),
                List.of(Projection.from(source, new Dense(weights))),
                biases,
                neuron,
                weightBits,
                scales);
    }

    /** How many neurons it has. */
    public int neurons() {
        return dims.size();
    }

    /** The weights, if all that feeds it is one dense transform. */
    public Optional<Matrix> denseWeights() {
        return projections.size() == 1
                        && projections.getFirst().path().size() == 1
                        && projections.getFirst().path().getFirst() instanceof Dense(Matrix weights)
                ? Optional.of(weights)
                : Optional.empty();
    }

    /** The same layer with weights of that many bits. */
    public Layer withWeightBits(int bits) {
        return new Layer(name, dims, projections, biases, neuron, bits, scales, learning);
    }
}
