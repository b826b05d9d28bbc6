package dev.synfire.cosim;

import dev.synfire.core.SynfireCore;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.Seeds;
import dev.synfire.plan.CoreStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random cores of each style are clean under the strictest settings of Verilator, Icarus and Yosys.
 * {@code -Dsynfire.network=SEED} repeats one, {@code -Dsynfire.networks=N} tries N of each style.
 */
class CoresPassTheLintersTest {
    private static final int USUAL = 4;

    @TempDir
    Path parent;

    @TestFactory
    Stream<DynamicTest> nothingIsFound() {
        Long only = Long.getLong("synfire.network");
        if (only != null) {
            return Stream.of(test(RandomCase.of(only)));
        }
        long base = Seeds.first();
        System.out.println("Linting cores from seed " + base + "; repeat one with -Dsynfire.network=SEED");
        return Arrays.stream(CoreStyle.values())
                .flatMap(style -> LongStream.iterate(base, seed -> seed + 1)
                        .mapToObj(RandomCase::of)
                        .filter(random -> random.plan().style() == style)
                        .limit(Integer.getInteger("synfire.networks", USUAL)))
                .map(this::test);
    }

    private DynamicTest test(RandomCase random) {
        return DynamicTest.dynamicTest(random.plan().style() + " core " + random.seed(), () -> lint(random));
    }

    private void lint(RandomCase random) throws Exception {
        Design design = Verilog.emit(new SynfireCore(new SynfireCore.Params(random.network(), random.plan())));
        Path folder = Files.createDirectories(parent.resolve(design.top()));
        Programs.write(design, folder);
        try {
            Programs.lint(design, folder);
        } catch (AssertionError said) {
            throw new AssertionError(random + "\nrepeat with -Dsynfire.network=" + random.seed(), said);
        }
    }
}
