package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses what is handed over as another engineer would: with Icarus and Verilator alone. */
class HandoverTest {
    @TempDir
    private Path temporary;

    @Test
    void theFolderOfANeuronLintsAndItsBenchPasses() throws IOException, InterruptedException {
        Path folder = handOver("neuron");
        lint(folder, "neuron");
        assertEquals("PASS", icarus(folder));
        assertEquals("PASS", verilator(folder));
    }

    @Test
    void theBenchOfSpikingNeuronsPassesInIcarus() throws IOException, InterruptedException {
        Path folder = handOver("digits-lif");
        lint(folder, "digits_lif");
        assertEquals("PASS", icarus(folder));
    }

    @Test
    void theBenchFailsWhereOneGoldenValueIsDamaged() throws IOException, InterruptedException {
        Path folder = handOver("neuron");
        Path bench = folder.resolve("sim/tb_neuron.v");
        for (String table : List.of("events", "winners")) {
            String kept = Files.readString(bench);
            // The lowest bit of the first word: of an event's value, of a winner's score.
            damage(bench, "(" + table + "\\[0\\] = \\d+'h)([0-9a-f]*)([0-9a-f]);", flip(kept, table));
            assertEquals("FAIL", icarus(folder), table);
            Files.writeString(bench, kept);
        }
    }

    @Test
    void theBenchFailsWhereOneLineOfVerilogIsDamaged() throws IOException, InterruptedException {
        Path folder = handOver("neuron");
        damage(folder.resolve("rtl/lane_w3_u4_s8.v"), " \\+ ", " - ");
        assertEquals("FAIL", icarus(folder));
    }

    @Test
    void theBenchFailsWhereNoBeatIsEverHeldUp() throws IOException, InterruptedException {
        Path folder = handOver("neuron");
        damage(folder.resolve("sim/tb_neuron.v"), "assign out_ready = [^;]*;", "assign out_ready = 1'b1;");
        assertEquals("FAIL", icarus(folder));
    }

    @Test
    void theBenchOfACoreThatLearnsComputesItsSamples() throws IOException, InterruptedException {
        IntegerNetwork network = RandomLearning.network(101);
        Generated generated = Generated.of(network, Optional.empty(), PlanRequest.DEFAULT);
        Path folder = GenerateFlow.handOver(generated, temporary.resolve("learning"));
        assertTrue(Files.readString(folder.resolve("README.md")).contains("`label_known`"));
        assertEquals("PASS", icarus(folder));
        assertEquals("PASS", verilator(folder));
    }

    @Test
    void withMemoriesInlineTheBenchRunsInAnyFolder() throws IOException, InterruptedException {
        Path folder = handOver("neuron", new Verilog.Options(false, true));
        try (Stream<Path> files = Files.list(folder.resolve("rtl"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".hex")).toList());
        }
        lint(folder, "neuron");
        Programs.run(folder, "yosys", "-q", "-p", "read_verilog rtl/*.v; synth_ice40 -top neuron_core; check -assert");
        assertEquals(
                "PASS",
                verdict(Programs.run(
                        folder, "sh", "-c", "iverilog -g2001 -Wall -o bench rtl/*.v sim/tb_neuron.v && vvp -n bench")));
        assertEquals("PASS", verilator(folder));
        // 3'h2 is the weight 2 of the network's file, 3'h5 is -3: currents below 0 in place of some far above.
        damage(folder.resolve("rtl/neuron_weights.v"), "words\\[0\\] = 3'h2;", "words[0] = 3'h5;");
        assertEquals("FAIL", icarus(folder));
    }

    private Path handOver(String example) {
        return handOver(example, new Verilog.Options(false));
    }

    private Path handOver(String example, Verilog.Options options) {
        var network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", example)))
                .network();
        Generated generated = Generated.of(network, Optional.empty(), PlanRequest.DEFAULT, options);
        return GenerateFlow.handOver(generated, temporary.resolve(example));
    }

    private static String flip(String bench, String table) {
        String line = bench.lines()
                .filter(its -> its.contains(table + "[0] = "))
                .findFirst()
                .orElseThrow();
        char digit = line.charAt(line.indexOf(';') - 1);
        return "$1$2" + Integer.toHexString(Character.digit(digit, 16) ^ 1) + ";";
    }

    private static void damage(Path file, String pattern, String replacement) throws IOException {
        String text = Files.readString(file);
        String damaged = text.replaceFirst(pattern, replacement);
        assertNotEquals(text, damaged, pattern);
        Files.writeString(file, damaged);
    }

    private static void lint(Path folder, String name) throws IOException, InterruptedException {
        Programs.run(folder, "verilator", "--lint-only", "-Wall", "--top-module", name + "_core", "-f", name + ".f");
        String said = Programs.run(
                folder, "iverilog", "-g2001", "-Wall", "-s", name + "_core", "-o", "lint", "-c", name + ".f");
        assertEquals("", said);
    }

    private static String icarus(Path folder) throws IOException, InterruptedException {
        String said = Programs.run(folder.resolve("rtl"), "sh", "-c", command(folder, "    iverilog"));
        assertFalse(said.contains("warning"), said);
        return verdict(said);
    }

    private static String verilator(Path folder) throws IOException, InterruptedException {
        return verdict(Programs.run(folder.resolve("rtl"), "sh", "-c", command(folder, "    verilator")));
    }

    /** The command that the folder's README gives. */
    private static String command(Path folder, String begin) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("README.md"))) {
            return lines.filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
        }
    }

    private static String verdict(String said) {
        List<String> verdicts = said.lines()
                .filter(line -> line.equals("PASS") || line.equals("FAIL"))
                .toList();
        assertTrue(verdicts.size() == 1, said);
        return verdicts.getFirst();
    }
}
