package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.integer.Seeds;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Random networks, laid out with random lanes, with random samples and random pauses on every stream, in the core as it
 * is shipped and in one with gates between its layers.
 *
 * <p>Some run in Verilator, which takes seconds for each, and more in the JVM, with seeds that are printed: those of
 * {@link Seeds}, {@code -Dsynfire.seed=new} draws others.
 * {@code -Dsynfire.network=SEED} repeats one network; {@code -Dsynfire.networks=N} tries N in each engine;
 * {@code -Dsynfire.engine=jvm} or {@code verilator} leaves the other out.
 */
class RandomNetworksCosimTest {
    private static final int IN_VERILATOR = 100;
    private static final int IN_THE_JVM = 200;

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
        String asked = System.getProperty("synfire.engine", engine.name());
        if (!asked.equalsIgnoreCase(engine.name())) {
            return Stream.of();
        }
        Long only = Long.getLong("synfire.network");
        if (only != null) {
            return Stream.of(test(only, engine));
        }
        long base = Seeds.first();
        int networks = Integer.getInteger("synfire.networks", usual);
        System.out.println("Random networks in " + engine + " of seeds " + base + " to " + (base + networks - 1)
                + "; repeat one with -Dsynfire.network=SEED");
        return IntStream.range(0, networks).mapToObj(i -> test(base + i, engine));
    }

    private static DynamicTest test(long seed, Engine engine) {
        return DynamicTest.dynamicTest("network " + seed + " in " + engine, () -> {
            RandomCase random = RandomCase.of(seed);
            List<Sample> samples = RandomNetworks.samples(random.network(), seed, random.samples());
            VerifyResult result = random.verifier().in(engine).verify(samples, random.presentation(), Progress.none());
            assertEquals(List.of(), result.first(), () -> random + "\nrepeat with -Dsynfire.network=" + seed);
        });
    }
}
