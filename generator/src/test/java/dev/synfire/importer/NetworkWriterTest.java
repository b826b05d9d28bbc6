package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.Rounding;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.Pooling;
import dev.synfire.network.RandomGraphs;
import dev.synfire.network.Window;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkWriterTest {
    private static final int NETWORKS = 150;

    @TempDir
    Path folder;

    @Test
    void whatIsReadAgainEqualsWhatWasWritten() throws IOException {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + NETWORKS; seed++) {
            Network network = RandomGraphs.network(seed);
            Path its = folder.resolve("seed" + seed);
            NetworkWriter.write(network, its, List.of("seed " + seed));
            String text = Files.readString(its.resolve("network.yaml"));
            assertEquals(network, NetworkFile.read(its), text);
        }
    }

    @Test
    void adaptiveExponentialNeuronsAreWrittenAndReadAgain() throws IOException {
        Network network = Network.named("cells")
                .input(1)
                .dense(
                        "cell",
                        2,
                        Neurons.adEx().adaptation(2, 60, 100.5).spike(0, -58).steps(3, 1))
                .weights(new double[][] {{500}, {700}})
                .ticks(10)
                .readout(Readout.SPIKE_COUNT);
        NetworkWriter.write(network, folder, List.of());
        assertEquals(network, NetworkFile.read(folder));
    }

    @Test
    void theWordAdexIsTheNeuronOfThePaper() throws IOException {
        Files.writeString(folder.resolve("network.yaml"), """
                synfire: 1
                name: cell
                input: {size: 1, values: [0, 1]}
                ticks: 10
                layers:
                  - dense: 1
                    name: cell
                    weights: [[1000]]
                    neuron: adex
                readout: spikeCount
                """);
        assertEquals(Neurons.adEx(), NetworkFile.read(folder).output().neuron());
    }

    @Test
    void stepsAndHalvesToEvenCodesAreWrittenAndReadAgain() throws IOException {
        Network network = Network.named("steps")
                .input(2)
                .dense("hidden", 2, Neurons.relu().activationBits(4).step(0.3).rounding(Rounding.HALF_EVEN))
                .weights(new double[][] {{1, 2}, {3, 4}})
                .dense(
                        "output",
                        2,
                        Neurons.identity().activationBits(5).step(0.25).maximum(3))
                .weights(new double[][] {{1, 2}, {3, 4}})
                .ticks(1)
                .readout(Readout.ACTIVATION);
        NetworkWriter.write(network, folder, List.of());
        assertEquals(network, NetworkFile.read(folder));
        String text = Files.readString(folder.resolve("network.yaml"));
        assertTrue(text.contains("rounding: halfEven"), text);
        assertTrue(text.contains("step: 0.3"), text);
    }

    @Test
    void theSameNetworkGivesTheSameBytesAndNothingElseIsLeft() throws IOException {
        Network network = RandomGraphs.network(7);
        NetworkWriter.write(network, folder.resolve("a"), List.of());
        NetworkWriter.write(network, folder.resolve("b"), List.of());
        for (String name : new String[] {"network.yaml", "weights.npz"}) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("a").resolve(name)),
                    Files.readAllBytes(folder.resolve("b").resolve(name)));
        }
        try (var files = Files.list(folder.resolve("a"))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void theFileReadsAsAnAuthorWouldWriteIt() throws IOException {
        Network network = Network.named("small-net")
                .input(1, 4, 4)
                .convolution(
                        "conv",
                        2,
                        Window.square(3, 1, 1),
                        Neurons.integrateAndFire().mostSpikes(Firing.MANY))
                .kernel(Vector.of(new double[18]))
                .pool(Pooling.Kind.SUM, Window.square(2, 2, 0))
                .dense("hidden", 2, Neurons.cubaLif(0.5, 0.9).threshold(0.5))
                .weights(Matrix.of(2, 8, new double[16]), Vector.of(0.5, 0))
                .weightBits(4)
                .recurrent(Matrix.of(2, 2, 0, 1, 1, 0))
                .dense("output", 2, Neurons.integrator(0.75))
                .weights(Matrix.of(2, 2, 1, 2, 3, 4))
                .from("conv", new dev.synfire.network.Dense(Matrix.of(2, 32, new double[64])))
                .ticks(5)
                .readout(Readout.MEMBRANE);
        NetworkWriter.write(network, folder, List.of("From model.nir.", "Time step 1 ms."));
        assertEquals("""
                # From model.nir.
                # Time step 1 ms.
                synfire: 1
                name: small-net
                input:
                  dims: [1, 4, 4]
                  values: [0, 1]
                  scale: 1
                ticks: 5
                layers:
                  - conv:
                      channels: 2
                      kernel: 3
                      padding: 1
                    name: conv
                    weights: conv_weight
                    neuron:
                      model: if
                      threshold: 1
                      reset: zero
                      mostSpikes: many
                  - dense: 2
                    name: hidden
                    from:
                      source: conv
                      path:
                        - pool:
                            kind: sum
                            kernel: 2
                    weights: hidden_weight
                    recurrent: hidden_recurrent
                    biases: hidden_bias
                    weightBits: 4
                    neuron:
                      model: cubaLif
                      alpha: 0.5
                      beta: 0.9
                      threshold: 0.5
                      reset: zero
                  - neurons: 2
                    name: output
                    from:
                      - source: hidden
                        path:
                          - dense: 2
                            weights: output_weight
                      - source: conv
                        path:
                          - dense: 2
                            weights: output_weight_2
                    neuron:
                      model: li
                      beta: 0.75
                readout: membrane
                """, Files.readString(folder.resolve("network.yaml")));
        assertEquals(network, NetworkFile.read(folder));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Problem problem =
                assertThrows(Problem.class, () -> NetworkWriter.write(RandomGraphs.network(1), file, List.of()));
        assertEquals("unwritable", problem.code());
        assertEquals(2, problem.kind().exitCode());
    }
}
