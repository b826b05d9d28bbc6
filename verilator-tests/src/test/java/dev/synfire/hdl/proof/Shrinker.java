package dev.synfire.hdl.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reduces the numbers with which something that fails was drawn, as long as it goes on failing: the end is cut off,
 * pieces are taken out, numbers are made smaller. Many candidates are tried at once.
 */
final class Shrinker {
    private static final int ROUNDS = 60;

    /** So many candidates run together: the tools choke on thousands. */
    private static final int TOGETHER = 100;

    private final Function<List<long[]>, BitSet> failing;

    /** @param failing which of the candidates fail */
    Shrinker(Function<List<long[]>, BitSet> failing) {
        this.failing = failing;
    }

    /** Numbers that fail too and of which no candidate below them does. */
    long[] smallest(long[] numbers) {
        long[] best = numbers;
        for (int round = 0; round < ROUNDS; round++) {
            Optional<long[]> better = better(best);
            if (better.isEmpty()) {
                return best;
            }
            best = better.get();
        }
        return best;
    }

    private Optional<long[]> better(long[] numbers) {
        List<long[]> candidates = candidates(numbers);
        for (int from = 0; from < candidates.size(); from += TOGETHER) {
            List<long[]> some = candidates.subList(from, Math.min(from + TOGETHER, candidates.size()));
            int first = failing.apply(some).nextSetBit(0);
            if (first >= 0) {
                return Optional.of(some.get(first));
            }
        }
        return Optional.empty();
    }

    /** The boldest first. */
    private static List<long[]> candidates(long[] numbers) {
        List<long[]> candidates = new ArrayList<>();
        for (int length = 0; length < numbers.length; length += Math.max(1, (numbers.length - length) / 2)) {
            candidates.add(Arrays.copyOf(numbers, length));
        }
        for (int size = 8; size > 0; size /= 2) {
            for (int at = 0; at + size <= numbers.length; at++) {
                candidates.add(without(numbers, at, size));
            }
        }
        for (int at = 0; at < numbers.length; at++) {
            for (long smaller : new long[] {0, numbers[at] / 2, numbers[at] - 1}) {
                if (numbers[at] > 0 && smaller < numbers[at]) {
                    long[] changed = numbers.clone();
                    changed[at] = smaller;
                    candidates.add(changed);
                }
            }
        }
        return candidates;
    }

    private static long[] without(long[] numbers, int at, int size) {
        long[] shorter = Arrays.copyOf(numbers, numbers.length - size);
        System.arraycopy(numbers, at + size, shorter, at, numbers.length - at - size);
        return shorter;
    }
}
