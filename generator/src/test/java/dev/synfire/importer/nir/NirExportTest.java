package dev.synfire.importer.nir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network that goes out for a framework and comes in as that framework reads it spikes as before. */
class NirExportTest {
    private static final int TICKS = 60;

    private static double[][] weights(Random random, int rows, int columns) {
        double[][] weights = new double[rows][];
        for (int n = 0; n < rows; n++) {
            weights[n] = random.doubles(columns, -1, 1.5).toArray();
        }
        return weights;
    }

    /** A network whose neurons reset and fire as the preset has it, since NIR can't say it. */
    private static Network network(Preset preset, long seed) {
        Discretisation how = preset.discretisation();
        Random random = new Random(seed);
        Firing firing = new Firing(
                Vector.of(random.doubles(5, 0.5, 1.5).toArray()),
                how.comparison(),
                how.reset() == Discretisation.ResetTo.SUBTRACT ? new Reset.Subtract() : new Reset.ToZero(),
                how.order(),
                how.mostSpikes(),
                how.floor() == Discretisation.Floor.ZERO ? Optional.of(Vector.of(0)) : Optional.empty());
        return Network.named("n")
                .input(4)
                .dense(5, Neurons.lif(0.8).firing(firing))
                .weights(weights(random, 5, 4))
                .biases(random.doubles(5, -0.2, 0.3).toArray())
                .recurrent(Matrix.of(weights(random, 5, 5)))
                .dense(3, Neurons.integrator(0.9))
                .weights(weights(random, 3, 5))
                .biases(0.25, 0, -0.5)
                .ticks(TICKS)
                .readout(Readout.MEMBRANE);
    }

    @ParameterizedTest
    @EnumSource(names = "LAVA", mode = EnumSource.Mode.EXCLUDE)
    void comesBackTheSame(Preset preset) {
        for (long seed = 0; seed < 20; seed++) {
            Network network = network(preset, seed);
            Discretisation how = preset.discretisation();
            NirExport.Exported exported = NirExport.of(network, how);
            Network again = Lowering.lower(exported.graph(), "again", "n", NirOptions.of(how, TICKS))
                    .network();
            FloatModel before = new FloatModel(network);
            FloatModel after = new FloatModel(again);
            Random random = new Random(seed);
            double spikes = 0;
            for (int tick = 0; tick < TICKS; tick++) {
                double[] input = random.ints(4, 0, 2).asDoubleStream().toArray();
                before.tick(input);
                after.tick(input);
                String where = preset + ", seed " + seed + ", tick " + tick;
                assertEquals(before.outputs(0), after.outputs(0), where);
                for (int n = 0; n < 3; n++) {
                    assertEquals(before.membranes(1).get(n), after.membranes(1).get(n), 1e-9, where);
                }
                spikes += before.outputs(0).stream().sum();
            }
            assertTrue(spikes > 10, "spikes of " + preset + ": " + spikes);
            assertEquals(
                    List.of(),
                    exported.told().stream()
                            .filter(line -> line.contains("NIR"))
                            .toList());
        }
    }

    /** The Braille network through a graph of ours and back still gives the published raster. */
    @Test
    void anImportedNetworkGoesOutAndComesBack() {
        NirOptions options = NirOptions.of(Preset.SNNTORCH.discretisation(), 256);
        Network network = Lowering.lower(
                        NirFile.read(TestFiles.nir("braille_noDelay_bias_zero.nir")), "braille", "braille", options)
                .network();
        NirGraph graph = NirExport.of(network, options.discretisation()).graph();
        Network again = Lowering.lower(graph, "again", "braille", options).network();
        FloatModel model = new FloatModel(again);
        List<String> published = TestFiles.lines("braille_hidden_256x38.csv");
        List<double[]> input = TestFiles.rows("braille_input_256x12.csv");
        int hidden = again.indexOf("lif1_lif");
        for (int tick = 0; tick < 256; tick++) {
            model.tick(input.get(tick));
            StringBuilder raster = new StringBuilder();
            model.outputs(hidden).stream().forEach(spikes -> raster.append(spikes > 0 ? '1' : '0'));
            assertEquals(published.get(tick), raster.toString(), "tick " + tick);
        }
    }

    @Test
    void aSigmoidHasNoNode() {
        Network network = Network.named("n")
                .input(1)
                .dense(1, Neurons.sigmoid())
                .weights(new double[] {1})
                .readout(Readout.ACTIVATION);
        Problem problem = assertThrows(Problem.class, () -> NirExport.of(network, Preset.SNNTORCH.discretisation()));
        assertEquals(
                "layer layer1: error[no-nir-node]: NIR has no node for a sigmoid; export a spiking network; sigmoid, tanh "
                        + "and relu networks go out as ONNX",
                problem.getMessage());
    }
}
