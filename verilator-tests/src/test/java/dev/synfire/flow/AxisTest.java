package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.cosim.Verilated;
import dev.synfire.handover.Front;
import dev.synfire.handover.bus.AxisRun;
import dev.synfire.handover.bus.AxisWrapper;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AXI4-Stream wrapper in Verilog, around the core that lies beside it. */
class AxisTest {
    @TempDir
    private Path temporary;

    @Test
    void resultsInVerilatorAreThoseOfTheGoldenModel() {
        // Seed 2 reports winners, seed 6 all scores.
        for (long seed : new long[] {2, 6}) {
            IntegerNetwork network = RandomNetworks.network(seed);
            var wrapper = new AxisWrapper(Generated.of(network, Optional.empty(), PlanRequest.DEFAULT)
                    .core()
                    .params());
            try (var dut = Verilated.of(wrapper)) {
                int waited = new AxisRun(wrapper, dut, seed).run(RandomNetworks.samples(network, seed, 12));
                assertTrue(waited > 0, RandomNetworks.describe(network));
            }
        }
    }

    @Test
    void theWrapperLintsWithTheFilesBesideItAndIsSmall() throws IOException, InterruptedException {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "digits-lif")))
                .network();
        Generated generated = Generated.of(network, Optional.empty(), PlanRequest.DEFAULT);
        Path folder = GenerateFlow.handOver(generated, Set.of(Front.AXIS), temporary.resolve("digits"));
        String readme = Files.readString(folder.resolve("README.md"));
        // Pixels of 5 bits lie above the address.
        assertTrue(readme.contains("value in bits 16 to 20; bit 31 is 1 for a marker"), readme);
        Programs.run(
                folder, "verilator", "--lint-only", "-Wall", "--top-module", "digits_lif_axis", "-f", "digits_lif.f");
        String said = Programs.run(
                folder, "iverilog", "-g2001", "-Wall", "-s", "digits_lif_axis", "-o", "lint", "-c", "digits_lif.f");
        assertEquals("", said);
        String statistics = Programs.run(
                folder,
                "yosys",
                "-p",
                "read_verilog bus/digits_lif_axis.v; read_verilog -lib rtl/digits_lif_core.v;"
                        + " synth_ice40 -top digits_lif_axis; stat");
        String last = statistics.substring(statistics.lastIndexOf("Printing statistics"));
        int cells = Pattern.compile("SB_\\w+\\s+(\\d+)|(\\d+)\\s+SB_\\w+")
                .matcher(last)
                .results()
                .mapToInt(AxisTest::number)
                .sum();
        assertTrue(cells >= 2 && cells <= 150, last);
    }

    private static int number(MatchResult found) {
        return Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1));
    }
}
