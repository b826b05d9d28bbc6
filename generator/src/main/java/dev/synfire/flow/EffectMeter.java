package dev.synfire.flow;

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

    EffectMeter(Layer layer, int index, Quantized quantized) {
        this.layer = layer;
        this.index = index;
        this.scale = quantized.scales().get(index);
        this.largestCode = largestCode(quantized.network().layers().get(index).model());
        rate = layer.neuron() instanceof Rate;
        spiking = layer.neuron() instanceof Spiking;
        surplus = new int[layer.neurons()];
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
            double off = value - (rate ? codes[n] * scale.outputs() : scale.membrane(n, codes[n]));
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
                        : Optional.empty());
    }
}
