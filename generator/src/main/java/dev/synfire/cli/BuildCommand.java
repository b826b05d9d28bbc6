package dev.synfire.cli;

import dev.synfire.board.Board;
import dev.synfire.board.Boards;
import dev.synfire.cli.options.BuildSamples;
import dev.synfire.cli.options.ChoiceNames;
import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.NotesOption;
import dev.synfire.cli.options.PlanOptions;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.cli.options.WeightsFrom;
import dev.synfire.flow.BuildFlow;
import dev.synfire.host.virtual.LevelProof;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import dev.synfire.plan.PlanRequest;
import dev.synfire.problem.Problem;
import dev.synfire.report.BuildReport;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @Mixin
    private BuildSamples samples;

    @Mixin
    private BuildOutput printed;

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

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the placer; without it a few are tried.")
    private Optional<Integer> seed;

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

    @Option(
            names = "--prove",
            description =
                    "Compare the netlist, and the bitstream of an iCE40 at the board's pins, with the golden model too.")
    private boolean prove;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (prove && samples.verified(1) == 0) {
            throw Problem.wrongInput(
                    "unused-option", "--prove", "with --no-verify nothing is compared", "leave one of them out");
        }
        Board board = weightsFrom
                .map(text -> ChoiceNames.parse(WeightsFrom.class, WeightsFrom.OPTION, text)
                        .on(Boards.find(boardName)))
                .orElseGet(() -> Boards.find(boardName));
        PlanRequest wish = reweightable ? planning.wish(true).forExchange() : planning.wish(true);
        Network network = quantizing.applied(argument.network());
        Optional<Dataset> data = samples.dataset(argument, network);
        var maker = new IntegerMaker(argument, quantizing, data);
        IntegerNetwork integer = notes.told(maker.quantize(network)).network();
        BuildFlow flow = new BuildFlow(
                integer,
                data,
                new BuildFlow.Options(board, wish, seed, samples.verified(VERIFY_SAMPLES)),
                Progress.onStandardError());
        Path folder = output.orElse(Path.of("build", integer.name() + "-" + board.name()));
        notes.laidOut(flow.choices());
        DesignWarnings.print(flow.warnings(), spec);
        flow.doubt().ifPresent(spec.commandLine().getErr()::println);
        if (prove) {
            flow.proven(new LevelProof(Progress.onStandardError()));
        }
        BuildReport report = flow.from(new BuildFlow.Origin(network.input(), argument.path()))
                .evaluated(maker.measured())
                .explored(ExploreCommand.folder(integer.name(), board.name()))
                .run(folder);
        printed.print(report, folder, flow.loadedByHost(), List.of());
        return 0;
    }
}
