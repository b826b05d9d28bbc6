package dev.synfire.evaluate;

import dev.synfire.importer.Dataset;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.neuron.Integrating;
import dev.synfire.network.neuron.Rate;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.calibration.Calibration;
import dev.synfire.tool.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in a line or two where the integers of a network depart from its real numbers, and what helps. */
public final class Departure {
    /** Labels that differ are worth a word beyond this share of the samples. */
    private static final double DIFFERENT_LABELS = 0.05;

    /** Decibels of the activations or membranes of a layer above their error, below which they are worth a word. */
    private static final double NOISY = 12;

    /** The part of its spikes that a layer may have too few or too many. */
    private static final double SPIKES = 0.25;

    /** The part of its codes that a layer uses at least: an eighth is three bits lost. */
    private static final double FEW_CODES = 1 / 8.0;

    private static final int SAMPLES = 128;

    /** Of the samples by which a network is calibrated, one in so many; integers take longer. */
    private static final int ONE_IN = 16;

    private Departure() {}

    /** Presents some samples, evenly spread, to both, as many as take a second or two. */
    public static Evaluation measured(Network network, Quantized quantized, Dataset data, Progress progress) {
        int count = Math.max(1, Math.min(SAMPLES, Calibration.chosen(network, Integer.MAX_VALUE).length / ONE_IN));
        int all = data.samples().size();
        int used = Math.min(all, count);
        Dataset some = data.only(
                IntStream.range(0, used).map(s -> (int) ((long) s * all / used)).toArray());
        return Evaluation.of(network, quantized, some, progress);
    }

    /** What an evaluation of the network says; empty where integers do as real numbers do. */
    public static List<String> of(Network network, Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        noisy(network, evaluation).ifPresent(lines::add);
        fewCodes(evaluation).ifPresent(lines::add);
        return lines;
    }

    private static Optional<String> noisy(Network network, Evaluation evaluation) {
        double differ = 1 - evaluation.agreement();
        List<LayerEffect> wrong = IntStream.range(0, network.layers().size())
                .filter(l ->
                        departs(network.layers().get(l), evaluation.effects().get(l)))
                .mapToObj(evaluation.effects()::get)
                .toList();
        if (differ <= DIFFERENT_LABELS && wrong.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "warning: in integers %d of %,d samples get another label than in real numbers%s; %s",
                Math.round(differ * evaluation.samples()),
                evaluation.samples(),
                wrong.isEmpty() ? "" : "; " + wrong(wrong),
                advice(network)));
    }

    private static boolean departs(Layer layer, LayerEffect effect) {
        boolean noise = effect.signalToNoise().isPresent()
                && effect.signalToNoise().getAsDouble() < NOISY
                && (layer.neuron() instanceof Rate || layer.neuron() instanceof Integrating);
        return noise
                || effect.spikes()
                        .filter(spikes ->
                                Math.abs(spikes.integer() - spikes.real()) > Math.max(10, SPIKES * spikes.real()))
                        .isPresent();
    }

    private static String wrong(List<LayerEffect> layers) {
        LayerEffect first = layers.getFirst();
        String what = first.spikes()
                .map(spikes -> String.format(Locale.ROOT, "%,d spikes for %,d", spikes.integer(), spikes.real()))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%s only %.1f dB above their error",
                        first.compared(),
                        first.signalToNoise().orElse(0)));
        return String.format(Locale.ROOT, "layer %s first, with %s", first.name(), what);
    }

    private static String advice(Network network) {
        String narrow = network.layers().stream()
                .filter(layer -> layer.weightBits() < 8)
                .min(Comparator.comparingInt(Layer::weightBits))
                .map(layer ->
                        String.format(Locale.ROOT, " or --weight-bits %d for more than %d", 8, layer.weightBits()))
                .orElse("");
        return "--calibrate FILE fits integers to samples" + narrow + "; synfire evaluate shows every layer";
    }

    private static Optional<String> fewCodes(Evaluation evaluation) {
        List<LayerEffect> few = evaluation.effects().stream()
                .filter(effect ->
                        effect.codesUsed().isPresent() && effect.codesUsed().getAsDouble() < FEW_CODES)
                .toList();
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of("warning: activations use a small part of their codes in "
                        + few.stream()
                                .map(effect -> String.format(
                                        Locale.ROOT,
                                        "%s (%.1f %%)",
                                        effect.name(),
                                        100 * effect.codesUsed().getAsDouble()))
                                .collect(Collectors.joining(", "))
                        + "; --calibrate FILE, or a smaller maximum, makes them finer");
    }
}
