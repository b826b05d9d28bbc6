package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.NetworksOfEachKind;
import dev.synfire.integer.NetworksOfEachKind.Feature;
import dev.synfire.integer.NetworksOfEachKind.Kind;
import dev.synfire.integer.SmallNetworks;
import dev.synfire.layout.CoreStyle;
import dev.synfire.model.Readout;
import dev.synfire.plan.PlanRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A core of each style with four-state signals, in Icarus: everything is x before the reset, and nothing that leaves the core is x after
 * it. The bench that is handed over compares with {@code !==}, to which x is a difference. No access goes beyond a memory.
 */
class FourStateTest {
    private static final Pattern MEMORY =
            Pattern.compile("^ *(?:\\(\\*.*\\*\\) *)?reg .*?(\\w+) \\[0:(\\d+)\\];", Pattern.MULTILINE);

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @EnumSource(CoreStyle.class)
    void nothingUnknownLeavesACoreAndNoAccessGoesBeyondAMemory(CoreStyle style)
            throws IOException, InterruptedException {
        Path folder = handOver(style);
        int memories = watch(folder.resolve("rtl"));
        assertTrue(style == CoreStyle.SPATIAL || memories > 0, "no memory is watched");
        String said = icarus(folder);
        assertTrue(said.lines().anyMatch("PASS"::equals), said);
        assertFalse(said.contains("beyond"), said);
    }

    @Test
    void aFlagThatNoResetSetsIsSeen() throws IOException, InterruptedException {
        Path folder = handOver(CoreStyle.LAYERED);
        Path file = folder.resolve("rtl/hidden_neurons.v");
        String text = Files.readString(file);
        String damaged = text.replace("if (rst) fresh <= 1'b1;", "");
        assertFalse(damaged.equals(text), text);
        Files.writeString(file, damaged);
        assertTrue(icarus(folder).lines().anyMatch("FAIL"::equals));
    }

    private Path handOver(CoreStyle style) {
        PlanRequest request = PlanRequest.DEFAULT.in(Optional.of(style));
        Generated generated = Generated.of(network(style), Optional.empty(), request, new Verilog.Options(false));
        return GenerateFlow.handOver(generated, temporary.resolve(style.name()));
    }

    private static IntegerNetwork network(CoreStyle style) {
        if (style != CoreStyle.SHARED) {
            return SmallNetworks.spiking();
        }
        Kind kind = new Kind(Feature.SHARED, Encoder.Direct.class, Readout.SPIKE_COUNT);
        return NetworksOfEachKind.find(List.of(kind), 1).get(kind);
    }

    private static String icarus(Path folder) throws IOException, InterruptedException {
        return Programs.run(
                folder.resolve("rtl"), "sh", "-c", "iverilog -g2001 -o bench *.v ../sim/tb_*.v && vvp -n bench");
    }

    /** Lets every access to a memory say so if its address is beyond the last word; returns how many are watched. */
    private static int watch(Path rtl) throws IOException {
        int watched = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(rtl)) {
            files = all.filter(file -> file.toString().endsWith(".v")).toList();
        }
        for (Path file : files) {
            String text = Files.readString(file);
            StringBuilder checks = new StringBuilder();
            Matcher memories = MEMORY.matcher(text);
            while (memories.find()) {
                String name = memories.group(1);
                Matcher access = Pattern.compile("\\b" + name + "\\[").matcher(text);
                while (access.find()) {
                    String address = address(text, access.end());
                    checks.append("    always @(posedge clk) if (!rst && (" + address + ") > " + memories.group(2)
                            + ") $display(\"beyond " + name + " of " + file.getFileName() + "\");\n");
                    watched++;
                }
            }
            Files.writeString(file, text.replace("endmodule", checks + "endmodule"));
        }
        return watched;
    }

    private static String address(String text, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0) {
            depth += text.charAt(at) == '[' ? 1 : text.charAt(at) == ']' ? -1 : 0;
            at++;
        }
        return text.substring(from, at - 1);
    }
}
