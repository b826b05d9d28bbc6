package dev.synfire.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
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
import dev.synfire.model.Readout;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpatialSumsTest {
    private static IntegerLayer layer(Range values, int bits, IntVector biases, int... weights) {
        int neurons = biases.size();
        var synapses = new DenseSynapses(weights.length / neurons, neurons, bits, IntVector.of(weights));
        var model = new RateNeuron(
                IntVector.filled(neurons, 1), 0, Rounding.FLOOR, new Activation.Clip(new Range(-100, 100)));
        return IntegerLayer.dense("layer", IntegerProjection.INPUT, values, synapses, biases, model);
    }

    /** x0 - x1 + x2 + 5 is the table's number from 0 on, x0 + (1 - x1) + x2, and 4. */
    @Test
    void threeSpikesAreOneTableAndAConstant() {
        SpatialSums sums = SpatialSums.of(layer(new Range(0, 1), 2, IntVector.of(5), 1, -1, 1));
        SpatialSums.Neuron neuron = sums.neurons().getFirst();
        var table = (SpatialNode.Table) neuron.sum().orElseThrow().node();
        assertEquals(List.of(0, 1, 2), table.inputs());
        assertEquals(List.of(3L, -1L, 2), List.of(table.most(), table.base(), table.width()));
        assertEquals(4, neuron.constant());
        assertEquals(new Range(-1, 7), neuron.currents());
        assertEquals(2, sums.level());
    }

    @Test
    void whatAWeightOfZeroWouldBringIsNotMade() {
        SpatialSums sums = SpatialSums.of(layer(new Range(0, 15), 2, IntVector.of(0), 0, 0, 1, 0));
        assertEquals(
                new SpatialNode.Wire(2, new Range(0, 15), false),
                sums.neurons().getFirst().sum().orElseThrow().node());
    }

    @Test
    void everySumIsThatOfWeightTimesInput() {
        var random = new SplittableRandom(5);
        for (int round = 0; round < 40; round++) {
            Range values = List.of(
                            new Range(0, 1), new Range(-1, 1), new Range(0, 3), new Range(0, 16), new Range(-7, 9))
                    .get(round % 5);
            int bits = 1 + random.nextInt(8);
            int inputs = 1 + random.nextInt(12);
            int most = bits == 1 ? 1 : (1 << (bits - 1)) - 1;
            int[] weights = random.ints(3L * inputs, -most, most + 1)
                    .map(w -> bits == 1 && w == 0 ? 1 : w)
                    .toArray();
            IntVector biases = IntVector.of(random.ints(3, -50, 50).toArray());
            SpatialSums sums = SpatialSums.of(layer(values, bits, biases, weights));
            int[] x = random.ints(inputs, (int) values.min(), (int) values.max() + 1)
                    .toArray();
            for (int n = 0; n < 3; n++) {
                long expected = biases.get(n);
                for (int i = 0; i < inputs; i++) {
                    expected += (long) weights[n * inputs + i] * x[i];
                }
                SpatialSums.Neuron neuron = sums.neurons().get(n);
                long sum = neuron.sum().map(part -> number(part, x)).orElse(0L);
                assertEquals(expected, sum + neuron.constant(), "round " + round);
                assertTrue(neuron.currents().contains(expected));
            }
        }
    }

    private static long number(SpatialOperand part, int[] x) {
        long number =
                switch (part.node()) {
                    case SpatialNode.Wire wire -> (wire.negated() ? -1 : 1) * x[wire.input()] - wire.base();
                    case SpatialNode.Table table -> {
                        long sum = -table.base();
                        for (int i = 0; i < table.inputs().size(); i++) {
                            sum += (long) table.weights().get(i)
                                    * x[table.inputs().get(i)];
                        }
                        yield sum;
                    }
                    case SpatialNode.Sum sum -> number(sum.first(), x) + number(sum.second(), x);
                };
        assertTrue(
                number >= 0 && number <= part.node().most(),
                () -> "not 0 to " + part.node().most());
        return number << part.shift();
    }

    private static IntegerNetwork network(int inputs, int neurons) {
        IntegerLayer layer = layer(new Range(0, 1), 2, IntVector.filled(neurons, 0), new int[inputs * neurons]);
        return new IntegerNetwork(
                "net",
                new InputPort(inputs, new Range(0, 1)),
                List.of(layer),
                1,
                new IntegerReadout(Readout.ACTIVATION));
    }

    @Test
    void aNetworkTooLargeForASpatialCoreIsRefused() {
        var spatial = PlanRequest.DEFAULT.in(Optional.of(CoreStyle.SPATIAL));
        Problem problem =
                assertThrows(Problem.class, () -> Planner.plan(network(1000, 100), Optional.empty(), spatial));
        assertTrue(problem.getMessage().contains("100,000 pairs of input and neuron"), problem.getMessage());
        assertTrue(problem.getMessage().contains("write --style layered"), problem.getMessage());
    }

    @Test
    void autoStaysLayeredWhereThereIsNoSpatialForm() {
        var device = new Device("board", Family.ECP5, 24_000, 100, 0);
        CorePlan large =
                Planner.plan(network(1000, 100), Optional.of(device), PlanRequest.DEFAULT.in(Optional.empty()));
        assertEquals(CoreStyle.LAYERED, large.style());
    }
}
