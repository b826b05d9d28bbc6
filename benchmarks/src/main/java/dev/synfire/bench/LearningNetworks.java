package dev.synfire.bench;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Lfsr;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.model.LearningRule;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.Optional;

/** Integer networks that learn images of 16x16 pixels of 4 bits from scratch, with weights of 8 bits. */
public final class LearningNetworks {
    private static final Range CODES = Range.unsigned(4);

    private LearningNetworks() {}

    /** Ten sigmoids; weights and biases begin at 0. */
    public static IntegerNetwork single(int samples, boolean stochastic) {
        return single("single", 10, samples, stochastic);
    }

    /** As many sigmoids as wanted; weights and biases begin at 0. */
    public static IntegerNetwork single(String name, int neurons, int samples, boolean stochastic) {
        LearningRule rule = LearningRule.delta(9).biasBits(16).biasFactor(15 * 15).rising(samples / 2);
        return new IntegerNetwork(
                name,
                new InputPort(256, CODES),
                List.of(layer(
                        "output",
                        -1,
                        CODES,
                        new int[256 * neurons],
                        sigmoid(neurons, 4),
                        neurons,
                        stochastic ? rule.stochastic() : rule)),
                1,
                new IntegerReadout(Readout.ACTIVATION));
    }

    /** Hidden rectifiers and ten sigmoids; weights begin at random. */
    public static IntegerNetwork hidden(int samples, int neurons, boolean powers) {
        Lfsr lot = new Lfsr(IntegerNetwork.LEARNING_SEED);
        int[] first = drawn(lot, 256, neurons, 61);
        int[] second = drawn(lot, neurons, 10, 31);
        LearningRule back = LearningRule.backPropagation(10, 5)
                .biasBits(18)
                .rising(samples / 3, 2 * samples / 3)
                .stochastic();
        LearningRule delta = LearningRule.delta(11)
                .biasBits(20)
                .rising(samples / 3, 2 * samples / 3)
                .stochastic();
        Range sent = Range.unsigned(8);
        RateNeuron rectifier =
                new RateNeuron(IntVector.filled(neurons, 1), 4, Rounding.HALF_UP, new Activation.Clip(sent));
        return new IntegerNetwork(
                "hidden",
                new InputPort(256, CODES),
                List.of(
                        layer("hidden", -1, CODES, first, rectifier, neurons, powers ? back.powersFrom(1) : back),
                        layer("output", 0, sent, second, sigmoid(10, 7), 10, powers ? delta.powersFrom(4) : delta)),
                1,
                new IntegerReadout(Readout.ACTIVATION));
    }

    /** By address, then by neuron, as rows of neurons. */
    private static int[] drawn(Lfsr lot, int inputs, int neurons, int range) {
        int[] weights = new int[inputs * neurons];
        for (int i = 0; i < inputs; i++) {
            for (int n = 0; n < neurons; n++) {
                weights[n * inputs + i] = lot.draw() % range - range / 2;
            }
        }
        return weights;
    }

    private static IntegerLayer layer(
            String name, int source, Range values, int[] weights, RateNeuron model, int neurons, LearningRule rule) {
        var synapses = new DenseSynapses(weights.length / neurons, neurons, 8, IntVector.of(weights));
        return new IntegerLayer(
                name,
                List.of(new IntegerProjection(source, values, synapses)),
                IntVector.filled(neurons, 0),
                model,
                Optional.of(rule));
    }

    private static RateNeuron sigmoid(int neurons, int shift) {
        FunctionTable table = FunctionTable.standard(FunctionTable.Function.SIGMOID, 8);
        return new RateNeuron(
                IntVector.filled(neurons, 1),
                shift,
                Rounding.HALF_UP,
                new Activation.Table("sigmoid", Activation.Symmetry.COMPLEMENT, 10, 6, 8, 0, table.entries()));
    }
}
