package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DoctorCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    private void install(String name, String version) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho " + version + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void installAll() throws IOException {
        for (String name : new String[] {
            "verilator", "g++", "make", "iverilog", "yosys", "nextpnr-ice40", "icepack", "nextpnr-ecp5", "ecppack"
        }) {
            install(name, "99.1");
        }
    }

    private int doctor(Optional<String> root, String... arguments) {
        return new CommandLine(new DoctorCommand(folder.toString(), root))
                .setOut(new PrintWriter(out))
                .execute(arguments);
    }

    @Test
    void withEveryToolThereAllIsWell() throws IOException {
        installAll();
        assertEquals(0, doctor(Optional.of("/home/me/.cache/synfire/tools-1")));
        String[] lines = out.toString().split("\n");
        assertEquals("Synfire's own tools, in /home/me/.cache/synfire/tools-1:", lines[0]);
        assertTrue(lines[1].startsWith("  java           " + Runtime.version()), lines[1]);
        assertEquals(
                "  verilator      99.1                   at least 5.006   " + folder.resolve("verilator"), lines[2]);
        assertEquals("  icepack        there                  at least any     " + folder.resolve("icepack"), lines[8]);
        assertEquals("Everything is there.", lines[11]);
        assertEquals(12, lines.length);
    }

    @Test
    void aMissingAndAnOldToolAreToldWithWhatToDoAndExitCode3() throws IOException {
        installAll();
        Files.delete(folder.resolve("make"));
        install("yosys", "0.23");
        assertEquals(3, doctor(Optional.empty()));
        String text = out.toString();
        assertTrue(text.startsWith("This machine's tools:\n"), text);
        assertTrue(text.contains("""
                          make           missing                at least 4.0     make is not on PATH
                              It compiles the simulated core: start Synfire by scripts/synfire, which brings its own \
                        tools, or install the package make of Debian 13 or newer, or an OSS CAD Suite, and put it on PATH.
                        """), text);
        assertTrue(text.contains(folder.resolve("yosys") + " is version 0.23, at least 0.52 is needed"), text);
        assertTrue(text.endsWith("2 of 9 tools cannot be used.\n"), text);
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        installAll();
        Files.delete(folder.resolve("make"));
        assertEquals(3, doctor(Optional.empty(), "--json"));
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertFalse(report.get("ok").asBoolean());
        assertEquals(Runtime.version().toString(), report.at("/java/version").asString());
        assertEquals(
                "{\"name\":\"verilator\",\"status\":\"found\",\"path\":\"" + folder.resolve("verilator")
                        + "\",\"version\":\"99.1\",\"minimum\":\"5.006\"}",
                report.at("/tools/0").toString());
        assertEquals("missing", report.at("/tools/2/status").asString());
        assertTrue(report.at("/tools/2/remedy").asString().contains("install the package make of Debian 13"));
    }
}
