package dev.synfire.cli;

import dev.synfire.flow.ReweightFlow;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import dev.synfire.report.BuildReport;
import dev.synfire.report.BuildSummary;
import dev.synfire.report.ReportJson;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(names = "--inputs", paramLabel = "FILE", description = "Samples, if not those beside the network.")
    private Optional<Path> inputs;

    @Option(names = "--labels", paramLabel = "FILE", description = "What the samples show.")
    private Optional<Path> labels;

    @Option(names = "--no-verify", description = "Do not hold the core against the golden model first.")
    private boolean noVerify;

    @Option(names = "--json", description = "Print the report as one JSON object instead of the summary.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        var flow = new ReweightFlow(build, board, Progress.onStandardError());
        Network network = flow.inItsMembranes(quantizing.applied(argument.network()));
        IntegerNetwork integer = notes.told(quantizing.quantize(network)).network();
        Optional<Dataset> data = inputs.or(argument::defaultInputs).isPresent()
                ? Optional.of(argument.dataset(network, inputs, labels))
                : Optional.empty();
        Path folder = output.orElse(build);
        BuildReport report = flow.run(integer, data, noVerify ? 0 : flow.verifySamples(), folder);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.line(report));
        } else {
            BuildSummary.lines(report).forEach(out::println);
            Path bitstream = folder.resolve(report.bitstream());
            out.println("  bitstream          " + bitstream);
            LoadLines.of(flow.board().program(), bitstream, flow.readsFlash(), flow.loadedByHost())
                    .forEach(out::println);
            double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
            out.println(String.format(Locale.ROOT, "  took               %.1f s", seconds));
        }
        out.flush();
        return 0;
    }
}
