package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.AdExNeuron;
import dev.synfire.network.neuron.AdEx;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Note.Kind;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Makes integers of adaptive exponential neurons: v is in deltaT ln 2, from the threshold, so that the exponential is 2^v. */
final class AdExQuantizer extends TwoVariableQuantizer {
    private static final double LN_2 = 0.6931471805599453;

    /** Of the bits behind the point so many choose an entry: then exp is off by less than 0.14 %, as if v were off by 0.0014 deltaT. */
    private static final int TABLE_BITS = 8;

    private final AdEx neuron;

    AdExQuantizer(AdEx neuron, int neurons) {
        super(neurons);
        this.neuron = neuron;
    }

    @Override
    String title() {
        return "an adaptive exponential neuron";
    }

    @Override
    double unit() {
        return Math.scalb(neuron.slopeFactor() * LN_2, -neuron.fraction());
    }

    @Override
    double zero() {
        return neuron.threshold();
    }

    @Override
    double currentUnit() {
        return unit() * neuron.conductance();
    }

    @Override
    String currentUnits() {
        return LayerNotes.figure(currentUnit()) + " pA";
    }

    @Override
    AdExNeuron integers(String layer, int currentShift, LayerNotes notes) {
        double tick = Math.scalb(1.0, -neuron.halvings());
        double step = Math.scalb(tick, -neuron.stepHalvings());
        IntToDoubleFunction leak =
                n -> step * neuron.conductance() / neuron.capacitance().ofNeuron(n);
        IntToDoubleFunction recovery = n -> tick / neuron.timeConstant().ofNeuron(n);
        IntToDoubleFunction coupling =
                n -> recovery.applyAsDouble(n) * neuron.coupling().ofNeuron(n) / neuron.conductance();
        int leakShift = shift(layer, "gL / C", leak);
        int shift = shift(layer, "1 / tauW", recovery, coupling);
        double most =
                unit() * Range.signed(AdExNeuron.WHOLE_BITS + neuron.fraction()).max();
        notes.add(
                Kind.CHOSEN,
                "membrane",
                Figures.NONE
                        .and("membraneBits", AdExNeuron.WHOLE_BITS + neuron.fraction())
                        .and("fractionBits", neuron.fraction()),
                "v and w in %d bits, %d of them fraction: steps of %s mV and %s pA, saturating %s mV from the threshold",
                AdExNeuron.WHOLE_BITS + neuron.fraction(),
                neuron.fraction(),
                LayerNotes.figure(unit()),
                LayerNotes.figure(currentUnit()),
                LayerNotes.figure(most));
        notes.add(
                Kind.APPROXIMATED,
                "exp",
                Figures.NONE.and("largestRelativeError", largestError()),
                "exp by a table of %d numbers of %d bits, off by up to %s %%",
                1 << TABLE_BITS,
                neuron.fraction() + 2,
                LayerNotes.figure(100 * largestError()));
        IntVector leaks = factors("gL / C", leak, leakShift, notes);
        IntVector couplings = factors("a / gL / tauW", coupling, shift, notes);
        IntVector recoveries = factors("1 / tauW", recovery, shift, notes);
        return new AdExNeuron(
                neuron.fraction(),
                neuron.stepHalvings(),
                currentShift,
                exponentials(),
                leaks,
                leakShift,
                couplings,
                recoveries,
                shift,
                whole(potential(layer, "EL", neuron.rest(), most)),
                (int) Math.ceil(
                        potential(layer, "peak", Vector.of(neuron.peak()), most).applyAsDouble(0)),
                whole(potential(layer, "reset", neuron.reset(), most)),
                whole(jump(layer)));
    }

    /** The number in the middle of each part: 2^x / ln 2. */
    private IntVector exponentials() {
        return IntVector.of(IntStream.range(0, 1 << TABLE_BITS)
                .map(i -> (int) Math.rint(
                        Math.scalb(StrictMath.pow(2, Math.scalb(i + 0.5, -TABLE_BITS)) / LN_2, neuron.fraction())))
                .toArray());
    }

    /** At the edge of a part, and half a unit. */
    private double largestError() {
        return StrictMath.pow(2, Math.scalb(0.5, -TABLE_BITS)) - 1 + Math.scalb(LN_2 / 2, -neuron.fraction());
    }

    private IntToDoubleFunction potential(String layer, String key, Vector values, double most) {
        for (double value : values.stream().toArray()) {
            if (Math.abs(value - zero()) > most) {
                throw far(
                        layer,
                        key + " is " + LayerNotes.figure(value) + " mV, further than " + LayerNotes.figure(most)
                                + " mV from VT");
            }
        }
        return n -> (values.ofNeuron(n) - zero()) / unit();
    }

    private IntToDoubleFunction jump(String layer) {
        double most = currentUnit()
                * Range.signed(AdExNeuron.WHOLE_BITS + neuron.fraction()).max();
        for (double value : neuron.jump().stream().toArray()) {
            if (Math.abs(value) > most) {
                throw far(layer, "b is " + LayerNotes.figure(value) + " pA, more than " + LayerNotes.figure(most));
            }
        }
        return n -> neuron.jump().ofNeuron(n) / currentUnit();
    }

    private static Problem far(String layer, String what) {
        return Problem.wrongInput(
                "out-of-range",
                "layer " + layer,
                what + ": v and w go to 127 times deltaT ln 2",
                "write a larger deltaT, or values nearer to VT");
    }
}
