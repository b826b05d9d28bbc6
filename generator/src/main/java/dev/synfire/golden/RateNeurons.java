package dev.synfire.golden;

import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.RateNeuron;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Neurons without memory: a scaled, saturated current through an activation function. */
final class RateNeurons implements Neurons {
    private static final int[] NONE = {};

    private final int[] multipliers;
    private final int shift;
    private final Rounding rounding;
    private final Range arguments;
    private final int[] values;
    private final int[] activations;

    /** Every value of a tabulated function is taken down once: values[z - arguments.min()]; empty for z itself. */
    RateNeurons(RateNeuron model, int neurons, Range currents) {
        multipliers = model.multipliers().toArray();
        shift = model.shift();
        rounding = model.rounding();
        arguments = model.activation().arguments();
        if (arguments.min() < Integer.MIN_VALUE || arguments.max() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("activations " + arguments + " do not fit 32 bits");
        }
        if (currents.bits() > 46) {
            throw new IllegalArgumentException("currents " + currents + " times 16 bits do not fit 63 bits");
        }
        values = switch (model.activation()) {
            case Activation.Clip _ -> NONE;
            case Activation.Table table -> Tabulated.values(table);
        };
        activations = new int[neurons];
    }

    @Override
    public void reset() {
        Arrays.fill(activations, 0);
    }

    @Override
    public void update(Sums currents) {
        update(currents::current);
    }

    /** A tick in which that is the a of each neuron. */
    void update(IntToLongFunction currents) {
        for (int n = 0; n < activations.length; n++) {
            int z = (int) arguments.saturate(rounding.shiftRight(currents.applyAsLong(n) * multipliers[n], shift));
            activations[n] = values.length == 0 ? z : values[z - (int) arguments.min()];
        }
    }

    @Override
    public List<int[]> states() {
        return List.of();
    }

    @Override
    public int[] outputs() {
        return activations;
    }
}
