package dev.synfire.core.learning;

import dev.synfire.hdl.sim.Simulation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whole cores that learn, in the JVM. */
class LearningCoreTest {
    @Property(tries = 150)
    void everyWeightBiasAndDrawIsAsWrittenDown(@ForAll long seed) {
        var run = new LearningRun(seed);
        try (var dut = Simulation.of(run.core, (int) seed)) {
            run.run(dut);
        }
    }

    @Property(tries = 40)
    void whatWasLearnedIsReadAndWritten(@ForAll long seed) {
        var run = new LearningRun(seed);
        try (var dut = Simulation.of(run.core, (int) seed)) {
            run.readAndWrite(dut);
        }
    }
}
