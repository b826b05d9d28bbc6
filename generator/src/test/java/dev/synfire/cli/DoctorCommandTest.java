package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.host.SerialPorts;
import dev.synfire.host.program.UsbDevices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
    private List<UsbDevices.Device> devices = List.of();
    private List<SerialPorts.Candidate> ports = List.of();

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
            "icebox_vlog",
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
        return new CommandLine(
                        new DoctorCommand(folder.toString(), root, path -> new ConnectedBoards(path, devices, ports)))
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
                  icebox_vlog    any      any     DIR/icebox_vlog
                  nextpnr-ecp5   99.1     0.7     DIR/nextpnr-ecp5
                  ecppack        99.1     1.2     DIR/ecppack
                  ecpunpack      any      any     DIR/ecpunpack
                Everything is there.
                Loaders, for synfire program:
                  openFPGALoader missing; it loads most boards; package openfpgaloader
                  iceprog        missing; it loads iCE40 boards with an FTDI programmer; package fpga-icestorm
                  dfu-util       missing; it loads boards with a DFU boot loader; package dfu-util
                Boards:
                  none is connected, or this system does not show USB devices
                Serial ports:
                  none
                """, told());
    }

    @Test
    void boardsAndPortsAreListedWithWhatMayNotBeOpened() throws IOException {
        installAll();
        install("iceprog", "1");
        Path open = Files.writeString(folder.resolve("usb"), "");
        devices = List.of(
                new UsbDevices.Device("0403:6010", "1BitSquared iCEBreaker", Optional.of("ib12"), open),
                new UsbDevices.Device("0403:6015", "FER-RADIONA ULX3S", Optional.empty(), folder.resolve("none")),
                new UsbDevices.Device("1d6b:0002", "a hub", Optional.empty(), open));
        ports = List.of(new SerialPorts.Candidate(
                open.toString(), "iCEBreaker V1.0e", Optional.of("0403:6010"), Optional.of("ib12")));
        assertEquals(0, doctor(Optional.empty()));
        String text = told();
        assertTrue(text.contains("  iceprog        DIR/iceprog\n"), text);
        assertTrue(text.endsWith("""
                Boards:
                  0403:6010      1BitSquared iCEBreaker, serial ib12: alchitry-cu or ecp5-evn or ecpix-5 or go-board or ice40hx8k-b-evn or icebreaker or icestick or versa-ecp5
                  0403:6015      FER-RADIONA ULX3S: ulx3s; this user may not open it, synfire program says how to allow it
                Serial ports:
                  DIR/usb iCEBreaker V1.0e
                """), text);
        out.getBuffer().setLength(0);
        doctor(Optional.empty(), "--json");
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertEquals(
                "[\"alchitry-cu\",\"ecp5-evn\",\"ecpix-5\",\"go-board\",\"ice40hx8k-b-evn\",\"icebreaker\",\"icestick\",\"versa-ecp5\"]",
                report.at("/boards/0/boards").toString());
        assertFalse(report.at("/boards/1/open").asBoolean());
        assertEquals("0403:6010", report.at("/ports/0/usb").asString());
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
        assertTrue(told().contains("""
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
