package dev.synfire.importer.nir;

import static dev.synfire.importer.nir.HdfTree.graph;
import static dev.synfire.importer.nir.HdfTree.group;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A leaky neuron whose time constant has no end integrates: snnTorch's beta of 1 becomes tau = inf, r = tau / dt = inf. */
class InfiniteTauTest {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;

    @TempDir
    Path folder;

    private Network network(Preset preset, Map<String, Object> neuron) {
        Map<String, Object> nodes = new LinkedHashMap<>();
        nodes.put("input", group("type", "Input", "shape", new long[] {1}));
        nodes.put("fc", group("type", "Linear", "weight", new double[][] {{0.3}, {0.7}}));
        nodes.put("lif", neuron);
        nodes.put("output", group("type", "Output", "shape", new long[] {2}));
        Path file = HdfTree.write(
                folder.resolve("n.nir"),
                group("version", "1.0", "node", graph(nodes, "input -> fc", "fc -> lif", "lif -> output")));
        return Lowering.lower(NirFile.read(file), "n", "n", NirOptions.of(preset.discretisation(), 10))
                .network();
    }

    private static Map<String, Object> lif(double[] tau, double[] r) {
        return group("type", "LIF", "tau", tau, "r", r, "v_leak", new double[2], "v_threshold", new double[] {1, 1});
    }

    private static Map<String, Object> perfect() {
        return group("type", "IF", "r", new double[] {1, 1}, "v_threshold", new double[] {1, 1});
    }

    private static void same(Network expected, Network actual) {
        FloatModel one = new FloatModel(expected);
        FloatModel other = new FloatModel(actual);
        double spikes = 0;
        for (int tick = 0; tick < 10; tick++) {
            one.tick(new double[] {1});
            other.tick(new double[] {1});
            assertEquals(one.outputs(0), other.outputs(0), "tick " + tick);
            spikes += one.outputs(0).stream().sum();
        }
        assertEquals(true, spikes > 0, "no spike");
    }

    /** With a finite resistance it is the IF of the same preset. */
    @ParameterizedTest
    @EnumSource(names = {"SNNTORCH", "NORSE", "SINABS", "SPYX"})
    void isAnIntegrateAndFireNeuron(Preset preset) {
        Network expected = network(preset, perfect());
        Network actual = network(preset, lif(new double[] {ENDLESS, ENDLESS}, new double[] {1, 1}));
        assertEquals(
                1,
                actual.layers().getFirst().neuron() instanceof dev.synfire.network.neuron.Lif lif
                        ? lif.leak().beta()
                        : 0);
        // Floors of an IF are the preset's own; inputs here are above 0.
        same(expected, actual);
    }

    /** 0.3 a tick is above 1 in the fourth tick, 0.7 in the second. */
    @Test
    void aResistanceWithoutEndIsAGainOfOne() {
        Network network =
                network(Preset.SNNTORCH, lif(new double[] {ENDLESS, ENDLESS}, new double[] {ENDLESS, ENDLESS}));
        FloatModel model = new FloatModel(network);
        for (int tick = 1; tick <= 4; tick++) {
            model.tick(new double[] {1});
            assertEquals(tick == 4 ? 1 : 0, model.outputs(0).get(0), "tick " + tick);
        }
    }

    @Test
    void aResistanceWithoutEndNeedsATimeConstantWithoutEnd() {
        Problem problem = assertThrows(
                Problem.class, () -> network(Preset.SNNTORCH, lif(new double[] {1, 1}, new double[] {1, ENDLESS})));
        assertEquals(
                "n.nir: node lif: error[wrong-node]: 'r' is infinite at 1 and 'tau' is not, expected a finite number;"
                        + " correct the export, or write the node by hand",
                problem.getMessage().replace(folder + "/", ""));
    }
}
