package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Lists of synapses by lot: from none at all to every pair, with addresses that have none, often all from one address. */
public final class RandomSparse {
    private RandomSparse() {}

    /** Synapses from that many addresses to that many neurons. */
    public static SparseSynapses of(SplittableRandom random, int inputs, int neurons) {
        int bits = 1 + random.nextInt(8);
        int most = (int) DenseSynapses.weightRange(bits).max();
        int sparsity = random.nextInt(12);
        int[] starts = new int[inputs + 1];
        int[] targets = new int[inputs * neurons];
        int[] weights = new int[inputs * neurons];
        int k = 0;
        for (int i = 0; i < inputs; i++) {
            boolean none = random.nextInt(5) == 0;
            for (int n = 0; n < neurons; n++) {
                if (!none && random.nextInt(sparsity + 1) == 0) {
                    targets[k] = n;
                    weights[k++] = (1 + random.nextInt(most)) * (random.nextBoolean() ? 1 : -1);
                }
            }
            starts[i + 1] = k;
        }
        return new SparseSynapses(
                inputs,
                neurons,
                bits,
                IntVector.of(starts),
                IntVector.of(Arrays.copyOf(targets, k)),
                IntVector.of(Arrays.copyOf(weights, k)));
    }
}
