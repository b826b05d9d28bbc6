package dev.synfire.network.sim;

import static dev.synfire.network.Neurons.identity;
import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.integrator;
import static dev.synfire.network.Neurons.lif;
import static dev.synfire.network.Neurons.relu;
import static dev.synfire.network.Neurons.sigmoid;
import static dev.synfire.network.Neurons.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected number was worked out by hand; the working stands beside it. */
class FloatModelTest {
    private static double activation(Neuron neuron, double weight, double input) {
        Network network = Network.named("n")
                .input(1)
                .values(-9, 9)
                .dense(1, neuron)
                .weights(new double[] {weight})
                .readout(Readout.ACTIVATION);
        return new FloatModel(network).run(List.of(Vector.of(input))).scores().get(0);
    }

    /** The membranes after each tick of one neuron with weight 1 that gets these inputs. */
    private static List<Double> membranes(Neuron neuron, double... inputs) {
        Network network = Network.named("n")
                .input(1)
                .dense(1, neuron)
                .weights(new double[] {1})
                .ticks(inputs.length)
                .readout(Readout.MEMBRANE);
        FloatModel model = new FloatModel(network);
        List<Double> membranes = new ArrayList<>();
        for (double input : inputs) {
            model.tick(new double[] {input});
            membranes.add(model.membranes(0).get(0));
        }
        return membranes;
    }

    @Test
    void theTextbookNeuronHasACurrentOf9AndAnActivationOf099988() {
        Network network = Network.named("neuron")
                .input(2)
                .values(0, 15)
                .dense(1, sigmoid())
                .weights(new double[] {2, 3})
                .biases(1)
                .readout(Readout.ACTIVATION);
        FloatModel model = new FloatModel(network);
        FloatModel.Result result = model.run(List.of(Vector.of(1, 2)));
        assertEquals(9, model.currents(0).get(0)); // 2 * 1 + 3 * 2 + 1
        assertEquals(0.99988, result.scores().get(0), 0.000005);
    }

    @Test
    void rateNeuronsComputeTheirFunctions() {
        assertEquals(0.5, activation(sigmoid(), 3, 0));
        assertEquals(0.2689414213699951, activation(sigmoid(), 1, -1), 1e-15); // 1 / (1 + e)
        assertEquals(0.7615941559557649, activation(tanh(), 1, 1), 1e-15); // (e^2 - 1) / (e^2 + 1)
        assertEquals(0, activation(relu(), 1, -2));
        assertEquals(6, activation(relu(), 3, 2));
        assertEquals(4, activation(relu().maximum(4), 3, 2));
        assertEquals(-6, activation(identity(), 3, -2));
        assertEquals(-4, activation(identity().maximum(4), 3, -2));
    }

    @Test
    void aMembraneLeaksFiresAboveItsThresholdAndIsSetToZero() {
        // 0.75; 0.375 + 0.5 = 0.875; 0.4375 + 0.75 = 1.1875 > 1 fires; 0.25
        assertEquals(List.of(0.75, 0.875, 0.0, 0.25), membranes(lif(0.5), 0.75, 0.5, 0.75, 0.25));
    }

    @Test
    void aMembraneAtItsThresholdFiresOnlyWhenAskedTo() {
        assertEquals(List.of(0.5, 1.0, 0.0), membranes(integrateAndFire(), 0.5, 0.5, 0.5));
        assertEquals(
                List.of(0.5, 0.0, 0.5),
                membranes(integrateAndFire().fires(FiringComparison.AT_OR_ABOVE), 0.5, 0.5, 0.5));
    }

    @Test
    void aSpikeSubtractsTheThresholdOrSetsAValue() {
        // 1.5 fires: 0.5; 1.0 does not; 2.5 fires: 1.5
        assertEquals(List.of(0.5, 1.0, 1.5), membranes(integrateAndFire().resetBySubtraction(), 1.5, 0.5, 1.5));
        assertEquals(List.of(-0.25, 0.25), membranes(integrateAndFire().resetTo(-0.25), 1.5, 0.5));
    }

    @Test
    void anIntegratorNeverFires() {
        assertEquals(List.of(4.0, 3.0, 2.5), membranes(integrator(0.5), 4, 1, 1));
    }

    @Test
    void spikesReachTheNextLayerInTheSameTickAndAreCounted() {
        // Neuron 0 gets 1 a tick, above 0.75: fires in each of 3 ticks. Neuron 1 gets 0.5: fires when it holds 1.
        Network network = Network.named("n")
                .input(1)
                .dense("hidden", 2, integrateAndFire().threshold(0.75))
                .weights(new double[] {1}, new double[] {0.5})
                .dense("output", 2, integrateAndFire().threshold(0.5))
                .weights(new double[] {0, 1}, new double[] {1, 0})
                .ticks(3)
                .readout(Readout.SPIKE_COUNT);
        FloatModel.Result result = new FloatModel(network).run(List.of(Vector.of(1)));
        assertEquals(Vector.of(1, 3), result.scores());
        assertEquals(1, result.label());
    }

    @Test
    void aSampleStartsFromZeroAndTheLowestIndexWinsATie() {
        Network network = Network.named("n")
                .input(1)
                .dense(2, integrator(1))
                .weights(new double[] {1}, new double[] {1})
                .ticks(2)
                .readout(Readout.MEMBRANE);
        FloatModel model = new FloatModel(network);
        model.run(List.of(Vector.of(1)));
        FloatModel.Result result = model.run(List.of(Vector.of(1), Vector.of(0)));
        assertEquals(Vector.of(1, 1), result.scores());
        assertEquals(0, result.label());
        assertThrows(
                IllegalArgumentException.class, () -> model.run(List.of(Vector.of(1), Vector.of(1), Vector.of(1))));
    }
}
