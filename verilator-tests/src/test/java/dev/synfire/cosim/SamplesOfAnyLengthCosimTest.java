package dev.synfire.cosim;

import dev.synfire.core.AnyCore;
import dev.synfire.core.PortRun;
import dev.synfire.core.SynfireCore;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.NetworksOfEachKind;
import dev.synfire.integer.NetworksOfEachKind.Feature;
import dev.synfire.integer.NetworksOfEachKind.Kind;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Seeds;
import dev.synfire.model.Readout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What SamplesOfAnyLengthTest does in the JVM for every encoder and readout, in Verilator for one network of each feature:
 * whole, shortened and too long samples and resets of one cycle. {@code -Dsynfire.seed=N} repeats a run that printed N.
 */
class SamplesOfAnyLengthCosimTest {
    private static final int PRESENTED = 60;

    @TestFactory
    Stream<DynamicTest> compareWithTheGoldenModel() {
        long seed = Seeds.first();
        System.out.println("Samples of any length in Verilator from seed " + seed);
        List<Kind> kinds = Arrays.stream(Feature.values())
                .map(feature -> new Kind(feature, Encoder.Direct.class, Readout.SPIKE_COUNT))
                .toList();
        Map<Kind, IntegerNetwork> networks = NetworksOfEachKind.find(kinds, seed);
        return networks.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().feature().toString(),
                        () -> run(entry.getKey().feature(), entry.getValue(), seed)));
    }

    private static void run(Feature feature, IntegerNetwork network, long seed) {
        var core = new SynfireCore(new SynfireCore.Params(network, AnyCore.plan(network, feature, seed + 2)));
        BuildOptions options = BuildOptions.TEST.visible(Set.of()).optimized(BuildOptions.Optimization.NONE);
        try (var dut = Verilated.of(Verilog.emit(core), options, (int) (1 + seed % 1000))) {
            new PortRun(core, dut, seed).run(AnyCore.presented(network, seed, PRESENTED));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + RandomNetworks.describe(network), e);
        }
    }
}
