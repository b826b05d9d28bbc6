package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.handover.Front;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a core with registers on every bus, as another engineer gets it. */
class RegistersTest {
    @TempDir
    private static Path temporary;

    private static final List<String> BUSES = List.of("axil", "wishbone", "apb");

    @Test
    void everyWrapperLintsWithTheFilesOfTheListAndTakesFewCells() throws IOException, InterruptedException {
        Path folder = folder();
        for (String bus : BUSES) {
            String top = "digits_sigmoid_" + bus;
            Programs.run(folder, "verilator", "--lint-only", "-Wall", "--top-module", top, "-f", "digits_sigmoid.f");
            assertEquals(
                    "",
                    Programs.run(
                            folder, "iverilog", "-g2001", "-Wall", "-s", top, "-o", "lint", "-c", "digits_sigmoid.f"));
            int cells = cells(folder, top);
            assertTrue(cells > 50 && cells <= 150, top + " has " + cells + " cells");
        }
    }

    /** Look-up tables and flip-flops, never fewer than logic cells of an iCE40. Core and queue are left out. */
    private static int cells(Path folder, String top) throws IOException, InterruptedException {
        String said = Programs.run(
                folder,
                "yosys",
                "-p",
                "read_verilog bus/" + top + ".v bus/digits_sigmoid_registers.v;"
                        + " read_verilog -lib rtl/digits_sigmoid_core.v bus/digits_sigmoid_event_queue.v;"
                        + " synth_ice40 -top " + top + "; stat");
        String last = said.substring(said.lastIndexOf("Printing statistics"));
        return Pattern.compile("(SB_\\w+) +(\\d+)|(\\d+) +(SB_\\w+)")
                .matcher(last)
                .results()
                .filter(found -> name(found).matches("SB_LUT4|SB_DFF.*"))
                .mapToInt(RegistersTest::number)
                .sum();
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(4) : found.group(1);
    }

    private static int number(MatchResult found) {
        return Integer.parseInt(found.group(2) == null ? found.group(3) : found.group(2));
    }

    @Test
    void allDescriptionsHaveTheSameRegisters() throws Exception {
        Path folder = folder();
        Set<String> header = found(folder, "sw/digits_sigmoid.h", "#define DIGITS_SIGMOID_(\\w+)_OFFSET 0x(\\w+)u");
        assertEquals(15, header.size());
        assertTrue(header.contains("event_in 18"), header.toString());
        assertEquals(header, found(folder, "registers/digits_sigmoid.rdl", "\\} (\\w+) @ 0x(\\w+);"));
        assertEquals(header, found(folder, "registers/digits_sigmoid.md", "\\| `0x(\\w+)` \\| `(\\w+)`"));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("registers/digits_sigmoid.svd").toFile());
        var names = document.getElementsByTagName("register");
        Set<String> svd = new HashSet<>();
        for (int i = 0; i < names.getLength(); i++) {
            var children = names.item(i).getChildNodes();
            String name = "";
            for (int c = 0; c < children.getLength(); c++) {
                var child = children.item(c);
                if (child.getNodeName().equals("name")) {
                    name = child.getTextContent();
                } else if (child.getNodeName().equals("addressOffset")) {
                    svd.add(name + " " + child.getTextContent().substring(2));
                }
            }
        }
        assertEquals(header, svd);
    }

    private static Set<String> found(Path folder, String file, String pattern) throws IOException {
        Set<String> registers = new HashSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(folder.resolve(file)));
        while (matcher.find()) {
            boolean offsetFirst = pattern.startsWith("\\|");
            String name = matcher.group(offsetFirst ? 2 : 1);
            registers.add(name.toLowerCase(Locale.ROOT) + " " + matcher.group(offsetFirst ? 1 : 2));
        }
        return registers;
    }

    private static Path folder() {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "digits-sigmoid")))
                .network();
        Generated generated = Generated.of(network, Optional.empty(), PlanRequest.DEFAULT);
        return GenerateFlow.handOver(
                generated, Set.of(Front.AXIS, Front.AXIL, Front.WISHBONE, Front.APB), temporary.resolve("digits"));
    }
}
