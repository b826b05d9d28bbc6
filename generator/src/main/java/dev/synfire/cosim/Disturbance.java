package dev.synfire.cosim;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * What may happen around a core while it works, drawn from a seed, or nothing at all: pauses of one cycle and of several
 * ticks on each stream, from the reset on or later, results that nobody takes for whole samples, samples that end early,
 * and resets of one cycle at any time.
 */
final class Disturbance {
    /** Samples between two resets if nothing is disturbed. */
    private static final int CALM = 64;

    /** As many at most if it is. */
    private static final int DISTURBED = 12;

    /** A pause chance of 0, an eighth, a half or seven eighths, in 65,536. */
    private static final int[] CHANCES = {0, 0x2000, 0x8000, 0xe000};

    /** Ticks that the longest pause of a stream of events takes, and samples that the longest of one beat per sample does. */
    private static final int TICKS = 4;

    private static final int SAMPLES = 3;

    /** Longest pauses in a row without progress after which a core that has said nothing counts as stuck. */
    private static final int PATIENCE = 16;

    private final IntegerNetwork network;
    private final boolean none;
    private final SplittableRandom random;
    private final long tick;
    private final long sample;

    /**
     * Draws from the seed; empty: nothing happens.
     *
     * @param tick clock cycles that a tick takes at most
     */
    Disturbance(IntegerNetwork network, long tick, OptionalLong seed) {
        this.network = network;
        this.none = seed.isEmpty();
        this.random = new SplittableRandom(seed.orElse(0));
        this.tick = tick;
        this.sample = tick * network.ticks();
    }

    /** How many samples come before the next reset. */
    int samples() {
        return none ? CALM : 1 + random.nextInt(DISTURBED);
    }

    /** These samples, each whole, and behind some of them a copy that ends early. */
    List<Presented> present(List<Sample> samples, List<OptionalInt> labels, int first) {
        boolean endsEarly =
                !none && !network.learns() && network.input().frames(network.ticks()) > 1 && network.ticks() > 1;
        List<Presented> all = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            OptionalInt label = labels.isEmpty() ? OptionalInt.empty() : labels.get(first + i);
            all.add(new Presented(first + i, samples.get(i), network.ticks(), label));
            if (endsEarly && random.nextInt(4) == 0) {
                int ticks = 1 + random.nextInt(network.ticks() - 1);
                all.add(new Presented(first + i, samples.get(i), ticks, OptionalInt.empty()));
            }
        }
        return all;
    }

    /** Cycles of work that a reset of one cycle then spoils; empty if there is none. */
    OptionalLong spoiled() {
        return none ? OptionalLong.empty() : OptionalLong.of(random.nextLong(2 * sample + 40));
    }

    /** Lets a stream with events pause at random, or never. */
    void stall(Streams bench, int stream) {
        stall(bench, stream, TICKS * tick);
    }

    /** Lets a stream with a beat or a few per sample pause at random, or never. */
    void stallSamples(Streams bench, int stream) {
        stall(bench, stream, SAMPLES * sample);
    }

    private void stall(Streams bench, int stream, long most) {
        int longest = Math.clamp(most, 1, Streams.LONGEST_PAUSE);
        int kind = none ? 0 : random.nextInt(CHANCES.length + 2);
        if (kind < CHANCES.length) {
            bench.stall(stream, CHANCES[kind], 1, random.nextLong());
        } else {
            // A pause takes an eighth of the longest one on average: the stream rests half of the time.
            int chance = Math.clamp(8 * 65_536L / longest, 1, 0x2000);
            bench.stall(stream, chance, longest, random.nextLong());
        }
    }

    /** Cycles without progress beyond those of an undisturbed core after which it counts as stuck. */
    long patience() {
        return none ? 0 : PATIENCE * Math.max(TICKS * tick, Math.min(SAMPLES * sample, Streams.LONGEST_PAUSE));
    }
}
