package dev.synfire.evaluate;

import dev.synfire.fixed.Range;
import dev.synfire.golden.GoldenModel;
import dev.synfire.integer.Activation;
import dev.synfire.integer.IntegerNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.network.Layer;
import dev.synfire.network.neuron.Rate;
import dev.synfire.network.neuron.Spiking;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Quantized;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Compares what one layer does in real numbers and in integers, tick by tick. */
final class EffectMeter {
    private final Layer layer;
    private final int index;
    private final Quantized.Scale scale;
    private final boolean rate;
    private final boolean spiking;
    private final OptionalLong largestCode;
    private final int[] surplus;
    private double signal;
    private double noise;
    private long realSpikes;
    private long integerSpikes;
    private long largest;
    private long surpluses;
    private long samples;
    private final Range codes;
    private final SignalCounter reals;
    private final SignalCounter integers;
    private long count;
    private long limited;
    private double largestError;

    EffectMeter(Layer layer, int index, Quantized quantized) {
        this.layer = layer;
        this.index = index;
        this.scale = quantized.scales().get(index);
        this.largestCode = largestCode(quantized.network().layers().get(index).model());
        rate = layer.neuron() instanceof Rate;
        spiking = layer.neuron() instanceof Spiking;
        surplus = new int[layer.neurons()];
        IntegerNeuron model = quantized.network().layers().get(index).model();
        codes = rate ? model.outputValues() : model.states().getFirst().values();
        double unit = rate ? scale.outputs() : scale.membranes().get(0);
        reals = new SignalCounter(unit);
        integers = new SignalCounter(unit);
    }

    /** The largest code of activations that a multiplier brings to a scale. */
    private static OptionalLong largestCode(IntegerNeuron model) {
        return model instanceof RateNeuron neuron && isScaled(neuron)
                ? OptionalLong.of(neuron.outputValues().max())
                : OptionalLong.empty();
    }

    private static boolean isScaled(RateNeuron neuron) {
        return switch (neuron.activation()) {
            case Activation.Clip _ ->
                !(neuron.shift() == 0 && neuron.multipliers().isUniform(1));
            case Activation.Table table -> table.symmetry() == Activation.Symmetry.NONE;
        };
    }

    /** After both have done the same tick. */
    void tick(FloatModel real, GoldenModel golden) {
        Vector values = rate ? real.outputs(index) : real.membranes(index);
        int[] codes = rate ? golden.outputs(index) : golden.membranes(index);
        for (int n = 0; n < codes.length; n++) {
            double value = values.get(n);
            double became = rate ? codes[n] * scale.outputs() : scale.membrane(n, codes[n]);
            double off = value - became;
            reals.add(value);
            integers.add(became);
            count++;
            limited += codes[n] == this.codes.max() && off > 0 || codes[n] == this.codes.min() && off < 0 ? 1 : 0;
            largestError = Math.max(largestError, Math.abs(off));
            signal += value * value;
            noise += off * off;
            largest = rate ? Math.max(largest, Math.abs(codes[n])) : largest;
        }
        if (spiking) {
            Vector fired = real.outputs(index);
            for (int n = 0; n < surplus.length; n++) {
                realSpikes += (long) fired.get(n);
                integerSpikes += golden.outputs(index)[n];
                surplus[n] += golden.outputs(index)[n] - (int) fired.get(n);
            }
        }
    }

    /** After a sample's last tick. */
    void sample() {
        samples++;
        for (int n = 0; n < surplus.length; n++) {
            surpluses += Math.abs(surplus[n]);
            surplus[n] = 0;
        }
    }

    /** Takes in what another meter of the same layer saw of other samples. */
    void add(EffectMeter other) {
        signal += other.signal;
        noise += other.noise;
        largest = Math.max(largest, other.largest);
        reals.add(other.reals);
        integers.add(other.integers);
        count += other.count;
        limited += other.limited;
        largestError = Math.max(largestError, other.largestError);
        realSpikes += other.realSpikes;
        integerSpikes += other.integerSpikes;
        surpluses += other.surpluses;
        samples += other.samples;
    }

    LayerEffect effect() {
        return new LayerEffect(
                layer.name(),
                rate ? "activations" : "membranes",
                noise == 0 || signal == 0 ? OptionalDouble.empty() : OptionalDouble.of(10 * Math.log10(signal / noise)),
                largestCode.isPresent()
                        ? OptionalDouble.of((double) largest / largestCode.getAsLong())
                        : OptionalDouble.empty(),
                spiking
                        ? Optional.of(new LayerEffect.Spikes(
                                realSpikes, integerSpikes, (double) surpluses / (samples * surplus.length)))
                        : Optional.empty(),
                signals());
    }

    private LayerEffect.Signals signals() {
        return new LayerEffect.Signals(
                reals.counts(),
                integers.counts(),
                stands(codes.min()),
                stands(codes.max()),
                count == 0 ? 0 : (double) limited / count,
                count == 0 ? 0 : Math.sqrt(noise / count),
                largestError);
    }

    /** What a code of the first neuron stands for. */
    private double stands(long code) {
        return rate ? code * scale.outputs() : scale.membrane(0, code);
    }
}
