package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLayers;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Seeds;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Single layers of random neurons that remember, of every model and option, with random layouts and pauses, simulated in
 * the JVM, which needs no building: so that there are many. {@link RandomNetworksCosimTest} has them in Verilog.
 *
 * <p>Their seeds are those of {@link Seeds}, and are printed. {@code -Dsynfire.neurons=SEED} repeats one; {@code
 * -Dsynfire.neuronLayers=N} tries N.
 */
class RandomNeuronsCosimTest {
    private static final int LAYERS = 40;

    @TestFactory
    Stream<DynamicTest> theHardwareComputesWhatTheGoldenModelComputes() {
        Long only = Long.getLong("synfire.neurons");
        if (only != null) {
            return Stream.of(test(only));
        }
        long base = Seeds.first();
        int layers = Integer.getInteger("synfire.neuronLayers", LAYERS);
        System.out.println("Random neurons of seeds " + base + " to " + (base + layers - 1)
                + "; repeat one with -Dsynfire.neurons=SEED");
        return IntStream.range(0, layers).mapToObj(i -> test(base + i));
    }

    private static DynamicTest test(long seed) {
        return DynamicTest.dynamicTest("neurons " + seed, () -> {
            IntegerNetwork network = RandomLayers.network(seed, 24);
            RandomCase random = RandomCase.of(seed, network);
            VerifyResult result = random.verifier()
                    .in(Engine.JVM)
                    .verify(RandomNetworks.samples(network, seed, 6), random.presentation(), Progress.none());
            assertEquals(List.of(), result.first(), () -> random + "\nrepeat with -Dsynfire.neurons=" + seed);
        });
    }
}
