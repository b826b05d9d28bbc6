package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
    private final Tool placer = FakeTool.placer();

    @TempDir
    Path folder;

    private Finding look() {
        return Tools.look(placer, "/nowhere::" + folder);
    }

    /** What the real programs of Debian 13 print, word for word. */
    @Test
    void theVersionIsTheFirstDottedNumberThatTheToolPrints() {
        List.of(
                        "\"nextpnr-ice40\" -- Next Generation Place and Route (Version 0.7-1+b2)=0.7",
                        "Project Trellis ecppack Version 1.4-2+b4=1.4",
                        "Yosys 0.52 (git sha1 fee39a3284c90249e1d9684cf6944ffbbcbb8f90)=0.52",
                        "Verilator 5.032 2025-01-01 rev (Debian 5.032-1)=5.032",
                        "GNU Make 4.4.1=4.4.1",
                        "Icarus Verilog version 12.0 (stable) ()=12.0")
                .forEach(line -> {
                    String[] halves = line.split("=");
                    Path path = FakeTool.write(folder, "placer", "echo '" + halves[0] + "'");
                    assertEquals(new Finding.Found(placer, path, Optional.of(Version.of(halves[1]))), look());
                });
    }

    @Test
    void aVersionPrintedOnStandardErrorCountsToo() {
        Path path = FakeTool.write(folder, "placer", "[ \"$1\" = -V ] && echo 0.8 >&2");
        assertEquals(path + " is version 0.8", look().summary());
    }

    @Test
    void aToolThatTellsNoVersionNeedsOnlyBeThere() {
        Tool packer = new Tool("packer", Optional.empty(), "pack", "writes the bitstream");
        Path path = FakeTool.write(folder, "packer", "exit 1");
        assertEquals(new Finding.Found(packer, path, Optional.empty()), Tools.look(packer, folder.toString()));
    }

    @Test
    void aMissingToolIsToldWithWhatToDo() {
        Problem problem = assertThrows(Problem.class, () -> Tools.require(look()));
        assertEquals(
                "error[tool-missing]: placer is not on PATH; it places and routes; start Synfire by scripts/synfire, "
                        + "which brings its own tools; or install from Debian 13 or newer, or from an OSS CAD Suite, "
                        + "and put on PATH: nextpnr",
                problem.getMessage());
        assertEquals(3, problem.kind().exitCode());
    }

    @Test
    void aFolderOrAFileThatMayNotBeExecutedIsNotTheTool() throws IOException {
        Files.createDirectory(folder.resolve("placer"));
        assertEquals(new Finding.Missing(placer), look());
        Files.delete(folder.resolve("placer"));
        Files.writeString(folder.resolve("placer"), "");
        assertEquals(new Finding.Missing(placer), look());
    }

    @Test
    void aToolThatIsTooOldIsToldWithBothVersions() {
        Path path = FakeTool.write(folder, "placer", "echo placer 0.6.9");
        assertEquals(path + " is version 0.6.9, at least 0.7 is needed", look().summary());
        assertThrows(Problem.class, () -> Tools.require(look()));
    }

    @Test
    void aToolThatDoesNotWorkIsToldWithItsOwnWords() {
        Path path = FakeTool.write(folder, "placer", "echo libboost.so.1: cannot open; exit 127");
        assertEquals(
                path + " does not work: called with -V it ended with exit code 127 and printed "
                        + "libboost.so.1: cannot open",
                look().summary());
    }

    @Test
    void aToolThatHangsIsBroken() {
        Path path = FakeTool.write(folder, "placer", "exec sleep 1000");
        assertEquals(
                path + " does not work: error[tool-hangs]: placer has not ended after 1 seconds and was stopped, with"
                        + " whatever it had started; it printed nothing; try it by hand: " + path + " -V",
                Tools.look(placer, folder.toString(), Duration.ofSeconds(1)).summary());
    }

    @Test
    void aToolWithoutAnInterpreterIsBroken() throws IOException {
        Path path = FakeTool.write(folder, "placer");
        Files.writeString(path, "#!/no/such/shell\n");
        assertEquals(
                path + " does not work: error[tool-failed]: " + path + " cannot be started: Cannot run program \""
                        + path
                        + "\": Exec failed, error: 2 (No such file or directory) ; "
                        + "check that the file exists and may be executed on this machine",
                look().summary());
    }

    @Test
    void everyToolOfTheTableHasItsPurposeAndPackage() {
        assertEquals(
                List.of(
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
                        "ecpunpack"),
                Tools.ALL.stream().map(Tool::name).toList());
        assertEquals("fpga-icestorm", Tools.ICEPACK.debianPackage());
        assertEquals("writes the bitstream of an iCE40", Tools.ICEPACK.purpose());
        assertEquals(Optional.of(new Tool.Query("-V", Version.of("0.52"))), Tools.YOSYS.query());
    }
}
