package dev.synfire.explore;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier;
import dev.synfire.cosim.Engine;
import dev.synfire.cosim.VerifyResult;
import dev.synfire.integer.Sample;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Progress;
import java.util.List;

/**
 * Cycles that a core takes.
 *
 * @param sample a sample of those that follow each other without a pause
 * @param latency the first sample alone, from its first event to its result
 */
public record Cycles(double sample, double latency) {
    /** The cycles in which a run waits for what must not come. */
    private static final int AFTER = 100;

    /**
     * Counted in the JVM, which compares the core with the golden model on the way.
     *
     * @param samples at most 64, at least one
     * @throws Problem mismatch if a bit differs
     */
    public static Cycles counted(SynfireCore.Params core, List<Sample> samples, Progress progress) {
        long first = run(core, samples.subList(0, 1), progress);
        long all = samples.size() == 1 ? first : run(core, samples, progress);
        // The first sample fills the pipeline, or else is as long as the others.
        double others = samples.size() == 1 ? first : (all - first) / (samples.size() - 1.0);
        return new Cycles(others, first);
    }

    private static long run(SynfireCore.Params core, List<Sample> samples, Progress progress) {
        VerifyResult result = CoreVerifier.of(new SynfireCore(core))
                .in(Engine.JVM)
                .verify(samples, CoreVerifier.Presentation.plain(), progress);
        if (!result.passed()) {
            throw Problem.checkFailed(
                    "mismatch",
                    core.network().name(),
                    "the core and the golden model differ: " + result.first().getFirst(),
                    "synfire verify tells more");
        }
        return result.cycles() - AFTER;
    }
}
