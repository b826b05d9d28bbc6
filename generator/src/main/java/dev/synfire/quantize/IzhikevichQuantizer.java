package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.network.neuron.Izhikevich;
import dev.synfire.quantize.Note.Kind;
import java.util.function.IntToDoubleFunction;

/** Makes integers of neurons of Izhikevich: v is in 25 mV. */
final class IzhikevichQuantizer extends TwoVariableQuantizer {
    /** The unit in which 0.04 v^2 is v^2. */
    private static final double MILLIVOLTS = 25;

    private final Izhikevich neuron;

    IzhikevichQuantizer(Izhikevich neuron, int neurons) {
        super(neurons);
        this.neuron = neuron;
    }

    @Override
    String title() {
        return "a neuron of Izhikevich";
    }

    @Override
    double unit() {
        return Math.scalb(MILLIVOLTS, -neuron.fraction());
    }

    @Override
    double currentUnit() {
        return unit();
    }

    @Override
    String currentUnits() {
        return "25 mV / 2^" + neuron.fraction();
    }

    @Override
    IzhikevichNeuron integers(String layer, int currentShift, LayerNotes notes) {
        double tick = Math.scalb(1.0, -neuron.halvings());
        IntToDoubleFunction recovery = n -> tick * neuron.a().ofNeuron(n);
        IntToDoubleFunction following =
                n -> recovery.applyAsDouble(n) * neuron.b().ofNeuron(n);
        int shift = shift(layer, "a", recovery, following);
        notes.add(
                Kind.CHOSEN,
                "membrane",
                Figures.NONE
                        .and("membraneBits", IzhikevichNeuron.WHOLE_BITS + neuron.fraction())
                        .and("fractionBits", neuron.fraction()),
                "v and u in %d bits, %d of them fraction, of 25 mV: steps of %s mV, saturating at 3200 mV",
                IzhikevichNeuron.WHOLE_BITS + neuron.fraction(),
                neuron.fraction(),
                LayerNotes.figure(unit()));
        IntVector recoveries = factors("a", recovery, shift, notes);
        IntVector followings = factors("a times b", following, shift, notes);
        return new IzhikevichNeuron(
                neuron.fraction(),
                neuron.halvings(),
                neuron.stepHalvings(),
                neuron.clipped(),
                currentShift,
                recoveries,
                followings,
                shift,
                (int) Math.ceil(Izhikevich.PEAK / unit()),
                whole(n -> neuron.c().ofNeuron(n) / unit()),
                whole(n -> neuron.d().ofNeuron(n) / unit()),
                (int) Math.rint(neuron.start() / unit()),
                whole(n -> neuron.b().ofNeuron(n) * neuron.start() / unit()));
    }
}
