package dev.synfire.evaluate;

import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.quantize.Quantized;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A network in real numbers and in integers, side by side over the same samples.
 *
 * @param quantized the integers
 * @param samples how many samples were presented
 * @param floatAccuracy the share of samples, 0 to 1, whose label the network in real numbers gives; empty without labels
 * @param integerAccuracy the same of the network in integers
 * @param agreement the share of samples to which both give the same label
 * @param effects what differs between the two, layer by layer
 * @param answers of the network in integers, one per sample
 */
public record Evaluation(
        Quantized quantized,
        int samples,
        OptionalDouble floatAccuracy,
        OptionalDouble integerAccuracy,
        double agreement,
        List<LayerEffect> effects,
        List<Answer> answers) {
    public Evaluation {
        answers = List.copyOf(answers);
        effects = List.copyOf(effects);
    }

    /** Presents every sample to both. */
    public static Evaluation of(Network network, Quantized quantized, Dataset data, Progress progress) {
        int count = data.samples().size();
        SideBySide all = new SideBySide(network, quantized);
        try (Progress.Task task = progress.begin("Evaluating")) {
            SampleBlocks.of(
                            count,
                            () -> new Models(new FloatModel(network), new GoldenModel(quantized.network())),
                            (models, first, end) -> {
                                SideBySide block = new SideBySide(network, quantized);
                                for (int s = first; s < end; s++) {
                                    block.present(s, data.samples().get(s), label(data, s), models.real, models.golden);
                                }
                                return block;
                            },
                            task)
                    .forEach(all::add);
        }
        return new Evaluation(
                quantized,
                count,
                share(data, all.realRight()),
                share(data, all.integerRight()),
                (double) all.same() / count,
                all.effects(),
                all.answers());
    }

    private record Models(FloatModel real, GoldenModel golden) {}

    private static OptionalInt label(Dataset data, int sample) {
        return data.labels().map(labels -> OptionalInt.of(labels.get(sample))).orElse(OptionalInt.empty());
    }

    private static OptionalDouble share(Dataset data, int right) {
        return data.labels().isPresent()
                ? OptionalDouble.of((double) right / data.samples().size())
                : OptionalDouble.empty();
    }
}
