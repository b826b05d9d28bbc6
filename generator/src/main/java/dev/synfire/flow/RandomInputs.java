package dev.synfire.flow;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import dev.synfire.reading.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Samples by lot for a network without data, the same for the same seed: silent, full and all densities between. */
public final class RandomInputs {
    private RandomInputs() {}

    /** That many samples; each shows one frame in all its ticks or one per tick. */
    public static List<Sample> of(IntegerNetwork network, long seed, int count) {
        new Allowance("--samples", "ask for fewer samples")
                .spend(
                        (long) count * network.input().frames(network.ticks()),
                        128 + 4L * network.input().size());
        var random = new SplittableRandom(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double density = Math.clamp(random.nextDouble(-0.2, 1.2), 0, 1);
            int frames = random.nextBoolean() ? 1 : network.input().frames(network.ticks());
            List<IntVector> shown = new ArrayList<>();
            for (int f = 0; f < frames; f++) {
                shown.add(frame(network, random, density));
            }
            samples.add(new Sample(shown));
        }
        return samples;
    }

    private static IntVector frame(IntegerNetwork network, SplittableRandom random, double density) {
        Range values = network.input().values();
        int[] codes = new int[network.input().size()];
        for (int address = 0; address < codes.length; address++) {
            if (random.nextDouble() < density) {
                codes[address] = (int) random.nextLong(values.min(), values.max() + 1);
            }
        }
        return IntVector.of(codes);
    }
}
