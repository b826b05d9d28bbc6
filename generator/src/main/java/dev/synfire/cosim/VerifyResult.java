package dev.synfire.cosim;

import java.util.List;

/**
 * What came of comparing a core with the golden model.
 *
 * @param samples presented
 * @param ticks of all samples
 * @param cycles clock cycles from reset to rest, for all samples
 * @param valuesCompared events, currents, membranes, flags and results
 * @param mismatches how many of them differ
 * @param first the first few of these
 * @param stallSeed from which the pauses were drawn; 0 without pauses
 */
public record VerifyResult(
        int samples,
        long ticks,
        long cycles,
        long valuesCompared,
        long mismatches,
        List<Mismatch> first,
        long stallSeed) {
    public VerifyResult {
        first = List.copyOf(first);
    }

    /** Clock cycles a sample, on average; samples overlap where the core works on several ticks at once. */
    public double cyclesPerSample() {
        return samples == 0 ? 0 : (double) cycles / samples;
    }

    /** Whether all is bit for bit the same. */
    public boolean passed() {
        return mismatches == 0;
    }
}
