package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A published trace of another implementation: Lava's fixed-point CPU model of the NIR paper's LIF neuron, 1,000 steps.
 *
 * <p>Its decay takes 163 of 4096 and cuts toward zero, an input spike of weight 10 adds 10 * 2^6 one step later, the
 * threshold is 25 * 2^6: a membrane with six bits of fraction.
 */
public final class LavaTrace {
    private static final Range SPIKES = new Range(0, 1);

    private LavaTrace() {}

    /** One step: whether a spike comes in, which the neuron feels in the next, and what is after it. */
    public record Step(int input, double membrane, double spike) {}

    /** Every step of the trace. */
    public static List<Step> steps() throws IOException {
        try (InputStream file = LavaTrace.class.getResourceAsStream("/nir/lif_lava_cpu_fixed.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(","))
                    .map(cells -> new Step(
                            Integer.parseInt(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2])))
                    .toList();
        }
    }

    /** The neuron in integers. */
    public static IntegerNetwork network() {
        var synapses = new DenseSynapses(1, 1, 5, IntVector.of(10));
        var neuron = new SpikingNeuron(
                16,
                6,
                new Decay(4096 - 163, 12, Rounding.TOWARD_ZERO),
                IntVector.of(25 << 6),
                FiringComparison.ABOVE,
                new Reset.ToZero());
        return new IntegerNetwork(
                "lava",
                new InputPort(1, SPIKES),
                List.of(IntegerLayer.dense("lif", IntegerProjection.INPUT, SPIKES, synapses, IntVector.of(0), neuron)),
                1000,
                new IntegerReadout(Readout.SPIKE_COUNT));
    }
}
