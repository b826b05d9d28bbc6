package dev.synfire.network;

import static dev.synfire.network.Neurons.integrator;
import static dev.synfire.network.Neurons.lif;
import static dev.synfire.network.Neurons.sigmoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.Readout;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.neuron.Li;
import dev.synfire.network.neuron.Lif;
import dev.synfire.network.neuron.Reset;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NetworkTest {
    private static InputStep twoInputs() {
        return Network.named("n").input(2);
    }

    private static void refused(String message, Executable description) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, description).getMessage());
    }

    @Test
    void theBuilderMakesTheRecordsThatItReadsLike() {
        Network built = Network.named("small")
                .input(2)
                .values(-3, 16)
                .scale(1 / 16.0)
                .dense("first", 1, lif(0.9).threshold(2).resetBySubtraction().membraneBits(12))
                .weights(new double[] {0.5, -1})
                .biases(0.25)
                .weightBits(4)
                .scales(Scales.PER_LAYER)
                .dense(2, integrator(0.5).leakByPowerOfTwo().rounding(Rounding.FLOOR))
                .weights(Matrix.of(2, 1, 1, 2), Vector.of(3, 4))
                .ticks(7)
                .readout(Readout.MEMBRANE);
        Network spelled = new Network(
                "small",
                new Input(2, new Range(-3, 16), 0.0625),
                List.of(
                        Layer.dense(
                                "first",
                                "input",
                                Matrix.of(1, 2, 0.5, -1),
                                Vector.of(0.25),
                                4,
                                Scales.PER_LAYER,
                                new Lif(
                                        new Leak(0.9, new Leak.Form.Automatic(), Rounding.HALF_UP),
                                        new Firing(Vector.of(2), FiringComparison.ABOVE, new Reset.Subtract()),
                                        OptionalInt.of(12))),
                        Layer.dense(
                                "layer2",
                                "first",
                                Matrix.of(2, 1, 1, 2),
                                Vector.of(3, 4),
                                8,
                                Scales.PER_NEURON,
                                new Li(
                                        new Leak(0.5, new Leak.Form.PowerOfTwo(), Rounding.FLOOR),
                                        OptionalInt.empty()))),
                7,
                Readout.MEMBRANE);
        assertEquals(spelled, built);
    }

    @Test
    void equalityLooksAtEveryWeight() {
        assertEquals(Matrix.of(1, 2, 1, 2), Matrix.of(new double[] {1, 2}));
        assertNotEquals(Matrix.of(1, 2, 1, 2), Matrix.of(2, 1, 1, 2));
        assertNotEquals(Matrix.of(1, 2, 1, 2), Matrix.of(1, 2, 1, 3));
    }

    @Test
    void weightBitsCanBeSetInEveryLayerAtOnce() {
        Network network = twoInputs()
                .dense(1, sigmoid())
                .weights(new double[] {1, 2})
                .weightBits(3)
                .dense(1, sigmoid())
                .weights(new double[] {1})
                .readout(Readout.ACTIVATION);
        assertEquals(
                List.of(5, 5),
                network.withWeightBits(5).layers().stream()
                        .map(Layer::weightBits)
                        .toList());
    }

    @Test
    void whatCannotBeIsRefusedWithAReason() {
        refused("inputs are 0, expected 1 to 16777216", () -> Network.named("n").input(0));
        refused("input values are 1..4, expected a range that contains 0, within -65535..65535", () -> twoInputs()
                .values(1, 4));
        refused("the input scale is 0.0, expected a number from 1e-12 to 1e12", () -> twoInputs()
                .scale(0));
        refused(
                "layer layer1 has no weights",
                () -> twoInputs().dense(1, sigmoid()).readout(Readout.ACTIVATION));
        refused("layer layer1 of 2 neurons has weights for 1", () -> twoInputs()
                .dense(2, sigmoid())
                .weights(new double[] {1, 2})
                .readout(Readout.ACTIVATION));
        refused(
                "layer layer1, projection from input: the dense transform takes 1 inputs, but what comes before it sends 2",
                () -> twoInputs().dense(1, sigmoid()).weights(new double[] {1}).readout(Readout.ACTIVATION));
        refused("readout by SPIKE_COUNT of a layer of model sigmoid, which has none", () -> twoInputs()
                .dense(1, sigmoid())
                .weights(new double[] {1, 1})
                .readout(Readout.SPIKE_COUNT));
        refused(
                "layer a: 2 thresholds for 3 neurons, expected one for all or one for each",
                () -> Layer.dense(
                        "a",
                        "input",
                        Matrix.of(3, 1, 1, 1, 1),
                        Vector.zeros(3),
                        8,
                        Scales.PER_NEURON,
                        lif(0.5).threshold(1, 2)));
        refused("beta is 1.5, expected 0 to 1", () -> lif(1.5));
        refused("activation bits are 17, expected 1 to 16", () -> sigmoid().activationBits(17));
        refused("activation bits of tanh are 1, expected 2 to 16", () -> Neurons.tanh()
                .activationBits(1));
        refused("weight bits of layer layer1 are 9, expected 1 to 8", () -> twoInputs()
                .dense(1, sigmoid())
                .weights(new double[] {1, 1})
                .weightBits(9)
                .readout(Readout.ACTIVATION));
        refused("weight [0, 1] is NaN, expected a number from -1e12 to 1e12", () -> twoInputs()
                .dense(1, sigmoid())
                .weights(new double[] {1, Double.NaN})
                .readout(Readout.ACTIVATION));
        refused("bias 0 of layer layer1 is Infinity, expected a number from -1e12 to 1e12", () -> twoInputs()
                .dense(1, sigmoid())
                .weights(new double[] {1, 1})
                .biases(Double.POSITIVE_INFINITY)
                .readout(Readout.ACTIVATION));
        refused("thresholds are [NaN], expected at least one, and all from 0 to 1e12", () -> lif(0.5).threshold(
                        Double.NaN));
        refused("a matrix with rows of 2 and 1 values", () -> Matrix.of(new double[] {1, 2}, new double[] {3}));
        assertEquals(OptionalDouble.of(4), Neurons.relu().maximum(4).maximum());
    }

    @Test
    void aGraphThatDoesNotFitIsRefusedByLayerAndProjection() {
        LayerStep first = twoInputs().dense("first", 2, sigmoid()).weights(new double[] {1, 1}, new double[] {1, 1});
        refused(
                "layer second, projection from thrid: there is no such layer",
                () -> first.neurons("second", sigmoid()).from("thrid").readout(Readout.ACTIVATION));
        refused(
                "layer only, projection from input: 2 values arrive at 3 neurons",
                () -> new Network(
                        "n",
                        new Input(2, new Range(0, 1), 1),
                        List.of(new Layer(
                                "only",
                                Dims.of(3),
                                List.of(Projection.from("input")),
                                Vector.zeros(3),
                                sigmoid(),
                                8,
                                Scales.PER_NEURON)),
                        1,
                        Readout.ACTIVATION));
        refused(
                "layer only has 2 biases for 3 neurons",
                () -> new Layer(
                        "only",
                        Dims.of(3),
                        List.of(Projection.from("input")),
                        Vector.zeros(2),
                        sigmoid(),
                        8,
                        Scales.PER_NEURON));
        refused(
                "layer only has no projection, expected at least one",
                () -> new Layer("only", Dims.of(3), List.of(), Vector.zeros(3), sigmoid(), 8, Scales.PER_NEURON));
        refused(
                "the layer name is 'input', expected lower-case letters, digits and underscores, a letter first, and not"
                        + " 'input'",
                () -> Layer.dense(
                        "input", "input", Matrix.of(1, 1, 1), Vector.zeros(1), 8, Scales.PER_NEURON, sigmoid()));
        refused(
                "there is no layer fourth before",
                () -> twoInputs().after("fourth").neurons("second", sigmoid()));
    }

    @Test
    void transformsThatCannotBeAreRefused() {
        refused(
                "dimensions are (2, 0), expected at least one, none below 1, and a product of at most 16777216",
                () -> Dims.of(2, 0));
        refused(
                "the convolution has an input of (4), expected (channels, height, width)",
                () -> new Convolution(Dims.of(4), 1, Window.square(1, 1, 0), 1, Vector.of(1)));
        refused(
                "a convolution has 3 weights, expected 4 of shape (1, 1, 2, 2)",
                () -> new Convolution(Dims.of(1, 2, 2), 1, Window.square(2, 1, 0), 1, Vector.of(1, 2, 3)));
        refused(
                "a convolution of 3 to 2 channels in 2 groups, expected groups that divide both",
                () -> new Convolution(Dims.of(3, 2, 2), 2, Window.square(1, 1, 0), 2, Vector.of(1, 2)));
        refused(
                "a window of 3 x 3 is larger than its padded plane of 2 x 2",
                () -> new Pooling(Pooling.Kind.SUM, Dims.of(1, 2, 2), Window.square(3, 1, 0)));
        refused(
                "delays are [1, -1], expected at least one, and all from 0 to 4096 ticks",
                () -> new Delay(IntVector.of(1, -1)));
        refused(
                "layer layer1 of 2 neurons has 3 given steps, expected one for all, one for each, or one for each output"
                        + " channel",
                () -> twoInputs()
                        .dense(2, sigmoid())
                        .weights(new double[] {1, 1}, new double[] {1, 1})
                        .scales(new Scales.Given(Vector.of(1, 2, 3)))
                        .readout(Readout.ACTIVATION));
        refused("floors are [0.5], expected none above 0", () -> lif(0.5).floor(0.5));
        refused(
                "thresholds are [0.0], expected 1e-12 or more where a tick may have several spikes",
                () -> lif(0.5).threshold(0).mostSpikes(2));
        refused("layer first: 3 betas for 2 neurons, expected one for all or one for each", () -> twoInputs()
                .dense("first", 2, lif(0.1, 0.2, 0.3))
                .weights(new double[] {1, 1}, new double[] {1, 1})
                .readout(Readout.SPIKE_COUNT));
    }
}
