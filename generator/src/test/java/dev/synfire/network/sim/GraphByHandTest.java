package dev.synfire.network.sim;

import static dev.synfire.network.Neurons.cubaIntegrator;
import static dev.synfire.network.Neurons.cubaLif;
import static dev.synfire.network.Neurons.identity;
import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.integrator;
import static dev.synfire.network.Neurons.lif;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.model.Readout;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.LayerStep;
import dev.synfire.network.Network;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Window;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Neuron;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the graph adds to a chain; every expected number was worked out by hand, the working stands beside it. */
class GraphByHandTest {
    private static final Matrix ONE = Matrix.of(1, 1, 1);

    private static LayerStep one(Neuron neuron) {
        return Network.named("n").input(1).dense("a", 1, neuron).weights(ONE);
    }

    private static Readout any(Neuron neuron) {
        return Arrays.stream(Readout.values())
                .filter(readout -> neuron.has(readout))
                .findFirst()
                .orElseThrow();
    }

    /** What the last layer of one neuron sends in each tick. */
    private static List<Double> sent(Network network, double... inputs) {
        FloatModel model = new FloatModel(network);
        List<Double> sent = new ArrayList<>();
        for (double input : inputs) {
            model.tick(new double[] {input});
            sent.add(model.outputs(network.layers().size() - 1).get(0));
        }
        return sent;
    }

    /** "membrane/spikes" of one neuron with weight 1 in each tick. */
    private static List<String> lived(Neuron neuron, double... inputs) {
        FloatModel model = new FloatModel(one(neuron).readout(any(neuron)));
        List<String> lived = new ArrayList<>();
        for (double input : inputs) {
            model.tick(new double[] {input});
            lived.add(model.membranes(0).get(0) + "/" + (int) model.outputs(0).get(0));
        }
        return lived;
    }

    @Test
    void aLayerHearsItselfATickLater() {
        // y = I: 1; 2 * 1 = 2; 2 * 2 = 4; 1 + 2 * 4 = 9
        Network network = one(identity()).recurrent(Matrix.of(1, 1, 2)).readout(Readout.ACTIVATION);
        assertEquals(List.of(1.0, 2.0, 4.0, 9.0), sent(network, 1, 0, 0, 1));
    }

    @Test
    void aLaterLayerIsHeardATickLaterAndAnEarlierOneAtOnce() {
        // a = x + 10 b(t - 1); b = 2 a + 3 x: a 1, b 5; a 50, b 100; a 1001, b 2005
        Network network = one(identity())
                .from("b", new Dense(Matrix.of(1, 1, 10)))
                .dense("b", 1, identity())
                .weights(new double[] {2})
                .from("input", new Dense(Matrix.of(1, 1, 3)))
                .readout(Readout.ACTIVATION);
        assertEquals(List.of(5.0, 100.0, 2005.0), sent(network, 1, 0, 1));
    }

    @Test
    void delaysAreCountedFromTheTickOfArrival() {
        Network late =
                Network.named("n").input(1).delay(2).neurons("a", identity()).readout(Readout.ACTIVATION);
        assertEquals(List.of(0.0, 0.0, 5.0, 0.0, 7.0), sent(late, 5, 0, 7, 0, 0));
        // Feedback delayed by 1 comes back after 2 ticks.
        Network echo = one(identity()).from("a", Delay.of(1)).readout(Readout.ACTIVATION);
        assertEquals(List.of(1.0, 0.0, 1.0, 0.0, 1.0), sent(echo, 1, 0, 0, 0, 0));
    }

    @Test
    void eachElementMayHaveADelayAndAFactorOfItsOwn() {
        Network network = Network.named("n")
                .input(2)
                .delay(0, 1)
                .scaling(10, 100)
                .neurons("a", identity())
                .readout(Readout.ACTIVATION);
        FloatModel model = new FloatModel(network);
        model.tick(new double[] {1, 2});
        assertEquals(Vector.of(10, 0), model.outputs(0));
        model.tick(new double[] {3, 4});
        assertEquals(Vector.of(30, 200), model.outputs(0));
    }

