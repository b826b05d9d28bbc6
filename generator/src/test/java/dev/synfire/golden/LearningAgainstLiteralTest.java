package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.Sample;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LearningAgainstLiteralTest {
    private static final int NETWORKS = 300;
    private static final int SAMPLES = 30;

    @Test
    void everyWeightAndBiasIsThatOfTheDefinition() {
        long first = Long.getLong("synfire.seed", 1);
        int changed = 0;
        for (long seed = first; seed < first + NETWORKS; seed++) {
            IntegerNetwork network = RandomLearning.network(seed);
            String repeat = "repeat with -Dsynfire.seed=" + seed + "\n" + RandomLearning.describe(network);
            var random = new SplittableRandom(seed);
            GoldenModel golden = new GoldenModel(network);
            LiteralLearning literal = new LiteralLearning(network);
            for (int s = 0; s < SAMPLES; s++) {
                Sample sample = RandomLearning.sample(network, random);
                golden.reset();
                int[][][] sent = new int[network.ticks()][network.layers().size() + 1][];
                for (int tick = 0; tick < network.ticks(); tick++) {
                    golden.tick(sample.frame(tick).toArray());
                    sent[tick][0] = golden.inputs().clone();
                    for (int l = 0; l < network.layers().size(); l++) {
                        sent[tick][l + 1] = golden.outputs(l).clone();
                    }
                }
                if (random.nextInt(4) > 0) {
                    int label = random.nextInt(Math.max(2, network.output().neurons()));
                    golden.learn(label);
                    literal.learn(sent, label);
                }
                IntegerNetwork now = golden.learnedNetwork();
                for (int l = 0; l < network.layers().size(); l++) {
                    IntegerLayer layer = now.layers().get(l);
                    assertArrayEquals(literal.biases.get(l), layer.biases().toArray(), repeat);
                    for (int n = 0; n < layer.neurons(); n++) {
                        for (int i = 0; i < layer.inputs(); i++) {
                            assertEquals(
                                    literal.weights.get(l)[n][i],
                                    layer.synapses().weight(n, i),
                                    repeat);
                        }
                    }
                }
                // What it computes from then on is what a network with these weights computes.
                assertEquals(new GoldenModel(now).run(sample), golden.run(sample), repeat);
            }
            IntVector weights = golden.learnedNetwork().output().synapses().weights();
            changed += weights.equals(network.output().synapses().weights()) ? 0 : 1;
        }
        assertTrue(changed > NETWORKS / 2, changed + " of " + NETWORKS + " networks learned anything");
    }
}
