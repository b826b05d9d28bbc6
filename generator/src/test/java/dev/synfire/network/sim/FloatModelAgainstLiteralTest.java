package dev.synfire.network.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.network.Network;
import dev.synfire.network.RandomGraphs;
import dev.synfire.network.tensor.Vector;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The simulator skips silence and visits what an event reaches; the literal model does neither. */
class FloatModelAgainstLiteralTest {
    private static final int NETWORKS = 300;

    @Test
    void everyValueOfEveryTickAgrees() {
        long first = new Random().nextLong();
        for (long seed = first; seed < first + NETWORKS; seed++) {
            Network network = RandomGraphs.network(seed);
            agrees(network, new Random(seed), "seed " + seed);
        }
    }

    private static void agrees(Network network, Random random, String where) {
        double[][] inputs = new double[8][network.input().size()];
        for (double[] frame : inputs) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = random.nextBoolean() ? 0 : random.nextBoolean() ? 1 : random.nextGaussian();
            }
        }
        LiteralGraph.History expected = LiteralGraph.run(network, inputs);
        FloatModel model = new FloatModel(network);
        model.tick(inputs[0]);
        model.reset();
        for (int t = 0; t < inputs.length; t++) {
            model.tick(inputs[t]);
            for (int l = 0; l < network.layers().size(); l++) {
                String what =
                        where + ", tick " + t + ", layer " + network.layers().get(l);
                same(expected.membranes()[l][t], model.membranes(l), "membranes, " + what);
                same(expected.sent()[l][t], model.outputs(l), "outputs, " + what);
            }
        }
    }

    private static void same(double[] expected, Vector actual, String what) {
        double largest = 1;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int n = 0; n < expected.length; n++) {
            assertEquals(expected[n], actual.get(n), largest * 1e-9, what);
        }
    }
}
