package dev.synfire.cli;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.flow.BuildFlow;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import dev.synfire.plan.Wish;
import dev.synfire.problem.Problem;
import dev.synfire.report.BuildReport;
import dev.synfire.report.BuildSummary;
import dev.synfire.report.ReportJson;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds a bitstream. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Builds a bitstream: generates, verifies, synthesises, places, routes and packs.")
final class BuildCommand implements Callable<Integer> {
    private static final int VERIFY_SAMPLES = 64;

    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private NotesOption notes;

    @Mixin
    private PlanOptions planning;

    @Option(
            names = "--board",
            required = true,
            paramLabel = "BOARD",
            description = "What synfire boards lists, or the path of a board.yaml.")
    private String boardName;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where everything goes; build/NETWORK-BOARD if not given.")
    private Optional<Path> output;

    @Option(names = "--clock", paramLabel = "MHZ", description = "The core's clock, if not the board's own choice.")
    private Optional<Double> clock;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the placer; without it a few are tried.")
    private Optional<Integer> seed;

    @Option(names = "--inputs", paramLabel = "FILE", description = "Samples, if not those beside the network.")
    private Optional<Path> inputs;

    @Option(names = "--labels", paramLabel = "FILE", description = "What the samples show.")
    private Optional<Path> labels;

    @Option(names = "--no-verify", description = "Do not hold the core against the golden model first.")
    private boolean noVerify;

    @Option(
            names = "--reweightable",
            description =
                    "Put all that is trained into RAM, with room to spare, so that synfire reweight can exchange it.")
    private boolean reweightable;

    @Option(
            names = WeightsFrom.OPTION,
            paramLabel = "WHERE",
            description =
                    "flash or host: where the contents of RAM that starts empty come from (the large RAMs of a UP5K);"
                            + " the flash if not given, where the board's is known.")
    private Optional<String> weightsFrom;

    @Option(names = "--json", description = "Print the report as one JSON object instead of the summary.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Board board = weightsFrom
                .map(text ->
                        Words.parse(WeightsFrom.class, WeightsFrom.OPTION, text).on(Boards.find(boardName)))
                .orElseGet(() -> Boards.find(boardName));
        Wish wish = reweightable ? planning.wish(true).forExchange() : planning.wish(true);
        Network network = quantizing.applied(argument.network());
        IntegerNetwork integer = notes.told(quantizing.quantize(network)).network();
        Optional<Dataset> data = inputs.or(argument::defaultInputs).isPresent()
                ? Optional.of(argument.dataset(network, inputs, labels))
                : Optional.empty();
        BuildFlow flow = new BuildFlow(
                integer,
                data,
                new BuildFlow.Options(board, wish, megahertz(), seed, noVerify ? 0 : VERIFY_SAMPLES),
                Progress.onStandardError());
        Path folder = output.orElse(Path.of("build", integer.name() + "-" + board.name()));
        notes.laidOut(flow.choices());
        DesignWarnings.print(flow.warnings(), spec);
        BuildReport report = flow.run(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.line(report));
        } else {
            BuildSummary.lines(report).forEach(out::println);
            Path bitstream = folder.resolve(report.bitstream());
            out.println("  bitstream          " + bitstream);
            LoadLines.of(board.program(), bitstream, flow.readsFlash(), flow.loadedByHost())
                    .forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private OptionalDouble megahertz() {
        if (clock.isEmpty()) {
            return OptionalDouble.empty();
        }
        double mhz = clock.get();
        if (!(mhz > 0 && mhz < 1000)) {
            throw Problem.wrongInput(
                    "out-of-range", "--clock", "a clock of " + mhz + " MHz", "write a number of MHz, such as 24");
        }
        return OptionalDouble.of(mhz);
    }
}
