package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.network.Neurons;
import dev.synfire.network.neuron.AdEx;
import dev.synfire.network.tensor.Vector;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.Planner;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adaptive exponential neurons that spike, in Verilog and in the JVM, against the golden model: v, w and spikes in every tick. */
class AdExCosimTest {
    private static final int TICKS = 400;

    /** The numbers of the paper for all. */
    private static AdEx alike() {
        return Neurons.adEx().steps(3, 0);
    }

    /** Several steps in a tick, and numbers for each neuron. */
    private static AdEx each() {
        return new AdEx(
                Vector.of(281, 200, 100),
                10,
                Vector.of(-70.6, -70, -65),
                -50.4,
                2,
                Vector.of(144, 40, 30),
                Vector.of(4, 2, -0.5),
                Vector.of(80.5, 60, 10),
                Vector.of(-70.6, -48.5, -47),
                20,
                3,
                1,
                12);
    }

    private static IntegerNetwork network(AdEx neuron) {
        Network network = Network.named("adex")
                .input(2)
                .values(-8, 7)
                .dense("cells", 3, neuron)
                .weights(new double[][] {{250, 100}, {220, -50}, {210, 90}})
                .ticks(TICKS)
                .readout(Readout.SPIKE_COUNT);
        return Quantizer.quantize(network).network();
    }

    private static Sample sample() {
        var random = new SplittableRandom(11);
        return new Sample(IntStream.range(0, TICKS)
                .mapToObj(_ -> IntVector.of(random.nextInt(2, 8), random.nextInt(-8, 8)))
                .toList());
    }

    @ParameterizedTest
    @CsvSource({"false, JVM", "false, VERILATOR", "true, JVM", "true, VERILATOR"})
    void theHardwareComputesWhatTheGoldenModelComputes(boolean different, Engine engine) {
        IntegerNetwork network = network(different ? each() : alike());
        var plan = Planner.plan(network, Optional.empty(), new Lanes.Fixed(2));
        VerifyResult result = CoreVerifier.of(new SynfireCore(new SynfireCore.Params(network, plan)))
                .in(engine)
                .verify(List.of(sample(), sample()), Presentation.plain().stalled(5), Progress.none());
        assertEquals(List.of(), result.first());
        assertEquals(2 * TICKS, result.ticks());
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void itsNeuronsSpike(boolean different) {
        GoldenModel golden = new GoldenModel(network(different ? each() : alike()));
        int[] spikes = new int[3];
        for (IntVector frame : sample().frames()) {
            golden.tick(frame.toArray());
            IntStream.range(0, 3).forEach(n -> spikes[n] += golden.outputs(0)[n]);
        }
        assertTrue(spikes[0] > 0 && spikes[1] > 0 && spikes[2] > 0, () -> IntVector.of(spikes)
                .toString());
    }
}
