package dev.synfire.evaluate;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.network.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What {@code synfire evaluate} says, for a reader and for a script. docs/quantization.md lists the keys.
 *
 * @param network in real numbers
 * @param evaluation over some samples
 * @param seconds that it took
 */
public record EvaluationText(Network network, Evaluation evaluation, double seconds) {
    /** Lines of text. */
    public String text() {
        StringBuilder text = new StringBuilder(heading()).append('\n');
        text.append(evaluation.quantized().report().text());
        text.append(effects());
        text.append(row("samples", Integer.toString(evaluation.samples())));
        evaluation.floatAccuracy().ifPresent(share -> text.append(row("float accuracy", percent(share))));
        evaluation.integerAccuracy().ifPresent(share -> text.append(row("integer accuracy", percent(share))));
        text.append(row("agreement", percent(evaluation.agreement())));
        text.append(row("seconds", String.format(Locale.ROOT, "%.2f", seconds)));
        return text.toString();
    }

    private String heading() {
        IntegerNetwork integers = evaluation.quantized().network();
        return network.layers().stream()
                .map(layer -> layer.neurons() + " " + layer.neuron().model())
                .collect(Collectors.joining(
                        " - ",
                        network.name() + ": " + network.input().size() + " inputs of "
                                + integers.input().values() + " - ",
                        network.ticks() == 1 ? "" : ", " + network.ticks() + " ticks"));
    }

    private String effects() {
        StringBuilder text = new StringBuilder("integers against real numbers\n");
        for (LayerEffect effect : evaluation.effects()) {
            String noise = effect.signalToNoise().isPresent()
                    ? String.format(
                            Locale.ROOT,
                            "%s %.1f dB above the error",
                            effect.compared(),
                            effect.signalToNoise().getAsDouble())
                    : effect.compared() + " the same";
            String spikes = effect.spikes()
                    .map(counted -> String.format(
                            Locale.ROOT,
                            "; %d spikes for %d, a neuron's count in a sample off by %.3f",
                            counted.integer(),
                            counted.real(),
                            counted.error()))
                    .orElse("");
            text.append(String.format(Locale.ROOT, "  %-12s %s%s\n", effect.name(), noise, spikes));
        }
        return text.toString();
    }

    /** {samples, floatAccuracy, integerAccuracy, agreement, seconds, layers: [{name, model, notes, effect}]}. */
    public Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("samples", evaluation.samples());
        object.put("floatAccuracy", orNull(evaluation.floatAccuracy()));
        object.put("integerAccuracy", orNull(evaluation.integerAccuracy()));
        object.put("agreement", evaluation.agreement());
        object.put("seconds", seconds);
        List<Map<String, Object>> layers = evaluation.quantized().report().json();
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).put("effect", evaluation.effects().get(l).json());
        }
        object.put("layers", layers);
        return object;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    static String row(String name, String value) {
        return String.format(Locale.ROOT, "%-18s %s\n", name, value);
    }

    private static Double orNull(OptionalDouble share) {
        return share.isPresent() ? share.getAsDouble() : null;
    }
}
