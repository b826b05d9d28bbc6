package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Dataset;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.network.Vector;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.quantize.Quantized;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A network in real numbers and in integers, side by side over the same samples.
 *
 * @param quantized the integers
 * @param samples how many samples were presented
 * @param floatAccuracy the share of samples, 0 to 1, whose label the network in real numbers gives; empty without labels
 * @param integerAccuracy the same of the network in integers
 * @param agreement the share of samples to which both give the same label
 * @param effects what differs between the two, layer by layer
 */
public record Evaluation(
        Quantized quantized,
        int samples,
        OptionalDouble floatAccuracy,
        OptionalDouble integerAccuracy,
        double agreement,
        List<LayerEffect> effects) {
    public Evaluation {
        effects = List.copyOf(effects);
    }

    /** Presents every sample to both. */
    public static Evaluation of(Network network, Quantized quantized, Dataset data, Progress progress) {
        FloatModel real = new FloatModel(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        List<EffectMeter> meters = IntStream.range(0, network.layers().size())
                .mapToObj(l -> new EffectMeter(
                        network.layers().get(l), l, quantized.scales().get(l)))
                .toList();
        List<Sample> samples = data.samples();
        int same = 0;
        int realRight = 0;
        int integerRight = 0;
        try (Progress.Task task = progress.begin("Evaluating")) {
            for (int s = 0; s < samples.size(); s++) {
                present(network, samples.get(s), real, golden, meters);
                int realLabel = real.result().label();
                int integerLabel = golden.result().label();
                same += realLabel == integerLabel ? 1 : 0;
                if (data.labels().isPresent()) {
                    int label = data.labels().get().get(s);
                    realRight += realLabel == label ? 1 : 0;
                    integerRight += integerLabel == label ? 1 : 0;
                }
                task.count(s + 1, samples.size(), "samples");
            }
        }
        return new Evaluation(
                quantized,
                samples.size(),
                share(data, realRight),
                share(data, integerRight),
                (double) same / samples.size(),
                meters.stream().map(EffectMeter::effect).toList());
    }

    private static void present(
            Network network, Sample sample, FloatModel real, GoldenModel golden, List<EffectMeter> meters) {
        List<Vector> frames = frames(network, sample);
        real.reset();
        golden.reset();
        for (int tick = 0; tick < network.ticks(); tick++) {
            int frame = frames.size() == 1 ? 0 : tick;
            real.tick(frames.get(frame).toArray());
            golden.tick(sample.frames().get(frame).toArray());
            for (EffectMeter meter : meters) {
                meter.tick(real, golden);
            }
        }
        meters.forEach(EffectMeter::sample);
    }

    /** The real inputs that a sample's codes stand for. */
    public static List<Vector> frames(Network network, Sample sample) {
        return sample.frames().stream()
                .map(frame -> real(frame, network.input().scale()))
                .toList();
    }

    private static Vector real(IntVector codes, double scale) {
        return Vector.of(codes.stream().mapToDouble(code -> code * scale).toArray());
    }

    private static OptionalDouble share(Dataset data, int right) {
        return data.labels().isPresent()
                ? OptionalDouble.of((double) right / data.samples().size())
                : OptionalDouble.empty();
    }
}
