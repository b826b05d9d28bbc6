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
            "verilator",
            "g++",
            "make",
            "iverilog",
            "yosys",
            "nextpnr-ice40",
            "icepack",
            "iceunpack",
            "nextpnr-ecp5",
            "ecppack",
            "ecpunpack"
        }) {
            install(name, "99.1");
        }
    }

    private String told() {
        return out.toString()
                .replace(folder.toString(), "DIR")
                .replaceAll("(?m)^(  java +)[0-9.]+ +(25 +).*", "$1JAVA     $2JHOME");
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
        assertEquals("""
                Synfire's own tools, in /home/me/.cache/synfire/tools-1:
                                 version  oldest  where
                  java           JAVA     25      JHOME
                  verilator      99.1     5.006   DIR/verilator
                  g++            99.1     12      DIR/g++
                  make           99.1     4.0     DIR/make
                  iverilog       99.1     11.0    DIR/iverilog
                  yosys          99.1     0.52    DIR/yosys
                  nextpnr-ice40  99.1     0.7     DIR/nextpnr-ice40
                  icepack        any      any     DIR/icepack
                  iceunpack      any      any     DIR/iceunpack
                  nextpnr-ecp5   99.1     0.7     DIR/nextpnr-ecp5
                  ecppack        99.1     1.2     DIR/ecppack
                  ecpunpack      any      any     DIR/ecpunpack
                Everything is there.
                """, told());
    }

    @Test
    void aMissingAndAnOldToolAreToldWithWhatToDoAndExitCode3() throws IOException {
        installAll();
        Files.delete(folder.resolve("make"));
        install("yosys", "0.23");
        assertEquals(3, doctor(Optional.empty()));
        assertTrue(told().startsWith("This machine's tools:\n"), told());
        assertTrue(told().contains("  make           missing  4.0     make is not on PATH\n"), told());
        assertTrue(
                told().contains(
                                "  yosys          too old  0.52    DIR/yosys is version 0.23, at least 0.52 is needed\n"),
                told());
        assertTrue(told().endsWith("""
                        To be mended: make, yosys. Start Synfire by scripts/synfire, which brings its own tools; \
                        or install from Debian 13 or newer, or from an OSS CAD Suite, and put on PATH: make, yosys.
                        """), told());
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        installAll();
        Files.delete(folder.resolve("make"));
        assertEquals(3, doctor(Optional.empty(), "--json"));
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertFalse(report.get("ok").asBoolean());
        assertTrue(report.at("/java/version").asString().startsWith("25"), report.toString());
        assertEquals(
                "{\"name\":\"verilator\",\"status\":\"found\",\"path\":\"" + folder.resolve("verilator")
                        + "\",\"version\":\"99.1\",\"minimum\":\"5.006\"}",
                report.at("/tools/0").toString());
        assertEquals("missing", report.at("/tools/2/status").asString());
        assertTrue(report.at("/tools/2/remedy").asString().contains("PATH: make"));
    }
}
