package dev.synfire.evaluate;

import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Quantized;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Counts over some samples how a network in real numbers and in integers agree with the labels and with each other. */
final class SideBySide {
    private final Network network;
    private final List<EffectMeter> meters;
    private final List<Answer> answers = new ArrayList<>();
    private final IntegerNetwork integers;
    private int same;
    private int realRight;
    private int integerRight;

    SideBySide(Network network, Quantized quantized) {
        this.network = network;
        this.integers = quantized.network();
        this.meters = IntStream.range(0, network.layers().size())
                .mapToObj(l -> new EffectMeter(network.layers().get(l), l, quantized))
                .toList();
    }

    /** Presents a sample, of that number, to both, from a reset on. */
    void present(int number, Sample sample, OptionalInt label, FloatModel real, GoldenModel golden) {
        List<Vector> frames = RealFrames.of(network, sample);
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
        int realLabel = real.result().label();
        int integerLabel = golden.result().label();
        answers.add(Answer.of(integers, golden, number, label));
        same += realLabel == integerLabel ? 1 : 0;
        if (label.isPresent()) {
            realRight += realLabel == label.getAsInt() ? 1 : 0;
            integerRight += integerLabel == label.getAsInt() ? 1 : 0;
        }
    }

    /** Takes in what was counted of other samples. */
    void add(SideBySide other) {
        answers.addAll(other.answers);
        same += other.same;
        realRight += other.realRight;
        integerRight += other.integerRight;
        for (int l = 0; l < meters.size(); l++) {
            meters.get(l).add(other.meters.get(l));
        }
    }

    /** To how many samples both give the same label. */
    int same() {
        return same;
    }

    /** How many labels the network in real numbers gives. */
    int realRight() {
        return realRight;
    }

    /** How many labels the network in integers gives. */
    int integerRight() {
        return integerRight;
    }

    /** What the network in integers answers, sample by sample. */
    List<Answer> answers() {
        return answers;
    }

    /** What differs between the two, layer by layer. */
    List<LayerEffect> effects() {
        return meters.stream().map(EffectMeter::effect).toList();
    }
}
