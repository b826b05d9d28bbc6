package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.core.SynfireCore;
import dev.synfire.core.learning.LearningRun;
import dev.synfire.hdl.verilog.Blemishes;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomChains;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.Seeds;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.SharedForm;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random cores of each style, and random cores that learn, are clean under the strictest settings of Verilator, Icarus and Yosys, and free of
 * what no engineer would write. {@code -Dsynfire.network=SEED} repeats one, {@code -Dsynfire.networks=N} tries N of each.
 */
class CoresPassTheLintersTest {
    private static final int USUAL = 3;
    private static final int LARGEST_CHAIN = 24;

    @TempDir
    Path parent;

    /** A core that is to be looked at. */
    private record Case(long seed, IntegerNetwork network, CorePlan plan) {}

    @TestFactory
    Stream<DynamicTest> nothingIsFound() {
        long base = Seeds.first();
        System.out.println("Linting cores from seed " + base + "; repeat one with -Dsynfire.network=SEED");
        return Stream.concat(
                Arrays.stream(CoreStyle.values()).flatMap(style -> cases(base, seed -> drawn(style, seed))
                        .map(core -> test(core.plan().style() + " core ", core))),
                cases(base, seed -> Optional.of(learning(seed))).map(core -> test("learning core ", core)));
    }

    private static Stream<Case> cases(long base, LongFunction<Optional<Case>> draw) {
        Long only = Long.getLong("synfire.network");
        return (only != null ? LongStream.of(only) : LongStream.iterate(base, seed -> seed + 1))
                .mapToObj(draw)
                .flatMap(Optional::stream)
                .limit(Integer.getInteger("synfire.networks", USUAL));
    }

    private DynamicTest test(String what, Case core) {
        return DynamicTest.dynamicTest(what + core.seed(), () -> lint(core));
    }

    /** The core of a seed that learns, with lanes and queues drawn from the seed. */
    private static Case learning(long seed) {
        SynfireCore.Params params = new LearningRun(seed).core.params();
        return new Case(seed, params.network(), params.plan());
    }

    /** The core of a seed, if it has that style. */
    private static Optional<Case> drawn(CoreStyle style, long seed) {
        if (style == CoreStyle.SHARED) {
            IntegerNetwork chain = RandomChains.network(seed, LARGEST_CHAIN);
            return SharedForm.missing(chain).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Case(
                            seed,
                            chain,
                            Planner.plan(chain, Optional.empty(), PlanRequest.DEFAULT.in(Optional.of(style)))));
        }
        RandomCase random = RandomCase.of(seed);
        return Optional.of(new Case(seed, random.network(), random.plan()))
                .filter(core -> core.plan().style() == style);
    }

    private static SynfireCore core(Case core) {
        return new SynfireCore(new SynfireCore.Params(core.network(), core.plan()));
    }

    private void lint(Case core) throws Exception {
        Design design = Verilog.emit(core(core));
        if (core.network().learns()) {
            assertEquals(List.of(), design.warnings(), RandomLearning.describe(core.network()));
        }
        Path folder = Files.createDirectories(
                parent.resolve(core.network().name() + "-" + core.plan().style() + "-" + core.seed()));
        Programs.write(design, folder);
        try {
            Programs.lint(design, folder);
            Verilog.emit(core(core), new Verilog.Options(false)).files().forEach((file, text) -> {
                if (file.endsWith(".v")) {
                    assertEquals(List.of(), Blemishes.of(text), file + "\n" + text);
                }
            });
        } catch (AssertionError said) {
            throw new AssertionError(
                    RandomLearning.describe(core.network()) + "\nrepeat with -Dsynfire.network=" + core.seed(), said);
        }
    }
}
