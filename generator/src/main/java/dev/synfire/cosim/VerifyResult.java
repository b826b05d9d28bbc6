package dev.synfire.cosim;

import dev.synfire.cosim.result.LayerWork;
import dev.synfire.cosim.result.Mismatch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What came of comparing a core with the golden model.
 *
 * @param samples presented
 * @param ticks of all samples
 * @param cycles clock cycles from reset to rest, for all samples
 * @param latency cycles from the first sample's first event to its result; empty if none came
 * @param valuesCompared events, currents, membranes, flags and results
 * @param weightsCompared weights and biases of the layers that learn, after each sample with a label
 * @param mismatches how many of them differ
 * @param first the first few of these
 * @param stallSeed from which the pauses were drawn; 0 without pauses
 * @param work one per layer
 * @param timeline of the first samples; empty if none were presented
 * @param trace of the first sample in which something differs, or else of the first one; empty where samples are learned from
 */
public record VerifyResult(
        int samples,
        long ticks,
        long cycles,
        OptionalLong latency,
        long valuesCompared,
        long weightsCompared,
        long mismatches,
        List<Mismatch> first,
        long stallSeed,
        List<LayerWork> work,
        Optional<CoreTimeline> timeline,
        Optional<SampleTrace> trace) {
    public VerifyResult {
        first = List.copyOf(first);
        work = List.copyOf(work);
    }

    /** Clock cycles a sample, on average; samples overlap where the core works on several ticks at once. */
    public double cyclesPerSample() {
        return samples == 0 ? 0 : (double) cycles / samples;
    }

    /** The part of the cycles in which layers were busy in which they used weights; empty without layers that have a full matrix of weights. */
    public OptionalDouble synapseMemoryUtilisation() {
        return work.stream()
                .filter(layer -> layer.used() > 0)
                .reduce(LayerWork.NONE, LayerWork::plus)
                .share();
    }

    /** Whether all is bit for bit the same. */
    public boolean passed() {
        return mismatches == 0;
    }
}
