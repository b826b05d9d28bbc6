package dev.synfire.network.sim;

import dev.synfire.fixed.IntVector;
import java.util.Arrays;

/** The inputs of the last ticks in a ring, from which each value is taken as late as it should be. */
final class DelayStage implements Stage {
    private final IntVector ticks;
    private final double[][] ring;
    private int now;

    DelayStage(IntVector ticks, int size) {
        this.ticks = ticks;
        this.ring = new double[ticks.max() + 1][size];
    }

    @Override
    public void add(double[] input, double[] sums) {
        System.arraycopy(input, 0, ring[now], 0, input.length);
        for (int n = 0; n < input.length; n++) {
            int delay = ticks.get(ticks.size() == 1 ? 0 : n);
            sums[n] += ring[Math.floorMod(now - delay, ring.length)][n];
        }
        now = (now + 1) % ring.length;
    }

    @Override
    public void reset() {
        for (double[] inputs : ring) {
            Arrays.fill(inputs, 0);
        }
        now = 0;
    }
}
