package dev.synfire.golden;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Lfsr;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.LayerLearning;
import dev.synfire.integer.LayerLearning.Slope;
import dev.synfire.model.LearningRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** What layers learn: it watches a sample, and changes weights and biases once its label is known. These outlive samples. */
final class Learner {
    private static final int DRAWN_BITS = 16;

    private final IntegerNetwork network;
    private final List<Learning> layers = new ArrayList<>();
    private final Lfsr register;
    private int learned;
    private long draws;

    /** A layer that learns. */
    private static final class Learning {
        final int index;
        final int source;
        final LayerLearning facts;
        final int neurons;
        final int inputs;
        final long mostWeight;
        final int[] weights;
        final int[] biases;
        final int[] did;
        final int[] errors;
        final long[] blamed;

        Learning(int index, IntegerLayer layer, LayerLearning facts, LayerModel model) {
            this.index = index;
            this.facts = facts;
            source = layer.projections().getFirst().source();
            neurons = layer.neurons();
            inputs = layer.inputs();
            mostWeight =
                    DenseSynapses.weightRange(layer.synapses().weightBits()).max();
            weights = model.weights();
            biases = model.biases();
            did = new int[inputs];
            errors = new int[neurons];
            blamed = new long[neurons];
        }

        int done(int input) {
            return facts.counts() ? (int) Math.min(facts.values().max(), did[input]) : did[input];
        }

        boolean isRight() {
            return Arrays.stream(errors).allMatch(error -> error == 0);
        }
    }

    Learner(IntegerNetwork network, LayerModel[] models) {
        this.network = network;
        for (int l = 0; l < models.length; l++) {
            int index = l;
            network.learning(l)
                    .ifPresent(facts ->
                            layers.add(new Learning(index, network.layers().get(index), facts, models[index])));
        }
        register = new Lfsr(network.learningSeed());
    }

    /** The network's own weights, no sample learned, the random numbers from their start. */
    void forget() {
        for (Learning layer : layers) {
            IntegerLayer given = network.layers().get(layer.index);
            DenseSynapses synapses = given.synapses();
            for (int n = 0; n < layer.neurons; n++) {
                layer.biases[n] = given.biases().get(n);
                for (int i = 0; i < layer.inputs; i++) {
                    layer.weights[i * layer.neurons + n] = synapses.weight(n, i);
                }
            }
        }
        register.restart(network.learningSeed());
        learned = 0;
        draws = 0;
    }

    void begin() {
        layers.forEach(layer -> Arrays.fill(layer.did, 0));
    }

    /** After a tick: what each address sent in it. */
    void watch(IntFunction<int[]> sources) {
        for (Learning layer : layers) {
            int[] sent = sources.apply(layer.source);
            for (int i = 0; i < sent.length; i++) {
                if (layer.facts.counts()) {
                    layer.did[i] += sent[i];
                } else if (sent[i] != 0) {
                    layer.did[i] = sent[i];
                }
            }
        }
    }

    /**
     * After the last tick of a sample with a label.
     *
     * @param sent what the last layer sent in it
     */
    void learn(int label, int[] sent) {
        for (Learning layer : layers.reversed()) {
            blame(layer, label, sent);
            for (Learning before : layers) {
                if (before.facts.behind().isPresent() && before.facts.behind().getAsInt() == layer.index) {
                    gather(layer, before.blamed);
                }
            }
            if (!layer.isRight()) {
                change(layer);
            }
        }
        learned++;
    }

    private void blame(Learning layer, int label, int[] sent) {
        boolean alone = layer.neurons == 1;
        for (int n = 0; n < layer.neurons; n++) {
            int error =
                    switch (layer.facts.rule().error()) {
                        case LearningRule.Target _ -> {
                            boolean meant = alone ? label == 1 : label == n;
                            yield (meant ? layer.facts.high() : 0) - sent[n];
                        }
                        case LearningRule.Back(int shift) -> back(layer, n, shift);
                    };
            layer.errors[n] = layer.facts.used(error);
        }
    }

    private int back(Learning layer, int n, int shift) {
        int error = (int) layer.facts.errors().saturate(Rounding.HALF_UP.shiftRight(layer.blamed[n], shift));
        Learning behind = layers.stream()
                .filter(other -> other.index == layer.facts.behind().getAsInt())
                .findFirst()
                .orElseThrow();
        int y = behind.done(n);
        return switch (layer.facts.slope()) {
            case Slope.One _ -> error;
            case Slope.Between(int low, int high) -> low < y && y < high ? error : 0;
            case Slope.Logistic(int bits) -> {
                long slope = (y * ((1L << bits) - y) + (1L << (bits - 1))) >> bits;
                yield (int) Rounding.HALF_UP.shiftRight(error * slope, bits - 2);
            }
        };
    }

    private static void gather(Learning layer, long[] sums) {
        for (int j = 0; j < layer.inputs; j++) {
            long sum = 0;
            for (int n = 0; n < layer.neurons; n++) {
                sum += (long) layer.weights[j * layer.neurons + n] * layer.errors[n];
            }
            sums[j] = sum;
        }
    }

    private void change(Learning layer) {
        LearningRule rule = layer.facts.rule();
        int shift = rule.shift(learned);
        boolean stochastic = rule.rounding() == LearningRule.Rounding.STOCHASTIC;
        long half = shift == 0 ? 0 : 1L << (shift - 1);
        for (int i = 0; i < layer.inputs; i++) {
            int x = layer.done(i);
            if (x == 0) {
                continue;
            }
            long added = stochastic ? drawn(shift) : half;
            int row = i * layer.neurons;
            for (int n = 0; n < layer.neurons; n++) {
                long change = ((long) layer.errors[n] * x + added) >> shift;
                layer.weights[row + n] =
                        (int) Math.clamp(layer.weights[row + n] + change, -layer.mostWeight, layer.mostWeight);
            }
        }
        if (rule.biasBits() > 0) {
            Range held = Range.signed(rule.biasBits());
            for (int n = 0; n < layer.neurons; n++) {
                long change = Rounding.HALF_UP.shiftRight((long) layer.errors[n] * layer.facts.biasFactor(), shift);
                layer.biases[n] = (int) held.saturate(layer.biases[n] + change);
            }
        }
    }

    /** A random number of so many bits: the lowest of a draw, or a draw with zeros behind. */
    private long drawn(int shift) {
        draws++;
        long draw = register.draw();
        return shift <= DRAWN_BITS ? draw & (1L << shift) - 1 : draw << (shift - DRAWN_BITS);
    }

    int learned() {
        return learned;
    }

    long draws() {
        return draws;
    }

    /** What the random register holds. */
    int register() {
        return register.held();
    }

    /** The errors of a layer in the last sample that was learned; none if it does not learn. */
    int[] errors(int layer) {
        return layers.stream()
                .filter(each -> each.index == layer)
                .findFirst()
                .map(each -> each.errors.clone())
                .orElse(new int[0]);
    }

    /** The network with its weights and biases as they are now. */
    IntegerNetwork network() {
        List<IntegerLayer> now = new ArrayList<>(network.layers());
        for (Learning layer : layers) {
            int[] weights = new int[layer.weights.length];
            for (int n = 0; n < layer.neurons; n++) {
                for (int i = 0; i < layer.inputs; i++) {
                    weights[n * layer.inputs + i] = layer.weights[i * layer.neurons + n];
                }
            }
            now.set(
                    layer.index,
                    network.layers().get(layer.index).with(IntVector.of(weights), IntVector.of(layer.biases)));
        }
        return new IntegerNetwork(
                network.name(), network.input(), now, network.ticks(), network.readout(), network.learningSeed());
    }
}
