package dev.synfire.evaluate;

import dev.synfire.fixed.Range;
import dev.synfire.importer.Dataset;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A network in real numbers alone, because something in it has no integer form yet.
 *
 * @param network in real numbers
 * @param lacking what has no integer form
 * @param samples how many samples were presented
 * @param accuracy the share of samples, 0 to 1, whose label the network gives; empty without labels
 */
public record RealEvaluation(Network network, Problem lacking, int samples, OptionalDouble accuracy) {
    /** Presents every sample. */
    public static RealEvaluation of(Network network, Problem lacking, Dataset data, Progress progress) {
        FloatModel model = new FloatModel(network);
        int count = data.samples().size();
        int right = 0;
        try (Progress.Task task = progress.begin("Evaluating")) {
            for (int s = 0; s < count; s++) {
                int label =
                        model.run(RealFrames.of(network, data.samples().get(s))).label();
                right += data.labels().isPresent() && data.labels().get().get(s) == label ? 1 : 0;
                task.count(s + 1, count, "samples");
            }
        }
        return new RealEvaluation(
                network,
                lacking,
                count,
                data.labels().isPresent() ? OptionalDouble.of((double) right / count) : OptionalDouble.empty());
    }

    /** Lines of text. */
    public String text(double seconds) {
        Range values = network.input().values();
        StringBuilder text = new StringBuilder(network.layers().stream()
                .map(RealEvaluation::layer)
                .collect(Collectors.joining(
                        " - ",
                        network.name() + ": " + network.input().size() + " inputs of " + values + " - ",
                        network.ticks() == 1 ? "\n" : ", " + network.ticks() + " ticks\n")));
        text.append("in real numbers only\n  ").append(lacking.getMessage()).append('\n');
        text.append(EvaluationText.row("samples", Integer.toString(samples)));
        accuracy.ifPresent(share -> text.append(EvaluationText.row("float accuracy", EvaluationText.percent(share))));
        return text.append(EvaluationText.row("seconds", String.format(Locale.ROOT, "%.2f", seconds)))
                .toString();
    }

    private static String layer(Layer layer) {
        return layer.neurons() + " " + layer.neuron().model();
    }

    /** {samples, floatAccuracy, integerAccuracy: null, lacking, seconds}. */
    public Map<String, Object> json(double seconds) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("samples", samples);
        object.put("floatAccuracy", accuracy.isPresent() ? accuracy.getAsDouble() : null);
        object.put("integerAccuracy", null);
        object.put("lacking", lacking.getMessage());
        object.put("seconds", seconds);
        return object;
    }
}
