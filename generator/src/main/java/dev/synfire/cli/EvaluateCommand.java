package dev.synfire.cli;

import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.evaluate.AccuracyTarget;
import dev.synfire.evaluate.Departure;
import dev.synfire.evaluate.Evaluation;
import dev.synfire.evaluate.EvaluationText;
import dev.synfire.evaluate.NeuronTable;
import dev.synfire.evaluate.RealEvaluation;
import dev.synfire.evaluate.SearchText;
import dev.synfire.evaluate.WidthSearch;
import dev.synfire.importer.Dataset;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.Quantizer;
import dev.synfire.quantize.calibration.Calibration;
import dev.synfire.report.EvaluationPage;
import dev.synfire.report.PageFile;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Compares a network in real numbers with the integers made of it, over samples with or without labels. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Says how well a network does in real numbers and in integers, side by side.",
            "Tells of everything that was rounded, clipped or approximated on the way.",
            "Without labels it shows what every neuron of a small network computes.",
            "A network with something that has no hardware yet runs in real numbers only."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_NEURONS = 32;
    private static final int MOST_SAMPLES = 4;

    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "Input codes: .npy or .npz (samples, inputs) or (samples, ticks, inputs), or .csv. "
                    + "Default: those in the network's folder.")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The output neuron that should win, one per sample: .npy, .npz, .csv or .txt.")
    private Optional<Path> labels = Optional.empty();

    @Option(
            names = "--target-accuracy",
            paramLabel = "X",
            description = "Search the smallest widths of weights and membranes that hold X percent of these samples, or"
                    + " float-X, at most X points below the accuracy in real numbers.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write the results into a file too: .html a page with pictures, .json the object of --json, else this text.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; accuracies are shares from 0 to 1, null without "
                    + "labels. All else goes to standard error.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        report.ifPresent(file -> {
            if (PageFile.isNamed(file)) {
                PageFile.check(file);
            } else {
                ReportFile.check(file);
            }
        });
        Network network = argument.network();
        Dataset data = argument.dataset(network, inputs, labels);
        Progress progress = Progress.onStandardError();
        Optional<Problem> lacking = Quantizer.lacking(network);
        if (lacking.isPresent() && target.isEmpty()) {
            RealEvaluation real = RealEvaluation.of(network, lacking.get(), data, progress);
            double seconds = secondsSince(start);
            report.filter(PageFile::isNamed).ifPresent(file -> PageFile.write(file, EvaluationPage.text(real)));
            tell(real.text(seconds), real.json(seconds));
            return 0;
        }
        Optional<Calibration> calibration =
                new IntegerMaker(argument, quantizing, Optional.of(data)).calibration(network);
        Function<Network, Quantized> quantizer = chosen -> Quantizer.quantize(chosen, calibration);
        Optional<WidthSearch.Found> found = target.map(text -> WidthSearch.run(
                network,
                quantizing.choices(),
                quantizer,
                data,
                AccuracyTarget.parse("--target-accuracy", text),
                progress));
        Network chosen = found.map(WidthSearch.Found::choices)
                .orElseGet(quantizing::choices)
                .in(network);
        Evaluation evaluation = Evaluation.of(chosen, quantizer.apply(chosen), data, progress);
        argument.say(Departure.of(chosen, evaluation));
        EvaluationText told = new EvaluationText(chosen, evaluation, secondsSince(start));
        String text = found.map(f -> new SearchText(f).text()).orElse("") + told.text();
        Map<String, Object> object = told.json();
        found.ifPresent(f -> object.put("search", new SearchText(f).json()));
        String neurons = data.labels().isEmpty() && small(network)
                ? data.samples().stream()
                        .limit(MOST_SAMPLES)
                        .map(sample -> NeuronTable.of(chosen, evaluation.quantized(), sample))
                        .collect(Collectors.joining())
                : "";
        report.filter(PageFile::isNamed)
                .ifPresent(file -> PageFile.write(file, EvaluationPage.text(chosen, evaluation, data)));
        tell(text + neurons, object);
        return 0;
    }

    private void tell(String text, Map<String, Object> object) {
        report.filter(file -> !PageFile.isNamed(file)).ifPresent(file -> ReportFile.write(file, text, object));
        PrintWriter out =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.print(text);
        out.flush();
        if (json) {
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(object));
            spec.commandLine().getOut().flush();
        }
    }

    private static double secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private static boolean small(Network network) {
        return network.layers().stream().mapToInt(Layer::neurons).sum() <= MOST_NEURONS;
    }
}
