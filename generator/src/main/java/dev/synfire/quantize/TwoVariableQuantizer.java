package dev.synfire.quantize;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.network.Scales;
import dev.synfire.network.neuron.AdEx;
import dev.synfire.network.neuron.Izhikevich;
import dev.synfire.network.neuron.TwoVariable;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Note.Kind;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Makes integers of neurons of two variables. Their equations have no free scale: v counts in a unit that they fix, so the unit
 * of the currents is that of v times a power of two, the same for all, whatever the network says of its weights' scales.
 */
abstract sealed class TwoVariableQuantizer permits IzhikevichQuantizer, AdExQuantizer {
    private static final int LARGEST_SHIFT = 24;
    private static final int MOST_FACTOR_SHIFT = 30;

    private final int neurons;

    TwoVariableQuantizer(int neurons) {
        this.neurons = neurons;
    }

    /** The quantizer for so many neurons. */
    static TwoVariableQuantizer of(TwoVariable neuron, int neurons) {
        return switch (neuron) {
            case Izhikevich izhikevich -> new IzhikevichQuantizer(izhikevich, neurons);
            case AdEx adEx -> new AdExQuantizer(adEx, neurons);
        };
    }

    /** What the neuron is called in a sentence. */
    abstract String title();

    /** What one of the units of v stands for, in mV. */
    abstract double unit();

    /** The potential at which the integer v is 0, in mV. */
    double zero() {
        return 0;
    }

    /** What drives v by one of its units, in the unit of currents. */
    abstract double currentUnit();

    /** The unit of currents in words. */
    abstract String currentUnits();

    /**
     * The integers.
     *
     * @param currentShift from the unit of a current to that of v
     */
    abstract TwoVariableNeuron integers(String layer, int currentShift, LayerNotes notes);

    /**
     * The step of all weights: the finest with which they fit.
     *
     * @param largest magnitude of any weight
     * @param inputScale weights count in steps, currents in steps times this
     * @param bits of a weight
     */
    final Scales scales(double largest, double inputScale, int bits) {
        int codes = (1 << Math.max(0, bits - 1)) - (bits == 1 ? 0 : 1);
        int shift = 0;
        while (shift < LARGEST_SHIFT && largest * inputScale > Math.scalb(currentUnit(), shift) * codes) {
            shift++;
        }
        return new Scales.Given(Vector.of(Math.scalb(currentUnit(), shift) / inputScale));
    }

    /**
     * The integers.
     *
     * @param current what a current stands for
     */
    final TwoVariableNeuron quantize(String layer, double current, LayerNotes notes) {
        double shift = Math.log(current / currentUnit()) / Math.log(2);
        if (Math.abs(shift - Math.rint(shift)) > 1e-9 || shift < -0.5 || shift > LARGEST_SHIFT + 0.5) {
            throw Problem.wrongInput(
                    "bad-steps",
                    "layer " + layer,
                    String.format(
                            Locale.ROOT,
                            "a current counts in %s, but %s takes %s times a power of two",
                            LayerNotes.figure(current) + " " + currentUnits().split(" ")[1],
                            title(),
                            currentUnits()),
                    "leave the scales of its weights to the quantizer");
        }
        return integers(layer, (int) Math.rint(shift), notes);
    }

    /** The bits behind the point of factors: the finest with which the largest of all kinds fits. */
    final int shift(String layer, String what, IntToDoubleFunction... kinds) {
        double largest = 0;
        for (IntToDoubleFunction values : kinds) {
            largest = Math.max(
                    largest,
                    IntStream.range(0, neurons)
                            .mapToDouble(n -> Math.abs(values.applyAsDouble(n)))
                            .max()
                            .orElse(0));
        }
        int shift = MOST_FACTOR_SHIFT;
        while (shift > 0 && Math.rint(Math.scalb(largest, shift)) > TwoVariableNeuron.FACTORS.max()) {
            shift--;
        }
        if (Math.rint(Math.scalb(largest, shift)) > TwoVariableNeuron.FACTORS.max()) {
            throw Problem.wrongInput(
                    "out-of-range",
                    "layer " + layer,
                    "a variable changes by " + LayerNotes.figure(largest) + " times another in a step, by " + what
                            + ", expected at most " + TwoVariableNeuron.FACTORS.max(),
                    "write more ticksPerMillisecond");
        }
        return shift;
    }

    /** Factors in that unit, and what rounding did to them. */
    final IntVector factors(String subject, IntToDoubleFunction reals, int shift, LayerNotes notes) {
        IntVector factors = whole(n -> Math.scalb(reals.applyAsDouble(n), shift));
        ErrorFigures error = new ErrorFigures();
        for (int n = 0; n < neurons; n++) {
            error.add(reals.applyAsDouble(n), Math.scalb((double) factors.get(n), -shift));
        }
        notes.add(
                error.exact() ? Kind.EXACT : Kind.ROUNDED,
                subject,
                error.figures(),
                "in 18 bits of 2^-%d%s",
                shift,
                error.exact() ? "" : "; off by up to " + LayerNotes.figure(error.largest()));
        return factors;
    }

    /** The nearest whole numbers, one per neuron. */
    final IntVector whole(IntToDoubleFunction values) {
        Range range = Range.signed(32);
        return IntVector.of(IntStream.range(0, neurons)
                .map(n -> (int) range.saturate(Math.round(values.applyAsDouble(n))))
                .toArray());
    }
}
