package dev.synfire.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.PortRun.Presented;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.NetworksOfEachKind;
import dev.synfire.integer.NetworksOfEachKind.Kind;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.integer.Seeds;
import dev.synfire.layout.CorePlan;
import dev.synfire.quantize.Quantizer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sample has as many ticks as its marker with {@code last} says, and a reset of one cycle leaves nothing behind: at a
 * core's ports, in the JVM, for every style, encoder and readout, with delays, feedback, lists and planes.
 *
 * <p>{@code -Dsynfire.seed=new} draws other networks, {@code -Dsynfire.seed=N} those of a run that printed N.
 */
@Tag("slow")
class SamplesOfAnyLengthTest {
    private static final int PRESENTED = Integer.getInteger("synfire.presented", 30);

    @TestFactory
    Stream<DynamicTest> compareWithTheGoldenModel() {
        long seed = Seeds.first();
        System.out.println("Samples of any length from seed " + seed + "; repeat with -Dsynfire.seed=" + seed);
        Map<Kind, IntegerNetwork> networks = NetworksOfEachKind.find(NetworksOfEachKind.all(), seed);
        return networks.entrySet().stream().map(entry -> {
            Kind kind = entry.getKey();
            IntegerNetwork network = entry.getValue();
            String name = kind.feature() + ", " + kind.encoder().getSimpleName() + ", " + kind.score();
            return DynamicTest.dynamicTest(
                    name, () -> run(network, AnyCore.plan(network, kind.feature(), seed + 1), seed, PRESENTED));
        });
    }

    /** What the host link sends where a sample is given up after three ticks: a fourth without events that ends it. */
    @ParameterizedTest
    @ValueSource(strings = {"delay", "feedback"})
    void aSampleThatIsGivenUpLeavesNothingBehind(String name) throws URISyntaxException {
        var file = SamplesOfAnyLengthTest.class.getResource("/abandoned/" + name + ".yaml");
        IntegerNetwork network =
                Quantizer.quantize(NetworkFile.read(Path.of(file.toURI()))).network();
        List<Presented> all = new ArrayList<>();
        for (Sample sample : RandomNetworks.samples(network, 7, 8)) {
            all.add(new Presented(sample, 4, false));
            all.add(new Presented(sample, network.ticks(), false));
        }
        run(network, AnyCore.layered(network, 1), 7, all);
    }

    private static void run(IntegerNetwork network, CorePlan plan, long seed, int count) {
        run(network, plan, seed, AnyCore.presented(network, seed, count));
    }

    private static void run(IntegerNetwork network, CorePlan plan, long seed, List<Presented> all) {
        var core = new SynfireCore(new SynfireCore.Params(network, plan));
        try (var dut = Simulation.of(core, seed)) {
            var run = new PortRun(core, dut, seed);
            run.run(all);
            assertTrue(run.compared() > all.size(), "only " + run.compared() + " beats came out");
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + RandomNetworks.describe(network), e);
        }
    }
}
