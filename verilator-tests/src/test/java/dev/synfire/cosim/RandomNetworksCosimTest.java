package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.Locale;
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
 * <p>Every run draws new seeds and prints them. {@code -Dsynfire.network=SEED} repeats one network;
 * {@code -Dsynfire.networks=N} tries N; {@code -Dsynfire.engine=jvm} runs the designs without Verilator, to try thousands.
 */
class RandomNetworksCosimTest {
    private static final int NETWORKS = 200;
    private static final Engine ENGINE =
            Engine.valueOf(System.getProperty("synfire.engine", "verilator").toUpperCase(Locale.ROOT));

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> theHardwareComputesWhatTheGoldenModelComputes() {
        Long only = Long.getLong("synfire.network");
        if (only != null) {
            return Stream.of(test(only));
        }
        long base = System.nanoTime() / 1000 % 1_000_000_000;
        int networks = Integer.getInteger("synfire.networks", NETWORKS);
        System.out.println("Random networks of seeds " + base + " to " + (base + networks - 1)
                + "; repeat one with -Dsynfire.network=SEED");
        return IntStream.range(0, networks).mapToObj(i -> test(base + i));
    }

    private static DynamicTest test(long seed) {
        return DynamicTest.dynamicTest("network " + seed, () -> {
            RandomCase random = RandomCase.of(seed);
            List<Sample> samples = RandomNetworks.samples(random.network(), seed, random.samples());
            VerifyResult result = random.verifier().in(ENGINE).verify(samples, random.presentation(), Progress.none());
            assertEquals(List.of(), result.first(), () -> random + "\nrepeat with -Dsynfire.network=" + seed);
        });
    }
}
