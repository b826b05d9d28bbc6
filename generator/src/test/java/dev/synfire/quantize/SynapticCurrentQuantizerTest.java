package dev.synfire.quantize;

import static dev.synfire.network.Neurons.cubaIntegrator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.CubaLi;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.SynapticCurrent;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Synapses with a decay of their own, and a beta for each neuron, in integers beside real numbers. */
class SynapticCurrentQuantizerTest {
    private static Network network(CubaLi neuron, double... weights) {
        return Network.named("cuba")
                .input(weights.length)
                .dense("layer", 1, neuron)
                .weights(Matrix.of(1, weights.length, weights))
                .weightBits(4)
                .ticks(40)
                .readout(Readout.MEMBRANE);
    }

    @Test
    void numbersThatAreWholeStayWhole() {
        // 3/4 and 1/2 are 3 / 2^2 and 1 / 2^1; the unit of v divides the drive of 1
        var quantized = Quantizer.quantize(network(cubaIntegrator(0.75, 0.5).drive(1), 3, -2));
        var neuron = (IntegratorNeuron) quantized.network().output().model();
        IntegerCurrent current = neuron.membrane().current().orElseThrow();
        assertEquals(IntVector.of(3), current.decay().multipliers());
        assertEquals(2, current.decay().shift());
        assertEquals(IntVector.of(1), neuron.decay().multipliers());
        double unit = quantized.scales().getFirst().membranes().get(0);
        assertEquals(1, current.drive(0) * unit);
        assertEquals(CurrentFeed.NEW, current.feed());
    }

    /** Rounding leaves integer membranes within an eighth of the largest current, as the choice of fraction bits promises. */
    @Property(tries = 100)
    void membranesFollowThoseInRealNumbers(@ForAll long seed) {
        Random random = new Random(seed);
        int neurons = 1 + random.nextInt(4);
        double[] weights = random.doubles((long) neurons * 3, -1, 1).toArray();
        Leak leak = Leak.of(random.doubles(neurons, 0, 0.98).toArray());
        Leak currents = Leak.of(random.doubles(neurons, 0, 0.98).toArray());
        CubaLi neuron = new CubaLi(
                new SynapticCurrent(currents, CurrentFeed.values()[random.nextInt(2)]),
                leak,
                Vector.of(random.nextDouble(-0.2, 0.2)),
                java.util.OptionalInt.empty());
        Network network = Network.named("cuba")
                .input(3)
                .dense("layer", neurons, neuron)
                .weights(Matrix.of(neurons, 3, weights))
                .ticks(40)
                .readout(Readout.MEMBRANE);
        Quantized quantized = Quantizer.quantize(network);
        FloatModel real = new FloatModel(Dequantizer.real(network, quantized));
        GoldenModel golden = new GoldenModel(quantized.network());
        Vector units = quantized.scales().getFirst().membranes();
        double most = 3; // three inputs of weights up to 1
        for (int tick = 0; tick < 40; tick++) {
            int[] input = random.ints(3, 0, 2).toArray();
            real.tick(IntVector.of(input).stream().asDoubleStream().toArray());
            golden.tick(input);
            for (int n = 0; n < neurons; n++) {
                double off = Math.abs(golden.membranes(0)[n] * units.get(n)
                        - real.membranes(0).get(n));
                assertTrue(
                        off <= most / 8,
                        () -> "off by " + off + " in " + quantized.report().text());
            }
        }
    }
}
