package dev.synfire.importer;

import static dev.synfire.network.Neurons.identity;
import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.integrator;
import static dev.synfire.network.Neurons.lif;
import static dev.synfire.network.Neurons.relu;
import static dev.synfire.network.Neurons.sigmoid;
import static dev.synfire.network.Neurons.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.Rounding;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.LearningRule;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are right: each equals the network that the builder makes with the same words. */
class NetworkFileTest {
    @TempDir
    Path folder;

    private Network read(String text) throws IOException {
        Files.writeString(folder.resolve("network.yaml"), text);
        return NetworkFile.read(folder);
    }

    @Test
    void theLeastThatCanBeSaidTakesTheBuildersDefaults() throws IOException {
        Network network = read("""
                synfire: 1
                name: neuron
                input: {size: 2}
                layers:
                  - dense: 1
                    neuron: sigmoid
                    weights: [[2, 3]]
                readout: activation
                """);
        assertEquals(
                Network.named("neuron")
                        .input(2)
                        .dense(1, sigmoid())
                        .weights(new double[] {2, 3})
                        .readout(Readout.ACTIVATION),
                network);
    }

    @Test
    void rulesOfLearningAreRead() throws IOException {
        Network network = read("""
                synfire: 1
                name: learns
                learningSeed: 77
                input: {size: 2}
                layers:
                  - dense: 2
                    name: hidden
                    neuron: relu
                    weights: [[2, 3], [1, -1]]
                    learning: {rule: backpropagation, errorShift: 5, shift: 10, rounding: stochastic, biasBits: 18, biasFactor: 120}
                  - dense: 2
                    name: output
                    neuron: sigmoid
                    weights: [[2, 3], [1, -1]]
                    learning: {rule: delta, shift: 11, rises: [2000, 4000], powersFrom: 4}
                readout: activation
                """);
        assertEquals(
                Network.named("learns")
                        .input(2)
                        .dense("hidden", 2, relu())
                        .weights(new double[][] {{2, 3}, {1, -1}})
                        .learns(LearningRule.backPropagation(10, 5)
                                .stochastic()
                                .biasBits(18)
                                .biasFactor(120))
                        .dense("output", 2, sigmoid())
                        .weights(new double[][] {{2, 3}, {1, -1}})
                        .learns(LearningRule.delta(11).rising(2000, 4000).powersFrom(4))
                        .learningSeed(77)
                        .readout(Readout.ACTIVATION),
                network);
        NetworkWriter.write(network, folder.resolve("again"), List.of());
        assertEquals(network, NetworkFile.read(folder.resolve("again")));
    }

    @Test
    void everyKeyOfARateNetworkIsRead() throws IOException {
        Network network = read("""
                synfire: 1
                name: rates
                input: {size: 1, values: [-4, 15], scale: 1/16}
                layers:
                  - dense: 1
                    name: squash
                    weights: [[-1.5e-1]]
                    biases: [.25]
                    weightBits: 3
                    scales: perLayer
                    neuron: {model: tanh, activationBits: 6, multiplierBits: 12, rounding: floor, maximumError: 0.05}
                  - dense: 2
                    weights: [[1], [2]]
                    neuron: {model: relu, maximum: 4}
                  - dense: 1
                    weights: [[1, 2]]
                    scales: perNeuron
                    neuron: {model: identity, activationBits: 16, rounding: towardZero}
                readout: activation
                """);
        assertEquals(
                Network.named("rates")
                        .input(1)
                        .values(-4, 15)
                        .scale(0.0625)
                        .dense(
                                "squash",
                                1,
                                tanh().activationBits(6)
                                        .multiplierBits(12)
                                        .rounding(Rounding.FLOOR)
                                        .maximumError(0.05))
                        .weights(new double[] {-0.15})
                        .biases(0.25)
                        .weightBits(3)
                        .scales(Scales.PER_LAYER)
                        .dense(2, relu().maximum(4))
                        .weights(new double[] {1}, new double[] {2})
                        .dense(1, identity().activationBits(16).rounding(Rounding.TOWARD_ZERO))
                        .weights(new double[] {1, 2})
                        .readout(Readout.ACTIVATION),
                network);
    }

    @Test
    void everyKeyOfASpikingNetworkIsRead() throws IOException {
        Network network = read("""
                synfire: 1
                name: spikes
                input: {size: 1}
                ticks: 20
                layers:
                  - dense: 1
                    weights: [[1]]
                    neuron: {model: lif, beta: 0.9, leakBits: 8, rounding: floor, threshold: 0.5, reset: subtract,
                             comparison: atOrAbove, membraneBits: 12}
                  - dense: 2
                    weights: [[1], [2]]
                    neuron: {model: if, threshold: [1, 2], reset: {value: -0.2}, comparison: above}
                  - dense: 1
                    weights: [[1, 2]]
                    neuron: {model: lif, beta: 0.75, leakBits: powerOfTwo, reset: zero}
                  - dense: 1
                    weights: [[1]]
                    neuron: {model: li, beta: 0.5}
                readout: membrane
                """);
        assertEquals(
                Network.named("spikes")
                        .input(1)
                        .dense(
                                1,
                                lif(0.9).leakBits(8)
                                        .rounding(Rounding.FLOOR)
                                        .threshold(0.5)
                                        .resetBySubtraction()
                                        .fires(FiringComparison.AT_OR_ABOVE)
                                        .membraneBits(12))
                        .weights(new double[] {1})
                        .dense(2, integrateAndFire().threshold(1, 2).resetTo(-0.2))
                        .weights(new double[] {1}, new double[] {2})
                        .dense(1, lif(0.75).leakByPowerOfTwo())
                        .weights(new double[] {1, 2})
                        .dense(1, integrator(0.5))
                        .weights(new double[] {1})
                        .ticks(20)
                        .readout(Readout.MEMBRANE),
                network);
    }

    @Test
    void weightsComeFromTheNpzBesideTheFile() throws IOException {
        NpyBytes.write(
                folder.resolve("trained.npz"),
                NpyBytes.zip(
                        Map.of(
                                "w", NpyBytes.doubles("(2, 1)", 0.5, -1),
                                "b", NpyBytes.doubles("(2,)", 3, 4)),
                        false));
        Network network = read("""
                synfire: 1
                name: trained
                input: {size: 1}
                weightsFile: trained.npz
                layers:
                  - {dense: 2, neuron: if, weights: w, biases: b}
                readout: spikeCount
                """);
        assertEquals(
                Network.named("trained")
                        .input(1)
                        .dense(2, integrateAndFire())
                        .weights(new double[] {0.5}, new double[] {-1})
                        .biases(3, 4)
                        .readout(Readout.SPIKE_COUNT),
                network);
    }
}
