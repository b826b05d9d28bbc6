package dev.synfire.core.learning;

import dev.synfire.cosim.BuildOptions;
import dev.synfire.cosim.Verilated;
import dev.synfire.hdl.verilog.Verilog;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole cores that learn, their Verilog in Verilator. */
class LearningCosimTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @Execution(ExecutionMode.CONCURRENT)
    void everyWeightBiasAndDrawIsAsWrittenDown(long seed) {
        var run = new LearningRun(seed);
        try (var dut = Verilated.of(Verilog.emit(run.core), BuildOptions.TEST, (int) seed)) {
            run.readAndWrite(dut);
        }
    }
}
