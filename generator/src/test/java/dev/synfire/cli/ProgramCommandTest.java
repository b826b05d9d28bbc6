package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.Boards;
import dev.synfire.cosim.Engine;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.DesignFile;
import dev.synfire.host.virtual.BoardServer;
import dev.synfire.host.virtual.SimulatedBoard;
import dev.synfire.host.virtual.TcpEndpoint;
import dev.synfire.host.virtual.VirtualBoards;
import dev.synfire.importer.NetworkFile;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.quantize.Quantizer;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Loaders that only write down how they were called, and virtual boards at TCP ports. */
@Timeout(120)
class ProgramCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int program(String... arguments) {
        return new CommandLine(new ProgramCommand(folder.resolve("bin").toString()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(Synfire.commandLine().getExecutionExceptionHandler())
                .execute(arguments);
    }

    /** A loader; each call adds a line to the file calls. */
    private void loader(String name, String... lines) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path file = Files.writeString(
                bin.resolve(name),
                "#!/bin/sh\necho " + name + " \"$@\" >>" + folder.resolve("calls") + "\n" + String.join("\n", lines)
                        + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String calls() throws IOException {
        return Files.readString(folder.resolve("calls")).replace(folder.toString(), "DIR");
    }

    private static BuildFlow flow(String example, String board) {
        Network network = NetworkFile.read(Path.of("..", "examples", example));
        return new BuildFlow(
                Quantizer.quantize(network).network(),
                Optional.empty(),
                new BuildFlow.Options(Boards.find(board), PlanRequest.DEFAULT, Optional.empty(), 0),
                Progress.none());
    }

    /** A folder as build leaves it, with another file in the bitstream's place. */
    private Path build(BuildFlow flow) throws IOException {
        Path build = Files.createDirectories(folder.resolve("build"));
        Files.writeString(build.resolve("top.bin"), "bits");
        Files.writeString(build.resolve(DesignFile.NAME), flow.designFile("top.bin"));
        return build;
    }

    private interface Client {
        void talk(String address) throws IOException;
    }

    private static void serve(BuildFlow flow, Client client) throws IOException, InterruptedException {
        AtomicBoolean ends = new AtomicBoolean();
        try (TcpEndpoint endpoint = TcpEndpoint.open(0)) {
            Thread server = new Thread(() -> {
                try (SimulatedBoard board = VirtualBoards.bytes(flow, Engine.JVM, Progress.none())) {
                    new BoardServer(board, endpoint).run(ends::get);
                }
            });
            server.start();
            try {
                client.talk(endpoint.address());
            } finally {
                ends.set(true);
                server.join();
            }
        }
    }

    @Test
    void aBoardAsItIsSoldIsLoadedAndAskedForItsNetwork() throws IOException, InterruptedException {
        BuildFlow flow = flow("iris", "icebreaker");
        Path build = build(flow);
        loader("iceprog");
        serve(flow, address -> assertEquals(0, program(build.toString(), "--on", address), err::toString));
        assertEquals("iceprog DIR/build/top.bin\n", calls());
        assertTrue(
                out.toString()
                        .startsWith(
                                "loaded " + build.resolve("top.bin") + " into the flash chip\niris answers at socket:"),
                out.toString());
    }

    @Test
    void anotherNetworkOnTheBoardIsFound() throws IOException, InterruptedException {
        Path build = build(flow("iris", "icebreaker"));
        loader("iceprog");
        serve(
                flow("digits-sigmoid", "icebreaker"),
                address -> assertEquals(1, program(build.toString(), "--on", address)));
        assertTrue(
                err.toString().contains("error[another-network]: the board runs digits-sigmoid with hash "),
                err.toString());
    }

    @Test
    void serialNumbersAndMemoriesGoToTheLoaderAsItTakesThem() throws IOException {
        Path build = build(flow("iris", "icebreaker"));
        loader("iceprog");
        assertEquals(0, program(build.toString(), "--no-check", "--sram", "--serial", "ib12"), err::toString);
        Path other = build(flow("iris", "ulx3s-12f"));
        loader("openFPGALoader");
        assertEquals(0, program(other.toString(), "--no-check", "--serial", "K00"), err::toString);
        assertEquals(0, program(other.toString(), "--no-check", "--flash"), err::toString);
        assertEquals(
                List.of(
                        "iceprog -d s:0x0403:0x6010:ib12 -S DIR/build/top.bin",
                        "openFPGALoader --ftdi-serial K00 -b ulx3s DIR/build/top.bin",
                        "openFPGALoader -b ulx3s -f DIR/build/top.bin"),
                calls().lines().toList());
    }

    @Test
    void weightsThatTheCoreReadsFromTheFlashAreWrittenThere() throws IOException {
        Path build = build(flow("mnist-lif", "icebreaker"));
        loader("iceprog");
        assertEquals(2, program(build.toString(), "--no-check", "--sram"));
        assertEquals(
                "--sram: error[unused-option]: this core reads weights from the flash chip; leave it out\n",
                err.toString());
        assertEquals(0, program(build.toString(), "--no-check"));
        assertEquals("iceprog DIR/build/top.bin\n", calls());
    }

    @Test
    void severalStepsRunInOrderUntilOneFails() throws IOException {
        Path board = Files.createDirectories(folder.resolve("icebreaker")).resolve("board.yaml");
        String text = Files.readString(Path.of("..", "fpga-boards", "icebreaker", "board.yaml"));
        Files.writeString(
                board,
                text.replace(
                        "  flash: iceprog BITSTREAM\n",
                        "  flash:\n    - one BITSTREAM BITSTREAM.dfu\n    - two -D BITSTREAM.dfu\n"));
        Path build = build(flow("iris", "icebreaker"));
        loader("one");
        loader("two", "echo 'Cannot open DFU device: LIBUSB_ERROR_ACCESS'", "exit 74");
        assertEquals(3, program(build.toString(), "--board", board.toString(), "--no-check", "--serial", "ib12"));
        assertEquals(
                "one DIR/build/top.bin DIR/build/top.bin.dfu\ntwo -d s:0x0403:0x6010:ib12 -D DIR/build/top.bin.dfu\n",
                calls());
        assertEquals(
                "icebreaker: error[no-permission]: two may not open the board: Cannot open DFU device:"
                        + " LIBUSB_ERROR_ACCESS; let users open it: echo 'SUBSYSTEM==\"usb\","
                        + " ATTR{idVendor}==\"0403\", ATTR{idProduct}==\"6010\", TAG+=\"uaccess\"' | sudo tee"
                        + " /etc/udev/rules.d/70-synfire.rules && sudo udevadm control --reload && sudo udevadm trigger\n",
                err.toString());
    }

    @Test
    void aMissingBoardAndAMissingLoaderAreReported() throws IOException {
        Path build = build(flow("iris", "icebreaker"));
        assertEquals(3, program(build.toString(), "--no-check"));
        assertTrue(err.toString().contains("error[tool-missing]: iceprog is not on PATH"), err.toString());
        err.getBuffer().setLength(0);
        loader(
                "iceprog",
                "echo \"Can't find iCE FTDI USB device (vendor_id 0x0403, device_id 0x6010 or 0x6014).\"",
                "exit 2");
        assertEquals(3, program(build.toString(), "--no-check"));
        assertEquals(
                "icebreaker: error[no-board]: iceprog does not find the board: Can't find iCE FTDI USB device (vendor_id"
                        + " 0x0403, device_id 0x6010 or 0x6014).; connect it, and see whether synfire doctor lists it\n",
                err.toString());
        err.getBuffer().setLength(0);
        assertEquals(2, program(folder.resolve("none").toString()));
        assertTrue(err.toString().contains("error[no-build]"), err.toString());
    }
}
