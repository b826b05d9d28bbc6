package dev.synfire.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counts of values whose reach nobody knows beforehand. */
class SignalCounterTest {
    private static LayerEffect.Counts counted(List<Double> values) {
        SignalCounter counter = new SignalCounter(0.5);
        values.forEach(counter::add);
        return counter.counts();
    }

    /** Bins of 0.5: -0.6 is in -1.0..-0.5, 0.2 and 0.4 in 0..0.5, 1.1 in 1.0..1.5. */
    @Test
    void valuesAreCountedInBinsAroundZero() {
        assertEquals(
                new LayerEffect.Counts(-1, 0.5, List.of(1L, 0L, 2L, 0L, 1L)), counted(List.of(-0.6, 0.2, 0.4, 1.1)));
    }

    /** 64 bins of 0.5 reach to 32; for 40 they become 1 wide: -0.6 and -0.4 meet in -1..0, 0.2, 0.4, 0.6 in 0..1. */
    @Test
    void binsBecomeTwiceAsWideForAValueBeyondThem() {
        LayerEffect.Counts counts = counted(List.of(-0.6, -0.4, 0.2, 0.4, 0.6, 40.0));
        assertEquals(1, counts.step());
        assertEquals(-1, counts.from());
        assertEquals(List.of(2L, 3L), counts.counts().subList(0, 2));
        assertEquals(42, counts.counts().size());
        assertEquals(1, counts.counts().getLast());
    }

    /** Seed 11: whatever the order, and counted together or apart, the counts are the same. */
    @Test
    void theOrderOfValuesDoesNotMatter() {
        Random random = new Random(11);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            values.add(random.nextGaussian() * Math.pow(4, random.nextInt(6)));
        }
        LayerEffect.Counts once = counted(values);
        Collections.shuffle(values, random);
        assertEquals(once, counted(values));
        SignalCounter first = new SignalCounter(0.5);
        SignalCounter second = new SignalCounter(0.5);
        values.subList(0, 100).forEach(first::add);
        values.subList(100, 500).forEach(second::add);
        first.add(second);
        assertEquals(once, first.counts());
        assertEquals(500, once.counts().stream().mapToLong(count -> count).sum());
    }
}
