package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import java.util.List;

/**
 * A network of five neurons, as if it were trained; its parts can be replaced one by one. All its memories are as wide as some
 * hexadecimal digits: icebram takes no others.
 */
public record SmallTrained(
        IntVector hiddenWeights,
        IntVector hiddenBiases,
        IntVector multipliers,
        int shift,
        IntVector outputWeights,
        IntVector outputBiases,
        IntVector thresholds,
        int membraneBits,
        int decay) {

    /** One training. */
    public static final SmallTrained FIRST = new SmallTrained(
            IntVector.of(3, -2, 7, -7, 1, 5),
            IntVector.of(40, -33),
            IntVector.of(40, 57),
            6,
            IntVector.of(3, -5, 2, 1, -1, 6),
            IntVector.of(0, 0, 0),
            IntVector.of(90, 120, 70),
            13,
            3);

    /** Another. */
    public static final SmallTrained SECOND = new SmallTrained(
            IntVector.of(-1, 6, 2, 4, -7, -3),
            IntVector.of(-36, 50),
            IntVector.of(61, 35),
            7,
            IntVector.of(-2, 7, 1, -3, 3, -1),
            IntVector.of(0, 0, 0),
            IntVector.of(110, 60, 84),
            13,
            3);

    public SmallTrained withHidden(IntVector weights, IntVector biases) {
        return new SmallTrained(
                weights, biases, multipliers, shift, outputWeights, outputBiases, thresholds, membraneBits, decay);
    }

    public SmallTrained withScaling(IntVector numbers, int by) {
        return new SmallTrained(
                hiddenWeights, hiddenBiases, numbers, by, outputWeights, outputBiases, thresholds, membraneBits, decay);
    }

    public SmallTrained withOutput(IntVector biases, int bits, int left) {
        return new SmallTrained(
                hiddenWeights, hiddenBiases, multipliers, shift, outputWeights, biases, thresholds, bits, left);
    }

    /** 3 inputs of 0..3; 2 rate neurons that send 0..15, 3 LIF neurons; weights of 4 bits. */
    public IntegerNetwork network() {
        var values = new Range(0, 3);
        var hidden = IntegerLayer.dense(
                "hidden",
                IntegerProjection.INPUT,
                values,
                new DenseSynapses(3, 2, 4, hiddenWeights),
                hiddenBiases,
                new RateNeuron(multipliers, shift, Rounding.HALF_UP, new Activation.Clip(new Range(0, 15))));
        var output = IntegerLayer.dense(
                "output",
                0,
                new Range(0, 15),
                new DenseSynapses(2, 3, 4, outputWeights),
                outputBiases,
                new SpikingNeuron(
                        membraneBits,
                        new Decay(decay, 2, Rounding.FLOOR),
                        thresholds,
                        FiringComparison.ABOVE,
                        new Reset.Subtract()));
        return new IntegerNetwork(
                "small", new InputPort(3, values), List.of(hidden, output), 4, new IntegerReadout(Readout.SPIKE_COUNT));
    }
}
