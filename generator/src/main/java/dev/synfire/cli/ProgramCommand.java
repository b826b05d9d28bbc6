package dev.synfire.cli;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.cli.options.Design;
import dev.synfire.cli.options.Ports;
import dev.synfire.flow.DesignFile;
import dev.synfire.host.LiveCore;
import dev.synfire.host.program.BoardLoader;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Loads a build onto its board. */
@Command(
        name = "program",
        mixinStandardHelpOptions = true,
        description = {
            "Loads a build onto its board, then asks the core at the serial port who it is.",
            "The core must answer with the build's network; weights that the host must send are sent."
        })
final class ProgramCommand implements Callable<Integer> {
    private final String searchPath;

    @Parameters(index = "0", paramLabel = "BUILD", description = "The folder that synfire build made.")
    private Path build;

    @Mixin
    private Ports ports;

    @Option(
            names = "--flash",
            description =
                    "Write the flash chip, which the FPGA reads at power-up, even if its own memory could be loaded.")
    private boolean flash;

    @Option(
            names = "--sram",
            description =
                    "Load the FPGA's own memory, even where that needs jumpers other than the board is sold with.")
    private boolean sram;

    @Option(
            names = "--serial",
            paramLabel = "S",
            description = "Serial number of the board, where several are connected.")
    private Optional<String> serial = Optional.empty();

    @Option(names = "--board", paramLabel = "FILE", description = "Its board.yaml, if the board is of your own.")
    private Optional<String> boardName = Optional.empty();

    @Option(names = "--no-check", description = "Do not ask the core who it is: for a board without a serial port.")
    private boolean noCheck;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ProgramCommand() {
        this(System.getenv().getOrDefault("PATH", ""));
    }

    /** Takes loaders from the folders of a search path. */
    ProgramCommand(String searchPath) {
        this.searchPath = searchPath;
    }

    @Override
    public Integer call() {
        check();
        Design design = Design.ofBuild(build);
        DesignFile file = design.build().orElseThrow().file();
        Path bitstream = build.resolve(file.bitstream());
        if (!Files.isRegularFile(bitstream)) {
            throw Problem.wrongInput("damaged-build", bitstream.toString(), "is missing", "build again");
        }
        Board board = Boards.find(boardName.orElse(file.board()));
        boolean readsFlash = file.startsEmpty() && !file.hostLoads();
        if (sram && readsFlash) {
            throw Problem.wrongInput(
                    "unused-option", "--sram", "this core reads weights from the flash chip", "leave it out");
        }
        boolean toFlash = flash || readsFlash || board.program().flashByDefault() && !sram;
        Progress progress = Progress.onStandardError();
        new BoardLoader(board, searchPath).load(bitstream, toFlash, serial, progress);
        Optional<Identified> core = noCheck ? Optional.empty() : Optional.of(identified(design, progress));
        print(bitstream, toFlash, core);
        return 0;
    }

    /** Who answers after loading. */
    private record Identified(String network, String port, String hash) {}

    /** Asks the core who it is, and sends weights that it does not have. */
    private Identified identified(Design design, Progress progress) {
        try (LiveCore core = ports.await(design)) {
            design.build().flatMap(Design.Built::weights).ifPresent(image -> core.load(image, progress));
            String hash = String.format(Locale.ROOT, "%016x", core.identity().hash());
            return new Identified(core.identity().name(), core.port(), hash);
        }
    }

    private void print(Path bitstream, boolean toFlash, Optional<Identified> core) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("bitstream", bitstream.toString());
            object.put("into", toFlash ? "flash" : "fpga");
            core.ifPresent(it -> {
                object.put("network", it.network());
                object.put("port", it.port());
                object.put("networkHash", it.hash());
            });
            out.println(new ObjectMapper().writeValueAsString(object));
        } else {
            out.println("loaded " + bitstream + (toFlash ? " into the flash chip" : " into the FPGA"));
            core.ifPresent(
                    it -> out.printf(Locale.ROOT, "%s answers at %s, hash %s%n", it.network(), it.port(), it.hash()));
        }
        out.flush();
    }

    private void check() {
        if (flash && sram) {
            throw Problem.wrongInput("usage", "", "--flash and --sram exclude each other", "leave one of them out");
        }
        if (ports.isVirtual()) {
            throw Problem.wrongInput(
                    "unused-option", "--on", "a virtual board needs no loading", "use synfire run --on virtual");
        }
    }
}