    @Test
    void aConvolutionIsACrossCorrelation() {
        // 1 2 3      1 10       places of a 2 x 2 window: 1 + 20 + 400 + 5000, 2 + 30 + 500 + 6000, ...
        // 4 5 6   *  100 1000   biases 0.5
        // 7 8 9
        Network network = Network.named("n")
                .input(1, 3, 3)
                .values(0, 9)
                .convolution("a", 1, Window.square(2, 1, 0), identity())
                .kernel(Vector.of(1, 10, 100, 1000))
                .biases(0.5)
                .readout(Readout.ACTIVATION);
        FloatModel model = new FloatModel(network);
        model.tick(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertEquals(Vector.of(5421.5, 6532.5, 8754.5, 9865.5), model.outputs(0));
    }

    @Test
    void stridePaddingAndDilationAreThoseOfTorch() {
        // Padded row 0 1 2 3 4 0; windows of offsets 0 and 2 every 2: 0, 2 -> 0 + 10 * 2; 2, 4 -> 2 + 10 * 4
        Network network = Network.named("n")
                .input(1, 1, 4)
                .values(0, 9)
                .convolution(
                        "a",
                        1,
                        new Window(new Extent(1, 2), new Extent(1, 2), Padding.of(0, 1), new Extent(1, 2)),
                        identity())
                .kernel(Vector.of(1, 10))
                .readout(Readout.ACTIVATION);
        FloatModel model = new FloatModel(network);
        model.tick(new double[] {1, 2, 3, 4});
        assertEquals(Vector.of(20, 42), model.outputs(0));
    }

    @Test
    void averagesCountThePaddingOrNot() {
        // A 2 x 2 window at the corner of a padded plane sees only one value, 8.
        double[] input = {8, 0, 0, 0};
        List<Double> corners = new ArrayList<>();
        for (Pooling.Kind kind : Pooling.Kind.values()) {
            Network network = Network.named("n")
                    .input(1, 2, 2)
                    .pool(kind, Window.square(2, 2, 1))
                    .neurons("a", identity())
                    .readout(Readout.ACTIVATION);
            FloatModel model = new FloatModel(network);
            model.tick(input);
            corners.add(model.outputs(0).get(0));
        }
        assertEquals(List.of(8.0, 2.0, 8.0), corners);
    }

    @Test
    void resetAndUpdateFollowOneAnotherAsTold() {
        Neuron subtracting = lif(0.5).resetBySubtraction();
        // 1.5 fires: 0.5; 0.25; 0.125
        assertEquals(List.of("0.5/1", "0.25/0", "0.125/0"), lived(subtracting, 1.5, 0, 0));
        // snnTorch: 1.5 fires; 0.75 - 1 = -0.25; -0.125
        assertEquals(
                List.of("1.5/1", "-0.25/0", "-0.125/0"),
                lived(lif(0.5).resetBySubtraction().order(FiringOrder.UPDATE_RESET_FIRE), 1.5, 0, 0));
        // snnTorch, zero: 1.5 fires; 0 * 0.5 + 0.25
        assertEquals(
                List.of("1.5/1", "0.25/0", "0.125/0"),
                lived(lif(0.5).order(FiringOrder.RESET_UPDATE_FIRE), 1.5, 0.25, 0));
        // Spyx: 1.5 does not fire yet; it fires, and 0.75 - 1 = -0.25 remains
        assertEquals(
                List.of("1.5/0", "-0.25/1", "-0.125/0"),
                lived(lif(0.5).resetBySubtraction().order(FiringOrder.FIRE_UPDATE_RESET), 1.5, 0, 0));
        // Another amount: 1.5 - 2
        assertEquals(List.of("-0.5/1"), lived(lif(0.5).resetBySubtracting(2), 1.5));
    }

    @Test
    void severalSpikesInATickSubtractSeveralTimes() {
        Neuron many = integrateAndFire().resetBySubtraction().mostSpikes(Firing.MANY);
        // Above: 3 is above 2 * 1, not above 3 * 1. 3.5 is above 3.
        assertEquals(List.of("1.0/2", "0.5/3"), lived(many, 3, 2.5));
        Neuron atOrAbove = integrateAndFire().resetBySubtraction().mostSpikes(2).fires(FiringComparison.AT_OR_ABOVE);
        assertEquals(List.of("1.0/2", "0.0/1"), lived(atOrAbove, 3, 0));
    }

    @Test
    void aFloorHoldsTheMembraneAtTheEndOfATick() {
        assertEquals(List.of("-1.0/0", "1.0/0"), lived(integrateAndFire().floor(-1), -5, 2));
    }

    @Test
    void theMembraneGetsTheNewCurrentOrTheOld() {
        // i: 1, 0.5, 0.25; v = 0.5 v + i: 1, 1, 0.75
        assertEquals(List.of("1.0/1", "1.0/1", "0.75/0"), lived(cubaIntegrator(0.5, 0.5), 1, 0, 0));
        // v = 0.5 v + the i before: 0, 1, 1
        assertEquals(
                List.of("0.0/0", "1.0/1", "1.0/1"),
                lived(cubaIntegrator(0.5, 0.5).feed(CurrentFeed.OLD), 1, 0, 0));
        // a drive of 0.25 on top: 1.25, 1.375
        assertEquals(
                List.of("1.25/1", "1.375/1"), lived(cubaIntegrator(0.5, 0.5).drive(0.25), 1, 0));
        // Firing leaves the current alone: v 1.5 fires: 0; i 0.75: v 0.75
        assertEquals(List.of("0.0/1", "0.75/0"), lived(cubaLif(0.5, 0.5), 1.5, 0));
    }

    @Test
    void aNeuronMayHaveABetaOfItsOwn() {
        Network network = Network.named("n")
                .input(1)
                .dense("a", 2, integrator(0.5, 0.25))
                .weights(new double[] {1}, new double[] {1})
                .readout(Readout.MEMBRANE);
        FloatModel model = new FloatModel(network);
        model.tick(new double[] {4});
        model.tick(new double[] {0});
        assertEquals(Vector.of(2, 1), model.membranes(0));
    }

    @Test
    void readoutsOverAllTicks() {
        // v: 4, 2, 1; y: 4, 0, 0
        List<Vector> frames = List.of(Vector.of(4), Vector.of(0), Vector.of(0));
        assertEquals(
                Vector.of(4),
                new FloatModel(one(integrator(0.5)).ticks(3).readout(Readout.MEMBRANE_MAXIMUM))
                        .run(frames)
                        .scores());
        assertEquals(
                Vector.of(4),
                new FloatModel(one(identity()).ticks(3).readout(Readout.ACTIVATION_SUM))
                        .run(frames)
                        .scores());
        assertEquals(
                Vector.of(-3),
                new FloatModel(one(integrateAndFire()).ticks(2).readout(Readout.MEMBRANE_MAXIMUM))
                        .run(List.of(Vector.of(-3), Vector.of(-1)))
                        .scores());
    }

    @Test
    void aSampleBeginsWithNothingLeftOfTheLast() {
        Network network = Network.named("n")
                .input(1)
                .delay(1)
                .dense("a", 1, cubaLif(0.9, 0.9).order(FiringOrder.UPDATE_RESET_FIRE))
                .weights(ONE)
                .recurrent(Matrix.of(1, 1, 0.5))
                .ticks(4)
                .readout(Readout.MEMBRANE);
        FloatModel model = new FloatModel(network);
        List<Vector> frames = List.of(Vector.of(1), Vector.of(2), Vector.of(0), Vector.of(3));
        assertEquals(model.run(frames), model.run(frames));
    }
}
