package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import java.util.Locale;
import java.util.SplittableRandom;

/** Convolutions and poolings by lot: one and two dimensions, every stride, padding, dilation and grouping, corners often. */
public final class RandomConvolutions {
    private RandomConvolutions() {}

    /** Planes of at most about that many addresses. */
    public static Planes planes(SplittableRandom random, int largest) {
        int channels = 1 + random.nextInt(6);
        int plane = Math.max(1, largest / channels);
        int height = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt((int) Math.sqrt(plane));
        int width = 1 + random.nextInt(Math.min(40, Math.max(1, plane / height)));
        return switch (random.nextInt(6)) {
            case 0 -> new Planes(channels, Integer.highestOneBit(height), Integer.highestOneBit(width));
            case 1 -> new Planes(channels, height, 1);
            default -> new Planes(channels, height, width);
        };
    }

    /** A convolution over those planes. */
    public static ConvolutionSynapses over(SplittableRandom random, Planes input) {
        int groups = 1;
        if (random.nextInt(3) == 0) {
            do {
                groups = 1 + random.nextInt(input.channels());
            } while (input.channels() % groups != 0);
        }
        int channels = groups * (1 + random.nextInt(groups > 2 ? 3 : 8));
        Sliding rows = sliding(random, input.height(), 5);
        Sliding columns = sliding(random, input.width(), 5);
        int bits = 1 + random.nextInt(8);
        int most = (int) DenseSynapses.weightRange(bits).max();
        int[] weights = new int[channels * (input.channels() / groups) * rows.size() * columns.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = bits == 1 ? 2 * random.nextInt(2) - 1 : random.nextInt(-most, most + 1);
        }
        return new ConvolutionSynapses(input, channels, rows, columns, groups, bits, IntVector.of(weights));
    }

    /** A pooling of those planes: side by side as a rule, but also with gaps, overlaps and padding. */
    public static Pooling pooling(SplittableRandom random, Planes input) {
        if (random.nextBoolean()) {
            int size = 1 + random.nextInt(3);
            int rows = Math.min(size, input.height());
            int columns = Math.min(size, input.width());
            return new Pooling(input, new Sliding(rows, rows, 0, 0, 1), new Sliding(columns, columns, 0, 0, 1));
        }
        return new Pooling(input, sliding(random, input.height(), 3), sliding(random, input.width(), 3));
    }

    /** What feeds a layer, for a test's message. */
    static String describe(Synapses synapses) {
        return switch (synapses) {
            case DenseSynapses _ -> "";
            case SparseSynapses _ -> "lists of ";
            case ConvolutionSynapses c ->
                String.format(
                        Locale.ROOT,
                        "convolution(%s to %s, rows %s, columns %s, %d groups) of ",
                        c.input(),
                        c.output(),
                        c.rows(),
                        c.columns(),
                        c.groups());
            case PooledSynapses p ->
                String.format(
                                Locale.ROOT,
                                "pooled(%s to %s, rows %s, columns %s), ",
                                p.pooling().input(),
                                p.pooling().output(),
                                p.pooling().rows(),
                                p.pooling().columns())
                        + describe(p.synapses());
        };
    }

    private static Sliding sliding(SplittableRandom random, int length, int largest) {
        if (length == 1 && random.nextInt(4) != 0) {
            return Sliding.NONE;
        }
        int size = random.nextInt(4) == 0 ? 3 : 1 + random.nextInt(largest);
        int stride = random.nextBoolean() ? 1 : 1 + random.nextInt(4);
        int dilation = random.nextInt(3) != 0 ? 1 : 1 + random.nextInt(3);
        int before = random.nextBoolean() ? size / 2 : random.nextInt(size + 1);
        int after = random.nextBoolean() ? before : random.nextInt(size + 1);
        int missing = Math.max(0, dilation * (size - 1) + 1 - before - length - after);
        return new Sliding(size, stride, before, after + missing, dilation);
    }
}
