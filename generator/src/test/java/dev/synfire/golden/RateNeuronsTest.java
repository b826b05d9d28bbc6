package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.FunctionTable;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.Sample;
import dev.synfire.model.Readout;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateNeuronsTest {
    @Test
    void theTextbookNeuron() {
        // weights 2 and 3, inputs 1 and 2, bias 1: I = 2 * 1 + 3 * 2 + 1 = 9; z = 9 * 4096 = 36864 of 12 fraction bits;
        // 65536 / (1 + e^-9) = 65527.91, and 65528 / 65536 = 0.999878
        var table = FunctionTable.straight(FunctionTable.Function.SIGMOID, 17, 12, 16);
        var activation =
                new Activation.Table("sigmoid", Activation.Symmetry.COMPLEMENT, 17, 12, 16, 0, table.entries());
        var layer = IntegerLayer.dense(
                "neuron",
                IntegerProjection.INPUT,
                new Range(0, 3),
                new DenseSynapses(2, 1, 3, IntVector.of(2, 3)),
                IntVector.of(1),
                new RateNeuron(IntVector.of(4096), 0, Rounding.FLOOR, activation));
        var network = new IntegerNetwork(
                "neuron", new InputPort(2, new Range(0, 3)), List.of(layer), 1, new IntegerReadout(Readout.ACTIVATION));
        var model = new GoldenModel(network);
        assertEquals(new Result(1, 65528), model.run(Sample.constant(IntVector.of(1, 2))));
        assertEquals(9, model.currents(0)[0]);
    }

    @Test
    void aReluIsAClipThatStartsAtZero() {
        assertEquals(0, activation(new Activation.Clip(Range.unsigned(8)), -1));
        assertEquals(255, activation(new Activation.Clip(Range.unsigned(8)), 300));
        assertEquals(7, activation(new Activation.Clip(Range.unsigned(8)), 7));
    }

    @Test
    void anIdentityIsHeldAtBothEnds() {
        assertEquals(-128, activation(new Activation.Clip(Range.signed(8)), -129));
        assertEquals(127, activation(new Activation.Clip(Range.signed(8)), 128));
    }

    @Test
    void theScaleIsExactBeforeItIsRounded() {
        // 3 * 5 / 4 = 3.75; -3.75
        assertEquals(3, scaled(3, Rounding.FLOOR));
        assertEquals(3, scaled(3, Rounding.TOWARD_ZERO));
        assertEquals(4, scaled(3, Rounding.HALF_UP));
        assertEquals(-4, scaled(-3, Rounding.FLOOR));
        assertEquals(-3, scaled(-3, Rounding.TOWARD_ZERO));
        assertEquals(-4, scaled(-3, Rounding.HALF_UP));
    }

    @Test
    void tablesMirrorAndInterpolate() {
        // tails 8 6 4 2 0 of 16: straight
        var sigmoid =
                new Activation.Table("sigmoid", Activation.Symmetry.COMPLEMENT, 3, 0, 4, 0, IntVector.of(8, 6, 3, 0));
        assertEquals(8, activation(sigmoid, 0));
        assertEquals(6, activation(sigmoid, -1));
        assertEquals(10, activation(sigmoid, 1));
        assertEquals(0, activation(sigmoid, -9));
        assertEquals(15, activation(sigmoid, 9)); // 16 - 0 does not fit 4 bits
        // nodes at 0, 4, 8; z = 3: (0 * 1 + 5 * 3 + 2) >> 2 = 4; z = 7: (5 * 1 + 7 * 3 + 2) >> 2 = 7
        var tanh = new Activation.Table("tanh", Activation.Symmetry.ODD, 4, 0, 4, 2, IntVector.of(0, 5, 7));
        assertEquals(4, activation(tanh, 3));
        assertEquals(-4, activation(tanh, -3));
        assertEquals(7, activation(tanh, 100));
        assertEquals(-7, activation(tanh, -100));
    }

    @Test
    void theLowestIndexWinsATie() {
        var layer = IntegerLayer.dense(
                "tie",
                IntegerProjection.INPUT,
                new Range(0, 1),
                new DenseSynapses(1, 4, 2, IntVector.of(-1, 1, 0, 1)),
                IntVector.of(0, 0, 0, 0),
                new RateNeuron(IntVector.filled(4, 1), 0, Rounding.FLOOR, new Activation.Clip(Range.signed(4))));
        var network = new IntegerNetwork(
                "tie", new InputPort(1, new Range(0, 1)), List.of(layer), 1, new IntegerReadout(Readout.ACTIVATION));
        assertEquals(new Result(1, 1), new GoldenModel(network).run(Sample.constant(IntVector.of(1))));
        assertEquals(new Result(0, 0), new GoldenModel(network).run(Sample.constant(IntVector.of(0))));
    }

    @Test
    void sumsOfMoreThan32BitsAreExact() {
        // 2 * 127 * 2^30 = 272730423296; / 2^32 = 63.5
        var values = new Range(0, 1 << 30);
        var layer = IntegerLayer.dense(
                "wide",
                IntegerProjection.INPUT,
                values,
                new DenseSynapses(2, 1, 8, IntVector.of(127, 127)),
                IntVector.of(0),
                new RateNeuron(IntVector.of(1), 32, Rounding.HALF_UP, new Activation.Clip(Range.signed(8))));
        var network = new IntegerNetwork(
                "wide", new InputPort(2, values), List.of(layer), 1, new IntegerReadout(Readout.ACTIVATION));
        var model = new GoldenModel(network);
        assertEquals(new Result(1, 64), model.run(Sample.constant(IntVector.of(1 << 30, 1 << 30))));
        assertEquals(272730423296L, model.currents(0)[0]);
    }

    @Test
    void aCodeThatTheInputCannotCarryIsRefused() {
        var model =
                OneNeuron.of(new RateNeuron(IntVector.of(1), 0, Rounding.FLOOR, new Activation.Clip(Range.signed(8))));
        assertEquals(
                "input 0 carries 40000, expected -32768..32767",
                assertThrows(IllegalArgumentException.class, () -> model.tick(new int[] {40000}))
                        .getMessage());
        assertEquals(
                "2 input codes, expected 1",
                assertThrows(IllegalArgumentException.class, () -> model.tick(new int[2]))
                        .getMessage());
    }

    private static int activation(Activation activation, int current) {
        var model = OneNeuron.of(new RateNeuron(IntVector.of(1), 0, Rounding.FLOOR, activation));
        model.tick(new int[] {current});
        return model.outputs(0)[0];
    }

    private static int scaled(int current, Rounding rounding) {
        var model = OneNeuron.of(new RateNeuron(IntVector.of(5), 2, rounding, new Activation.Clip(Range.signed(8))));
        model.tick(new int[] {current});
        return model.outputs(0)[0];
    }
}
