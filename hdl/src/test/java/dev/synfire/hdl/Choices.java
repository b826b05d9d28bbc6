package dev.synfire.hdl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/**
 * Random numbers that are written down, so that what was drawn with them can be drawn again with fewer and smaller ones.
 *
 * <p>Generators that take 0 for the simplest choice can be reduced by whoever shortens the list and lowers its numbers:
 * beyond the end of a given list every choice is 0.
 */
public final class Choices implements RandomGenerator {
    private static final String ALGORITHM = "L64X128MixRandom";

    private final RandomGenerator fresh;
    private final long[] given;
    private final List<Long> taken = new ArrayList<>();

    private Choices(RandomGenerator fresh, long[] given) {
        this.fresh = fresh;
        this.given = given.clone();
    }

    /** These numbers, then 0. */
    public static Choices of(long... numbers) {
        return new Choices(() -> 0, numbers);
    }

    /** First these numbers, then any. */
    public static Choices random(long seed, long... first) {
        return new Choices(RandomGeneratorFactory.of(ALGORITHM).create(seed), first);
    }

    @Override
    public long nextLong() {
        return take(taken.size() < given.length ? given[taken.size()] : fresh.nextLong());
    }

    @Override
    public int nextInt() {
        return (int) nextLong();
    }

    @Override
    public int nextInt(int bound) {
        return (int) take(
                taken.size() < given.length ? Math.floorMod(given[taken.size()], (long) bound) : fresh.nextInt(bound));
    }

    @Override
    public int nextInt(int origin, int bound) {
        return origin + nextInt(bound - origin);
    }

    @Override
    public boolean nextBoolean() {
        return nextInt(2) == 1;
    }

    private long take(long number) {
        taken.add(number);
        return number;
    }

    /** The numbers that were drawn. */
    public long[] taken() {
        return taken.stream().mapToLong(Long::longValue).toArray();
    }

    /** The numbers, as they stand in Java. */
    public static String text(long[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> number + (number == (int) number ? "" : "L"))
                .collect(Collectors.joining(", "));
    }
}
