package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomChains;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.integer.Seeds;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.SharedForm;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Random chains of layers as cores whose layers share one engine and one neuron unit, with random samples and random pauses, against the golden model: some in
 * Verilator, more in the JVM. {@code -Dsynfire.network=SEED} repeats one, {@code -Dsynfire.networks=N} tries N.
 */
class SharedCosimTest {
    private static final int IN_VERILATOR = 2;
    private static final int IN_THE_JVM = 24;
    private static final int LARGEST = 16;
    private static final int SAMPLES = 4;

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> theVerilogComputesWhatTheGoldenModelComputes() {
        return networks(Engine.VERILATOR, IN_VERILATOR);
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> theDesignComputesWhatTheGoldenModelComputes() {
        return networks(Engine.JVM, IN_THE_JVM);
    }

    private static Stream<DynamicTest> networks(Engine engine, int usual) {
        if (!System.getProperty("synfire.engine", engine.name()).equalsIgnoreCase(engine.name())) {
            return Stream.of();
        }
        Long only = Long.getLong("synfire.network");
        long base = Seeds.first();
        System.out.println(
                "Shared cores in " + engine + " from seed " + base + "; repeat one with -Dsynfire.network=SEED");
        return (only != null ? LongStream.of(only) : LongStream.iterate(base, seed -> seed + 1))
                .filter(seed -> SharedForm.missing(network(seed)).isEmpty())
                .limit(Integer.getInteger("synfire.networks", usual))
                .mapToObj(seed ->
                        DynamicTest.dynamicTest("network " + seed + " in " + engine, () -> verify(seed, engine)));
    }

    private static IntegerNetwork network(long seed) {
        return RandomChains.network(seed, seed % 3 == 0 ? 3 * LARGEST : seed % 3 == 1 ? 4 : LARGEST);
    }

    private static void verify(long seed, Engine engine) {
        IntegerNetwork network = network(seed);
        var plan = Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT.in(Optional.of(CoreStyle.SHARED)));
        List<Sample> samples = RandomNetworks.samples(network, seed, SAMPLES);
        Presentation plain = Presentation.plain();
        VerifyResult result = CoreVerifier.of(new SynfireCore(new SynfireCore.Params(network, plan)))
                .in(engine)
                .verify(samples, seed % 5 == 0 ? plain : plain.stalled(seed + 1), Progress.none());
        assertEquals(
                List.of(),
                result.first(),
                () -> RandomNetworks.describe(network) + "\nrepeat with -Dsynfire.network=" + seed);
    }
}
