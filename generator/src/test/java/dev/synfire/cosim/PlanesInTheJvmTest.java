package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Seeds;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Cost;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.tool.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Random networks of convolutions, pooling and full matrices in the JVM, where a read that meets a write gives wrong bits:
 * sizes, strides, padding, dilation, groups, widths, lanes, events with values and spikes, pauses.
 *
 * <p>{@code -Dsynfire.planes=SEED} repeats one; {@code -Dsynfire.planesCount=N} tries N.
 */
@Tag("slow")
class PlanesInTheJvmTest {
    @TestFactory
    Stream<DynamicTest> theHardwareComputesWhatTheGoldenModelComputes() {
        Long only = Long.getLong("synfire.planes");
        long base = only != null ? only : Seeds.first();
        int count = only != null ? 1 : Integer.getInteger("synfire.planesCount", 40);
        System.out.println("Random planes of seeds " + base + " to " + (base + count - 1));
        return LongStream.range(base, base + count)
                .mapToObj(seed -> DynamicTest.dynamicTest("planes " + seed, () -> verify(seed)));
    }

    private static void verify(long seed) {
        var random = new SplittableRandom(seed * 17 + 3);
        IntegerNetwork network = RandomNetworks.planes(seed, 10 + random.nextInt(100));
        List<LayerPlan> plans = new ArrayList<>();
        for (IntegerLayer layer : network.layers()) {
            var auto = MemoryStyle.AUTO;
            int lanes = 1 + random.nextInt(Math.min(12, EngineLayout.mostLanes(layer)));
            plans.add(new LayerPlan(
                    lanes,
                    auto,
                    auto,
                    auto,
                    auto,
                    auto,
                    random.nextBoolean(),
                    2 * random.nextInt(3),
                    random.nextBoolean()));
        }
        var core = new SynfireCore(new SynfireCore.Params(network, new CorePlan(plans, Cost.NONE, true)));
        var plain = Presentation.plain();
        VerifyResult result = CoreVerifier.of(core)
                .in(Engine.JVM)
                .verify(
                        RandomNetworks.samples(network, seed, 3),
                        random.nextBoolean() ? plain.stalled(seed) : plain,
                        Progress.none());
        assertEquals(List.of(), result.first(), () -> RandomNetworks.describe(network) + "\n-Dsynfire.planes=" + seed);
    }
}
