package dev.synfire.cli;

import dev.synfire.cli.options.BuildSamples;
import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.NotesOption;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.ReweightFlow;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import dev.synfire.report.BuildReport;
import dev.synfire.tool.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the parameters of another network into a finished build. */
@Command(
        name = "reweight",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the weights, biases, thresholds and scales of a network into a finished build of another.",
            "The build must have been made with --reweightable. Nothing is synthesised, placed or routed again: it takes"
                    + " seconds. The network is verified, and the bitstream read back."
        })
final class ReweightCommand implements Callable<Integer> {
    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private NotesOption notes;

    @Mixin
    private BuildSamples samples;

    @Mixin
    private BuildOutput printed;

    @Option(
            names = "--build",
            required = true,
            paramLabel = "DIR",
            description = "What synfire build --reweightable made.")
    private Path build;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the new build goes; it takes the place of the old one if not given.")
    private Optional<Path> output;

    @Option(
            names = "--board",
            paramLabel = "BOARD",
            description = "The path of its board.yaml, if the board is of your own.")
    private Optional<String> board;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        var flow = new ReweightFlow(build, board, Progress.onStandardError());
        Network network = flow.inItsMembranes(quantizing.applied(argument.network()));
        Optional<Dataset> data = samples.dataset(argument, network);
        var maker = new IntegerMaker(argument, quantizing, data);
        IntegerNetwork integer = notes.told(maker.quantize(network)).network();
        Path folder = output.orElse(build);
        flow.from(new BuildFlow.Origin(network.input(), argument.path()), maker.measured());
        BuildReport report = flow.run(integer, data, samples.verified(flow.verifySamples()), folder);
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        printed.print(
                report,
                folder,
                flow.loadedByHost(),
                List.of(String.format(Locale.ROOT, "  took               %.1f s", seconds)));
        return 0;
    }
}
