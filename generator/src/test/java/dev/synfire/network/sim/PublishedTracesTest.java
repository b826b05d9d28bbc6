package dev.synfire.network.sim;

import static dev.synfire.network.Neurons.lif;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Neuron;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One LIF neuron with tau = 25 steps and a threshold of 0.1, as six frameworks ran it over 1,000 steps; the formulas are
 * those of their sources. The traces and where they come from: src/test/resources/nir.
 */
class PublishedTracesTest {
    private static final double DECAY = Math.exp(-1 / 25.0);

    private static void reproduces(String framework, double weight, Neuron neuron, Integer... spikes)
            throws IOException {
        Network network = Network.named("trace")
                .input(1)
                .dense("lif", 1, neuron)
                .weights(new double[] {weight})
                .ticks(1000)
                .readout(Readout.MEMBRANE);
        FloatModel model = new FloatModel(network);
        List<Integer> fired = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/nir/lif_" + framework + ".csv"));
        assertEquals(1000, lines.size());
        for (int step = 0; step < lines.size(); step++) {
            double[] columns = Arrays.stream(lines.get(step).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            model.tick(new double[] {columns[0]});
            assertEquals(columns[1], model.membranes(0).get(0), 1e-6, "membrane in step " + step);
            assertEquals(columns[2], model.outputs(0).get(0), "spike in step " + step);
            if (columns[2] != 0) {
                fired.add(step);
            }
        }
        assertEquals(List.of(spikes), fired);
    }

    @Test
    void norseIntegratesByEulerAndResetsToZero() throws IOException {
        reproduces("norse", 0.04, lif(0.96).threshold(0.1), 460, 510, 710, 760);
    }

    @Test
    void snnTorchLeavesTheInputAsItIs() throws IOException {
        reproduces("snntorch", 1, lif(0.96).threshold(2.5), 460, 510, 710, 760);
    }

    @Test
    void nengoIntegratesExactlyAndCountsInThresholds() throws IOException {
        reproduces("nengo", (1 - DECAY) / 0.1, lif(DECAY).threshold(1), 460, 510, 710, 760);
    }

    @Test
    void sinabsDecaysExactlyAndSubtracts() throws IOException {
        Neuron neuron = lif(DECAY)
                .threshold(0.1)
                .fires(FiringComparison.AT_OR_ABOVE)
                .resetBySubtraction()
                .mostSpikes(Firing.MANY)
                .floor(-0.1);
        reproduces("sinabs", 1, neuron, 450, 500, 710, 760);
    }

    @Test
    void rockpoolDecaysExactlyAndSubtracts() throws IOException {
        reproduces("rockpool", 0.04, lif(DECAY).threshold(0.1).resetBySubtraction(), 450, 500, 710, 760);
    }

    @Test
    void spyxFiresAStepLaterAndSubtractsAfterTheUpdate() throws IOException {
        Neuron neuron = lif(0.96).threshold(0.1).resetBySubtraction().order(FiringOrder.FIRE_UPDATE_RESET);
        reproduces("spyx", 0.04, neuron, 461, 511, 711, 761);
    }
}
