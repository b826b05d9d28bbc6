package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.plan.Lanes;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.tool.Progress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;

/**
 * A fault put into the Verilog by hand.
 *
 * @param style of the core
 * @param file whose text is changed
 * @param pattern of what is changed, found there at least once
 * @param replacement for its first occurrence
 * @param blamed what the first mismatch must speak of
 */
record Fault(
        String name,
        CoreStyle style,
        IntegerNetwork network,
        String file,
        String pattern,
        String replacement,
        String blamed) {
    static final int SAMPLES = 60;

    /** Whatever the seed of power-up values, one in two flags comes up wrong; of six seeds all are lucky once in 64. */
    static final int SEEDS = 6;

    static CoreVerifier undamaged(IntegerNetwork network, CoreStyle style) {
        var lanes = style == CoreStyle.LAYERED ? new Lanes.Fixed(5) : new Lanes.Auto();
        var wish = PlanRequest.of(lanes).in(Optional.of(style));
        CorePlan plan = Planner.plan(network, Optional.empty(), wish);
        return CoreVerifier.of(new SynfireCore(new SynfireCore.Params(network, plan)))
                .optimized(BuildOptions.Optimization.NONE);
    }

    static VerifyResult verify(CoreVerifier verifier, IntegerNetwork network, int seed, boolean stalls) {
        List<Sample> samples = RandomNetworks.samples(network, 1, SAMPLES);
        var presentation = new Presentation(seed, Presentation.plain().stallSeed(), Optional.empty());
        return verifier.verify(samples, stalls ? presentation.stalled(seed) : presentation, Progress.none());
    }

    CoreVerifier damaged() {
        return undamaged(network, style).damaged(this::damage);
    }

    /** It must be found and blamed on the right place. */
    DynamicTest test() {
        return DynamicTest.dynamicTest(name, () -> {
            CoreVerifier damaged = damaged();
            VerifyResult result = null;
            for (int seed = 1; seed <= SEEDS && (result == null || result.passed()); seed++) {
                result = verify(damaged, network, seed, true);
            }
            assertFalse(result.passed(), "not found");
            String message = result.first().getFirst().toString();
            assertTrue(message.contains(blamed), message);
        });
    }

    private Rtl damage(Rtl rtl) {
        String text = rtl.files().get(file);
        String changed = Pattern.compile(pattern).matcher(text).replaceFirst(replacement);
        assertFalse(changed.equals(text), () -> file + " has no " + pattern + ":\n" + text);
        return rtl.withFile(file, changed);
    }
}
