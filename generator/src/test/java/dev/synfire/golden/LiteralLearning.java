package dev.synfire.golden;

import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.model.LearningRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The section of docs/semantics.md on learning, read literally: weights[layer][n][i], one sample after the other. */
final class LiteralLearning {
    private final IntegerNetwork network;
    final List<int[][]> weights = new ArrayList<>();
    final List<int[]> biases = new ArrayList<>();
    private final List<Integer> bits = new ArrayList<>();
    private int learned;

    LiteralLearning(IntegerNetwork network) {
        this.network = network;
        for (IntegerLayer layer : network.layers()) {
            DenseSynapses synapses = layer.synapses();
            int[][] rows = new int[layer.neurons()][layer.inputs()];
            for (int n = 0; n < rows.length; n++) {
                for (int i = 0; i < rows[n].length; i++) {
                    rows[n][i] = synapses.weight(n, i);
                }
            }
            weights.add(rows);
            biases.add(layer.biases().toArray());
        }
        // b[n] = b[n-25] xor b[n-26] xor b[n-30] xor b[n-32]
        for (int k = 31; k >= 0; k--) {
            bits.add(network.learningSeed() >>> k & 1);
        }
    }

    private int bit() {
        int n = bits.size();
        int next = bits.get(n - 25) ^ bits.get(n - 26) ^ bits.get(n - 30) ^ bits.get(n - 32);
        bits.add(next);
        return next;
    }

    private int draw() {
        int draw = 0;
        for (int k = 0; k < 16; k++) {
            draw = 2 * draw + bit();
        }
        return draw;
    }

    /**
     * A labelled sample of a chain of layers.
     *
     * @param sent what the input, then each layer, sent: [tick][source][address]
     */
    void learn(int[][][] sent, int label) {
        int last = network.layers().size() - 1;
        int[] behind = null;
        int[][] before = null;
        for (int l = last; l >= 0; l--) {
            if (network.layers().get(l).learning().isEmpty()) {
                break;
            }
            LearningRule rule = network.layers().get(l).learning().get();
            int[] y = did(sent, l + 1);
            int[] p = new int[biases.get(l).length];
            for (int n = 0; n < p.length; n++) {
                p[n] = power(
                        rule,
                        switch (rule.error()) {
                            case LearningRule.Target _ -> target(n, label, p.length, sent[sent.length - 1][l + 1][n]);
                            case LearningRule.Back(int shift) -> back(l, shift, before, behind, n, y[n]);
                        });
            }
            before = new int[p.length][];
            for (int n = 0; n < p.length; n++) {
                before[n] = weights.get(l)[n].clone();
            }
            behind = p;
            change(l, rule, p, did(sent, l));
        }
        learned++;
    }

    private int target(int n, int label, int neurons, int y) {
        int high = (int) network.output().outputValues().max();
        boolean meant = neurons == 1 ? label == 1 : n == label;
        return (meant ? high : 0) - y;
    }

    private int back(int l, int shift, int[][] behindWeights, int[] behindErrors, int n, int y) {
        BigInteger sum = BigInteger.ZERO;
        for (int m = 0; m < behindErrors.length; m++) {
            sum = sum.add(BigInteger.valueOf((long) behindWeights[m][n] * behindErrors[m]));
        }
        int d = Math.clamp(half(sum, shift).longValueExact(), -255, 255);
        IntegerLayer layer = network.layers().get(l);
        return switch (layer.model()) {
            case RateNeuron(var _, int _, var _, Activation.Clip(var range)) ->
                range.min() < 0 || 0 < y && y < range.max() ? d : 0;
            case RateNeuron(var _, int _, var _, Activation.Table table) -> {
                int one = 1 << table.outputBits();
                int slope = Math.floorDiv(y * (one - y) + one / 2, one);
                yield half(BigInteger.valueOf((long) d * slope), table.outputBits() - 2)
                        .intValueExact();
            }
            case SpikingNeuron spiking ->
                0 < y
                                && y
                                        < Math.min(
                                                255,
                                                network.ticks()
                                                        * spiking.outputValues().max())
                        ? d
                        : 0;
            default -> throw new AssertionError();
        };
    }

    /** What each address of a source did. */
    private int[] did(int[][][] sent, int source) {
        boolean spikes = source > 0 && network.layers().get(source - 1).model() instanceof SpikingNeuron;
        int[] did = new int[sent[0][source].length];
        for (int[][] tick : sent) {
            for (int i = 0; i < did.length; i++) {
                did[i] = spikes
                        ? Math.min(255, did[i] + tick[source][i])
                        : tick[source][i] != 0 ? tick[source][i] : did[i];
            }
        }
        return did;
    }

    private static int power(LearningRule rule, int error) {
        if (rule.powersFrom().isEmpty()) {
            return error;
        }
        if (Math.abs(error) < rule.powersFrom().getAsInt()) {
            return 0;
        }
        int p = 0;
        while (2 << p <= Math.abs(error)) {
            p++;
        }
        if (Math.abs(error) >= 1.5 * (1 << p)) {
            p++;
        }
        return Integer.signum(error) * (1 << p);
    }

    private void change(int l, LearningRule rule, int[] p, int[] x) {
        boolean any = false;
        for (int error : p) {
            any |= error != 0;
        }
        if (!any) {
            return;
        }
        int k = rule.shift();
        for (int rise : rule.rises()) {
            k += learned >= rise ? 1 : 0;
        }
        int most = (1 << network.layers().get(l).synapses().weightBits() - 1) - 1;
        int largest = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] == 0) {
                continue;
            }
            BigInteger r = BigInteger.ZERO;
            if (rule.rounding() == LearningRule.Rounding.STOCHASTIC) {
                BigInteger draw = BigInteger.valueOf(draw());
                r = k > 16 ? draw.shiftLeft(k - 16) : draw.mod(BigInteger.TWO.pow(k));
            }
            for (int n = 0; n < p.length; n++) {
                BigInteger product = BigInteger.valueOf((long) p[n] * x[i]);
                BigInteger change = rule.rounding() == LearningRule.Rounding.HALF_UP
                        ? half(product, k)
                        : product.add(r).shiftRight(k);
                weights.get(l)[n][i] = Math.clamp(weights.get(l)[n][i] + change.longValueExact(), -most, most);
            }
        }
        if (rule.biasBits() > 0) {
            long m = xLargest(l);
            long factor = rule.biasFactor().isPresent() ? rule.biasFactor().getAsInt() : m * ((m + 1) / 2);
            long end = 1L << rule.biasBits() - 1;
            for (int n = 0; n < p.length; n++) {
                long bias = biases.get(l)[n]
                        + half(BigInteger.valueOf(p[n] * factor), k).longValueExact();
                biases.get(l)[n] = (int) Math.clamp(bias, -end, end - 1);
            }
        }
    }

    private long xLargest(int l) {
        var projection = network.layers().get(l).projections().getFirst();
        boolean spikes = projection.source() >= 0
                && network.layers().get(projection.source()).model() instanceof SpikingNeuron;
        long most = Math.max(projection.values().max(), -projection.values().min());
        return spikes ? Math.min(255, network.ticks() * most) : most;
    }

    private static BigInteger half(BigInteger x, int k) {
        return k == 0 ? x : x.add(BigInteger.TWO.pow(k - 1)).shiftRight(k);
    }
}
