package dev.synfire.cli;

import dev.synfire.flow.Evaluation;
import dev.synfire.flow.NeuronTable;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
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
            "Without labels it shows what every neuron of a small network computes."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_NEURONS = 32;
    private static final int MOST_SAMPLES = 4;

    @Mixin
    private NetworkArgument argument;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "Input codes: .npy or .npz (samples, inputs) or (samples, ticks, inputs), or .csv. "
                    + "Default: those in the network's folder.")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The output neuron that should win, one a sample: .npy, .npz, .csv or .txt.")
    private Optional<Path> labels = Optional.empty();

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
        Network network = argument.network();
        Dataset data = argument.dataset(network, inputs, labels);
        Evaluation evaluation = Evaluation.of(network, data, Progress.onStandardError());
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        PrintWriter out =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.println(heading(network, evaluation.quantized().network()));
        out.print(evaluation.quantized().report().text());
        out.println(summary(evaluation, seconds));
        if (data.labels().isEmpty() && small(network)) {
            data.samples().stream()
                    .limit(MOST_SAMPLES)
                    .forEach(sample -> out.print(NeuronTable.of(network, evaluation.quantized(), sample)));
        }
        out.flush();
        if (json) {
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(object(evaluation, seconds)));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private static boolean small(Network network) {
        return network.layers().stream().mapToInt(Layer::neurons).sum() <= MOST_NEURONS;
    }

    private static String heading(Network network, IntegerNetwork integers) {
        return network.layers().stream()
                .map(layer -> layer.neurons() + " " + layer.neuron().model())
                .collect(Collectors.joining(
                        " - ",
                        network.name() + ": " + network.input().size() + " inputs of "
                                + integers.input().values() + " - ",
                        network.ticks() == 1 ? "" : ", " + network.ticks() + " ticks"));
    }

    private static String summary(Evaluation evaluation, double seconds) {
        StringBuilder text = new StringBuilder();
        text.append("%-18s %d\n".formatted("samples", evaluation.samples()));
        evaluation.floatAccuracy().ifPresent(share -> text.append(line("float accuracy", share)));
        evaluation.integerAccuracy().ifPresent(share -> text.append(line("integer accuracy", share)));
        text.append(line("agreement", evaluation.agreement()));
        text.append(String.format(Locale.ROOT, "%-18s %.2f", "seconds", seconds));
        return text.toString();
    }

    private static String line(String name, double share) {
        return String.format(Locale.ROOT, "%-18s %.2f %%\n", name, 100 * share);
    }

    /** The stable form: {samples, floatAccuracy, integerAccuracy, agreement, seconds, layers}. */
    private static Map<String, Object> object(Evaluation evaluation, double seconds) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("samples", evaluation.samples());
        object.put("floatAccuracy", orNull(evaluation.floatAccuracy()));
        object.put("integerAccuracy", orNull(evaluation.integerAccuracy()));
        object.put("agreement", evaluation.agreement());
        object.put("seconds", seconds);
        object.putAll(evaluation.quantized().report().json());
        return object;
    }

    private static Double orNull(OptionalDouble share) {
        return share.isPresent() ? share.getAsDouble() : null;
    }
}
