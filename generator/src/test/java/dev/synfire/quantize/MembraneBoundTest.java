package dev.synfire.quantize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Decay;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerFiring;
import dev.synfire.integer.IntegerMembrane;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.SpikingNeuron.Reset;
import dev.synfire.model.FiringComparison;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The proven bounds, against every input sequence tried out. */
class MembraneBoundTest {
    /** What one neuron with that bias gets along those weights. */
    private static CurrentBounds currents(int bias, Range values, int... weights) {
        DenseSynapses synapses = new DenseSynapses(weights.length, 1, 8, IntVector.of(weights));
        return CurrentBounds.of(
                List.of(new IntegerProjection(IntegerProjection.INPUT, values, synapses)), IntVector.of(bias));
    }

    private static MembraneBound bound(CurrentBounds currents, Decay decay, int ticks) {
        return new MembraneBound(currents, new IntegerMembrane(32, 0, decay), ticks);
    }

    private static IntegerFiring firing(int threshold, FiringComparison comparison, Reset reset) {
        return new IntegerFiring(IntVector.of(threshold), comparison, reset);
    }

    @Test
    void anIntegratorReachesTicksTimesItsLargestCurrent() {
        // currents from 1 - 5 = -4 to 1 + 3 = 4, four ticks
        assertEquals(
                new Range(-16, 16),
                bound(currents(1, new Range(0, 1), 3, -5), Decay.NONE, 4).integrating(0));
    }

    @Test
    void aResetToZeroKeepsTheMembraneBelowThresholdAndOneCurrent() {
        // v is at most 10 before the next current of at most 7: 17. Below: two inhibitions of 2 in three ticks: -6.
        assertEquals(
                new Range(-6, 17),
                bound(currents(0, new Range(0, 1), 7, -2), Decay.NONE, 3)
                        .firing(0, firing(10, FiringComparison.ABOVE, new Reset.ToZero())));
    }

    @Provide
    Arbitrary<Rounding> leakRoundings() {
        return Arbitraries.of(Rounding.FLOOR, Rounding.TOWARD_ZERO, Rounding.HALF_UP);
    }

    @Property(tries = 300)
    void everyReachableMembraneLiesWithinAndTheExtremesAreReached(
            @ForAll @IntRange(min = -9, max = 9) int bias,
            @ForAll @IntRange(min = -9, max = 9) int first,
            @ForAll @IntRange(min = -9, max = 9) int second,
            @ForAll @IntRange(min = 0, max = 8) int multiplier,
            @ForAll @From("leakRoundings") Rounding rounding,
            @ForAll @IntRange(min = 0, max = 12) int threshold,
            @ForAll FiringComparison comparison,
            @ForAll @IntRange(min = 0, max = 2) int reset,
            @ForAll @IntRange(min = 1, max = 5) int ticks) {
        Decay decay = new Decay(multiplier, 3, rounding);
        Reset after =
                switch (reset) {
                    case 0 -> new Reset.ToZero();
                    case 1 -> new Reset.ToValue(IntVector.of(-3));
                    default -> new Reset.Subtract();
                };
        Range bound = bound(currents(bias, new Range(-1, 2), first, second), decay, ticks)
                .firing(0, firing(threshold, comparison, after));
        Set<Long> membranes = Set.of(0L);
        long min = 0;
        long max = 0;
        for (int tick = 0; tick < ticks; tick++) {
            Set<Long> next = new HashSet<>();
            for (long v : membranes) {
                for (int x = -1; x <= 2; x++) {
                    for (int y = -1; y <= 2; y++) {
                        long product = v * multiplier;
                        long decayed =
                                switch (rounding) {
                                    case FLOOR -> Math.floorDiv(product, 8);
                                    case TOWARD_ZERO -> product / 8;
                                    case HALF_UP -> Math.floorDiv(product + 4, 8);
                                    case HALF_EVEN -> throw new AssertionError(rounding);
                                };
                        long sum = decayed + bias + first * x + second * y;
                        min = Math.min(min, sum);
                        max = Math.max(max, sum);
                        boolean fires = comparison == FiringComparison.ABOVE ? sum > threshold : sum >= threshold;
                        next.add(!fires ? sum : reset == 0 ? 0 : reset == 1 ? -3 : sum - threshold);
                    }
                }
            }
            membranes = next;
        }
        assertTrue(bound.min() <= min && max <= bound.max(), "bound " + bound + ", reached " + min + ".." + max);
        if (threshold > max) {
            assertEquals(new Range(min, max), bound);
        }
    }
}
