package dev.synfire.cli;

import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.NotesOption;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.flow.LearnRun;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.NetworkWriter;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.LearnedNetwork;
import dev.synfire.quantize.Quantized;
import dev.synfire.tool.Progress;
import dev.synfire.tool.ShellWord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Lets a network learn from labelled samples, in integers, and writes it with its new weights. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = {
            "Lets the layers that have a learning rule learn from labelled samples, one after the other, in integers.",
            "Says how many samples were right before, during and after, each judged before it is learned from.",
            "With -o it writes the network with the learned weights, for every other command."
        })
final class LearnCommand implements Callable<Integer> {
    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private NotesOption notes;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "Input codes; default: those in the network's folder.")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The class of each sample; default: those in the network's folder.")
    private Optional<Path> labels = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Passes over all samples. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "1",
            description = "Learn from one sample in N; the others are only judged. Default: ${DEFAULT-VALUE}.")
    private int every;

    @Option(
            names = "--on",
            paramLabel = "WHERE",
            defaultValue = "golden",
            description =
                    "What learns: golden, the model that hardware is compared with. Beside it the same learn: jvm or"
                            + " verilator, the core in simulation, every weight compared after every sample that is learned;"
                            + " virtual or virtual:BOARD, a simulated board, or a serial port, from which weights are read and"
                            + " compared. Default: ${DEFAULT-VALUE}.")
    private String on;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Write the network with its new weights into this folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output: samples, learned, accuracyBefore, accuracyDuring,"
                    + " accuracyAfter (null if all were learned from), accuracyAfterAll, curve; but for golden also on,"
                    + " presented, weightsCompared, mismatches, and of a board cyclesPerLearnedSample.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        atLeastOne("--epochs", epochs);
        atLeastOne("--every", every);
        folder.ifPresent(NetworkWriter::check);
        Network network = quantizing.applied(argument.network());
        if (!network.learns()) {
            throw Problem.wrongInput(
                    "cannot-learn",
                    argument.path().toString(),
                    "none of its layers has a learning rule",
                    "give the last layer learning: {rule: delta, shift: 10}");
        }
        Dataset data = argument.dataset(network, inputs, labels);
        if (data.labels().isEmpty()) {
            throw Problem.wrongInput(
                    "missing-labels",
                    argument.path().toString(),
                    "there are samples but no labels to learn from",
                    "name them with --labels FILE");
        }
        Progress progress = Progress.onStandardError();
        Quantized quantized = notes.told(new IntegerMaker(argument, quantizing, Optional.of(data)).quantize(network));
        LearnRun run = LearnRun.of(quantized.network(), data, epochs, every, progress);
        Optional<HardwareLearning> hardware = on.equals("golden")
                ? Optional.empty()
                : Optional.of(HardwareLearning.of(
                        on, network, argument.path(), quantized.network(), data, epochs, every, progress));
        folder.ifPresent(into -> NetworkWriter.write(
                LearnedNetwork.of(network, quantized, run.network()),
                into,
                List.of(network.name() + ", after " + run.learned() + " learned samples.")));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(object(run, hardware)));
        } else {
            out.print(text(run));
            hardware.ifPresent(its -> out.print(its.text()));
        }
        out.flush();
        return hardware.map(its -> its.mismatches() == 0).orElse(true) ? 0 : Problem.Kind.CHECK_FAILED.exitCode();
    }

    private static void atLeastOne(String option, int value) {
        if (value < 1) {
            throw Problem.wrongInput(
                    "out-of-range", option, "it is " + value + ", expected at least 1", "write " + option + " 1");
        }
    }

    private static Map<String, Object> object(LearnRun run, Optional<HardwareLearning> hardware) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("samples", run.samples());
        object.put("learned", run.learned());
        object.put("accuracyBefore", run.before());
        object.put("accuracyDuring", run.during());
        object.put("accuracyAfter", run.after().isPresent() ? run.after().getAsDouble() : null);
        object.put("accuracyAfterAll", run.afterAll());
        object.put(
                "curve",
                run.curve().stream()
                        .map(part ->
                                Map.of("presented", part.presented(), "learned", part.learned(), "right", part.right()))
                        .toList());
        hardware.ifPresent(its -> its.into(object));
        return object;
    }

    private String text(LearnRun run) {
        StringBuilder text = new StringBuilder();
        line(text, "samples", String.format(Locale.ROOT, "%,d, learned from %,d", run.samples(), run.learned()));
        line(text, "right before", percent(run.before()) + ", of all samples with the weights as given");
        line(text, "right during", percent(run.during()) + ", each judged before it is learned from");
        run.after().ifPresent(share -> line(text, "right after", percent(share) + ", of the samples without a label"));
        line(text, "right after", percent(run.afterAll()) + ", of all samples");
        text.append("presented  right\n");
        for (LearnRun.Part part : run.curve()) {
            text.append(String.format(
                    Locale.ROOT, "%9d  %7s  %s%n", part.presented(), percent(part.right()), "#".repeat((int)
                                    Math.round(50 * part.right()))));
        }
        folder.ifPresent(into -> line(text, "written to", ShellWord.of(into)));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(String.format(Locale.ROOT, "%-14s %s%n", what, value));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
