package dev.synfire.cli;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.NotesOption;
import dev.synfire.cli.options.PlanOptions;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.flow.GenerateFlow;
import dev.synfire.flow.Generated;
import dev.synfire.flow.Manifest;
import dev.synfire.handover.Front;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.EngineLayout;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Writes a network as Verilog. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a network as Verilog.",
            "The folder holds rtl/*.v, the memories' contents in rtl/*.hex, manifest.json, and what others need to use",
            "the core: README.md, lists of files (.f, .core), constraints (.sdc) and a test bench (sim/tb_*.v)."
        })
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private NotesOption notes;

    @Mixin
    private PlanOptions planning;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "Samples to calibrate and measure the integers with, if not those beside the network.")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder to make or to replace; build/NETWORK if not given.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--board",
            paramLabel = "BOARD",
            description = "Lay the core out for what synfire boards lists, or for a board.yaml. "
                    + "Without it the Verilog is for any FPGA.")
    private Optional<String> boardName = Optional.empty();

    @Option(
            names = "--source-lines",
            description =
                    "Put the line of Synfire's Java behind each line of Verilog that comes from it, as a comment.")
    private boolean sourceLines;

    @Option(
            names = "--inline-memories",
            description = "Write what memories begin with into the Verilog, as assignments, in place of .hex files: "
                    + "for tools that look for such files in another folder or do not take them.")
    private boolean inlineMemories;

    @Option(
            names = "--for",
            paramLabel = "WRAPPER",
            split = ",",
            description =
                    "Add wrappers for other people's systems, in bus: axis, AXI4-Stream; axil, wishbone, apb, registers on "
                            + "AXI4-Lite, Wishbone B4 or APB4, with their driver in C. Or files for a tool, with memories inline: "
                            + "litex, a module of LiteX; vivado, a script that packages an IP; tt, a tile of Tiny Tapeout.")
    private List<String> fronts = List.of();

    @Option(names = "--json", description = "Print one JSON object on standard output: folder, and the manifest.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Set<Front> wrappers = Front.parse(fronts);
        PlanRequest wish = planning.wish(boardName.isPresent());
        Optional<Board> board = boardName.map(Boards::find);
        Network real = quantizing.applied(argument.network());
        Optional<Dataset> samples = argument.samples(real, inputs, Optional.empty());
        IntegerNetwork network = notes.told(new IntegerMaker(argument, quantizing, samples).quantize(real))
                .network();
        Generated generated = Generated.of(
                network,
                board.map(Board::device),
                wish,
                new Verilog.Options(
                        sourceLines, inlineMemories || wrappers.stream().anyMatch(Front::needsInlineMemories)));
        if (board.isPresent()) {
            notes.laidOut(generated.choices());
        }
        DesignWarnings.print(generated.design().warnings(), spec);
        Path folder = output.orElse(Path.of("build", network.name()));
        GenerateFlow.handOver(generated, wrappers, folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("folder", folder.toString());
            object.putAll(new Manifest(generated).object());
            out.println(new ObjectMapper().writeValueAsString(object));
        } else {
            out.print(summary(generated, folder));
        }
        out.flush();
        return 0;
    }

    private static String summary(Generated generated, Path folder) {
        StringBuilder text = new StringBuilder();
        generated
                .core()
                .spatial
                .ifPresent(spatial -> spatial.layers.forEach(layer -> text.append(String.format(
                        Locale.ROOT,
                        "layer %s: %d x %d weights in adder trees of %d levels%n",
                        layer.params().layer().name(),
                        layer.params().layer().inputs(),
                        layer.params().layer().neurons(),
                        layer.params().sums().level()))));
        for (int i = 0; i < generated.core().layers.size(); i++) {
            int lanes = generated.plan().layers().get(i).lanes();
            for (IntegerLayer feed : generated.network().layers().get(i).feeds()) {
                text.append(summary(feed, EngineLayout.of(feed, lanes)));
            }
        }
        text.append(String.format(
                Locale.ROOT,
                "%d files with the top module %s in %s%n",
                generated.design().files().size(),
                generated.design().top(),
                folder));
        return text.toString();
    }

    private static String summary(IntegerLayer feed, EngineLayout engine) {
        int lanes = engine.lanes();
        int cycles = engine.cyclesPerEvent();
        return String.format(
                Locale.ROOT,
                "layer %s: %d x %d synapses of %d bits, %d %s, %d %s an event%n",
                feed.name(),
                feed.inputs(),
                feed.neurons(),
                engine.weightBits(),
                lanes,
                lanes == 1 ? "lane" : "lanes",
                cycles,
                cycles == 1 ? "cycle" : "cycles");
    }
}
