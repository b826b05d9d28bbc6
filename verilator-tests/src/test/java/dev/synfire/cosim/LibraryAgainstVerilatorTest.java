package dev.synfire.cosim;

import dev.synfire.hdl.lib.Scenarios;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The Verilog of the library's components, by the same traffic as in the JVM; -Dsynfire.seed repeats one. */
class LibraryAgainstVerilatorTest {
    @TestFactory
    Stream<DynamicTest> theVerilogDoesTheSame() {
        long seed = Long.getLong("synfire.seed", new Random().nextLong());
        return new TreeMap<>(Scenarios.all())
                .keySet().stream()
                        .map(name -> DynamicTest.dynamicTest(name, () -> Scenarios.run(name, Verilated::of, seed)));
    }
}
