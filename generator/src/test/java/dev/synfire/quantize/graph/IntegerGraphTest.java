package dev.synfire.quantize.graph;

import static dev.synfire.network.Neurons.lif;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.model.Readout;
import dev.synfire.network.LayerStep;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantizer;
import org.junit.jupiter.api.Test;

/** Whatever a network may hold and the hardware does not is refused by name. */
class IntegerGraphTest {
    private static final Matrix ONES = Matrix.of(2, 2, 1, 1, 1, 1);

    private static void refused(String message, Network network) {
        Problem problem = assertThrows(Problem.class, () -> Quantizer.quantize(network));
        assertEquals(message, problem.getMessage());
        assertEquals(2, problem.kind().exitCode());
    }

    private static LayerStep hidden(Neuron neuron) {
        return Network.named("n").input(2).dense("hidden", 2, neuron).weights(ONES);
    }

    private static void refused(String message, Neuron neuron) {
        refused(message, hidden(neuron).readout(Readout.SPIKE_COUNT));
    }

    @Test
    void neuronsThatTheHardwareDoesNotHave() {
        refused(
                "layer hidden: error[no-hardware-yet]: a reset by subtracting an amount below 0 has no hardware yet;"
                        + " subtract none below 0",
                lif(0.5).resetBySubtracting(-0.5));
    }

    @Test
    void aLayerThatNothingFedForward() {
        refused(
                "layer alone: error[no-hardware-yet]: a layer that is fed by feedback alone has no hardware yet; feed it by"
                        + " the input or an earlier layer too, if need be with weights of 0",
                hidden(lif(0.5))
                        .after("output")
                        .dense("alone", 2, lif(0.5))
                        .weights(ONES)
                        .dense("output", 2, lif(0.5))
                        .weights(ONES)
                        .readout(Readout.SPIKE_COUNT));
    }
}
