package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IzhikevichNeuron;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.Izhikevich;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Note.Kind;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Makes integers of neurons of Izhikevich. Their equation has no free scale: v is in 25 mV, so the unit of the currents is
 * 25 mV times a power of two, the same for all, whatever the network says of its weights' scales.
 */
final class IzhikevichQuantizer {
    /** The unit in which 0.04 v^2 is v^2. */
    private static final double MILLIVOLTS = 25;

    private static final int LARGEST_SHIFT = 24;
    private static final int MOST_FACTOR_SHIFT = 30;

    private final Izhikevich neuron;
    private final int neurons;

    IzhikevichQuantizer(Izhikevich neuron, int neurons) {
        this.neuron = neuron;
        this.neurons = neurons;
    }

    /** What a unit of v stands for, in mV. */
    double unit() {
        return Math.scalb(MILLIVOLTS, -neuron.fraction());
    }

    /**
     * The step of all weights: the finest with which they fit.
     *
     * @param largest magnitude of any weight
     * @param inputScale weights count in steps, currents in steps times this
     * @param bits of a weight
     */
    Scales scales(double largest, double inputScale, int bits) {
        int codes = (1 << Math.max(0, bits - 1)) - (bits == 1 ? 0 : 1);
        int shift = 0;
        while (shift < LARGEST_SHIFT && largest * inputScale > Math.scalb(unit(), shift) * codes) {
            shift++;
        }
        return new Scales.Given(Vector.of(Math.scalb(unit(), shift) / inputScale));
    }

    /**
     * The integers.
     *
     * @param current what a current stands for, in mV
     */
    IzhikevichNeuron quantize(String layer, double current, LayerNotes notes) {
        double shift = Math.log(current / unit()) / Math.log(2);
        if (Math.abs(shift - Math.rint(shift)) > 1e-9 || shift < -0.5 || shift > LARGEST_SHIFT + 0.5) {
            throw Problem.wrongInput(
                    "bad-steps",
                    "layer " + layer,
                    String.format(
                            Locale.ROOT,
                            "a current counts in %s mV, but a neuron of Izhikevich takes 25 mV / 2^%d times a power of two",
                            LayerNotes.figure(current),
                            neuron.fraction()),
                    "leave the scales of its weights to the quantizer");
        }
        double tick = Math.scalb(1.0, -neuron.halvings());
        IntToDoubleFunction recovery = n -> tick * neuron.a().ofNeuron(n);
        IntToDoubleFunction following =
                n -> recovery.applyAsDouble(n) * neuron.b().ofNeuron(n);
        int factorShift = factorShift(Math.max(largest(recovery), largest(following)));
        IntVector recoveries = whole(n -> Math.scalb(recovery.applyAsDouble(n), factorShift));
        IntVector followings = whole(n -> Math.scalb(following.applyAsDouble(n), factorShift));
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
        tell(notes, "a", error(recovery, recoveries, factorShift), factorShift);
        tell(notes, "a times b", error(following, followings, factorShift), factorShift);
        return new IzhikevichNeuron(
                neuron.fraction(),
                neuron.halvings(),
                neuron.stepHalvings(),
                neuron.clipped(),
                (int) Math.rint(shift),
                recoveries,
                followings,
                factorShift,
                (int) Math.ceil(Izhikevich.PEAK / unit()),
                whole(n -> neuron.c().ofNeuron(n) / unit()),
                whole(n -> neuron.d().ofNeuron(n) / unit()),
                (int) Math.rint(neuron.start() / unit()),
                whole(n -> neuron.b().ofNeuron(n) * neuron.start() / unit()));
    }

    private double largest(IntToDoubleFunction values) {
        return IntStream.range(0, neurons)
                .mapToDouble(n -> Math.abs(values.applyAsDouble(n)))
                .max()
                .orElse(0);
    }

    /** The finest with which the largest factor fits. */
    private static int factorShift(double largest) {
        int shift = MOST_FACTOR_SHIFT;
        while (shift > 0 && Math.rint(Math.scalb(largest, shift)) > IzhikevichNeuron.FACTORS.max()) {
            shift--;
        }
        return shift;
    }

    private IntVector whole(IntToDoubleFunction values) {
        Range range = Range.signed(32);
        return IntVector.of(IntStream.range(0, neurons)
                .map(n -> (int) range.saturate(Math.round(values.applyAsDouble(n))))
                .toArray());
    }

    private ErrorFigures error(IntToDoubleFunction reals, IntVector whole, int shift) {
        ErrorFigures error = new ErrorFigures();
        for (int n = 0; n < neurons; n++) {
            error.add(reals.applyAsDouble(n), Math.scalb((double) whole.get(n), -shift));
        }
        return error;
    }

    private static void tell(LayerNotes notes, String subject, ErrorFigures error, int shift) {
        notes.add(
                error.exact() ? Kind.EXACT : Kind.ROUNDED,
                subject,
                error.figures(),
                "in 18 bits of 2^-%d%s",
                shift,
                error.exact() ? "" : "; off by up to " + LayerNotes.figure(error.largest()));
    }
}
