package dev.synfire.layout;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.RateNeuron;

/**
 * How far the parameters of a layer may go that take the place of others in a finished bitstream. Registers and tables are
 * as wide as this says, whatever the parameters are to begin with.
 *
 * @param currentBits of an input current, two's complement
 * @param biasBits of a bias, two's complement; 0 where no neuron has one
 * @param multiplierBits of a rate neuron's multiplier; 0 where it needs none
 * @param multiplierShift the shift of a rate neuron's scaling
 */
public record ReserveWidths(int currentBits, int biasBits, int multiplierBits, int multiplierShift) {
    /** What sums, biases and multipliers have to spare: a bit, twice as much. */
    private static final int SPARE = 1;

    private static final int MOST_MULTIPLIER_BITS = 16;
    private static final int MOST_SHIFT = 40;

    /** What a block RAM has in its widest form, or half of it. */
    private static final int WORDS = 256;

    /**
     * How deep an exchangeable memory of so many words is: so deep that what stands in any column of a block RAM tells which
     * column it is. It takes no more RAM for that.
     */
    public static int words(int needed) {
        return Math.ceilDiv(needed, WORDS) * WORDS;
    }

    /** Whether a memory can be one of those. */
    public static boolean isWords(int depth) {
        return depth % WORDS == 0;
    }

    /** What a layer is given, by the parameters that it has. */
    public static ReserveWidths of(IntegerLayer layer) {
        IntVector biases = layer.biases();
        int bias = biases.isUniform(0) ? 0 : Bits.signed(new Range(biases.min(), biases.max())) + SPARE;
        int current = Bits.signed(layer.currents()) + SPARE;
        if (!(layer.model() instanceof RateNeuron rate) || rate.multipliers().isUniform(1)) {
            return new ReserveWidths(current, bias, 0, layer.model() instanceof RateNeuron rate ? rate.shift() : 0);
        }
        int bits = Bits.below(rate.multipliers().max() + 1);
        // Half of the spare room is for smaller scales, which take a larger shift.
        int finer = bits + 2 * SPARE <= MOST_MULTIPLIER_BITS && rate.shift() + SPARE <= MOST_SHIFT ? SPARE : 0;
        return new ReserveWidths(
                current, bias, Math.min(MOST_MULTIPLIER_BITS, bits + SPARE + finer), rate.shift() + finer);
    }

    /** The same for a part of a layer that adds no biases. */
    public ReserveWidths withoutBiases() {
        return new ReserveWidths(currentBits, 0, multiplierBits, multiplierShift);
    }

    /** Every input current that there is room for. */
    public Range currents() {
        return Range.signed(currentBits);
    }

    /**
     * A layer that says the same in the scale that there is room for: multiplier and shift of a rate neuron, both raised.
     * Any other layer, and one that needs a larger shift, as it is.
     */
    public IntegerLayer scaled(IntegerLayer layer) {
        if (!(layer.model() instanceof RateNeuron rate) || multiplierBits == 0 || rate.shift() > multiplierShift) {
            return layer;
        }
        int finer = multiplierShift - rate.shift();
        if (Bits.below(rate.multipliers().max() + 1) + finer > MOST_MULTIPLIER_BITS) {
            return layer;
        }
        IntVector raised =
                IntVector.of(rate.multipliers().stream().map(m -> m << finer).toArray());
        return new IntegerLayer(
                layer.name(),
                layer.projections(),
                layer.biases(),
                new RateNeuron(raised, multiplierShift, rate.rounding(), rate.activation()),
                layer.learning());
    }
}
