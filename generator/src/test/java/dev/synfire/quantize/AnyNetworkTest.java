package dev.synfire.quantize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerCurrent;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.network.Network;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every network, however foolish its numbers. */
class AnyNetworkTest {
    @Property(tries = 1000)
    void becomesIntegersThatRunAndAReportWithoutHoles(@ForAll long seed) {
        Network network = RandomRealNetworks.network(seed);
        Quantized quantized = Quantizer.quantize(network);
        assertFalse(quantized.report().text().matches("(?s).*(NaN|Infinity|null).*"), quantized.report()::text);
        Random random = new Random(seed);
        GoldenModel golden = new GoldenModel(quantized.network());
        for (int s = 0; s < 3; s++) {
            golden.run(RandomRealNetworks.sample(network, random));
        }
    }

    /** A membrane that is said never to saturate computes as the widest there is. */
    @Property(tries = 500)
    void neverSaturatesWhereItIsSaidNotTo(@ForAll long seed) {
        Network network = RandomRealNetworks.network(seed);
        Quantized quantized = Quantizer.quantize(network);
        if (quantized.report().text().contains("saturates at")) {
            return;
        }
        GoldenModel narrow = new GoldenModel(quantized.network());
        GoldenModel wide = new GoldenModel(widened(quantized.network()));
        Random random = new Random(seed);
        for (int s = 0; s < 5; s++) {
            Sample sample = RandomRealNetworks.sample(network, random);
            assertEquals(wide.run(sample), narrow.run(sample));
            for (int l = 0; l < network.layers().size(); l++) {
                assertArrayEquals(wide.membranes(l), narrow.membranes(l), quantized.report()::text);
            }
        }
    }

    private static IntegerNetwork widened(IntegerNetwork network) {
        List<IntegerLayer> layers = network.layers().stream()
                .map(layer ->
                        new IntegerLayer(layer.name(), layer.projections(), layer.biases(), widened(layer.model())))
                .toList();
        return new IntegerNetwork(network.name(), network.input(), layers, network.ticks(), network.readout());
    }

    private static IntegerNeuron widened(IntegerNeuron neuron) {
        return switch (neuron) {
            case RateNeuron rate -> rate;
            case TwoVariableNeuron twoVariable -> twoVariable;
            case IntegratorNeuron(IntegerMembrane membrane, var sent) -> new IntegratorNeuron(widened(membrane), sent);
            case SpikingNeuron(IntegerMembrane membrane, IntegerFiring firing) ->
                new SpikingNeuron(widened(membrane), firing);
        };
    }

    private static IntegerMembrane widened(IntegerMembrane membrane) {
        return new IntegerMembrane(
                32,
                membrane.fraction(),
                membrane.decay(),
                membrane.current()
                        .map(current -> new IntegerCurrent(
                                32, current.fraction(), current.decay(), current.feed(), current.drives())),
                membrane.drives());
    }
}
