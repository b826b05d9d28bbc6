package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.SmallNetworks;
import dev.synfire.layout.CoreStyle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Faults of the kinds that only spatial cores can have, put into their Verilog by hand, are found and blamed. */
class SpatialDamageTest {
    private static final IntegerNetwork NETWORK = SmallNetworks.spiking();

    @Test
    void theUndamagedCorePasses() {
        CoreVerifier undamaged = Fault.undamaged(NETWORK, CoreStyle.SPATIAL);
        for (int seed = 1; seed <= Fault.SEEDS; seed++) {
            assertEquals(List.of(), Fault.verify(undamaged, NETWORK, seed, true).first());
        }
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> everyFaultIsFound() {
        return Stream.of(
                        fault(
                                "one entry of a table of weights",
                                "hidden_sums.v",
                                "4'd0 : 4'd1\\)",
                                "4'd0 : 4'd2)",
                                "layer hidden"),
                        fault(
                                "a sum that does not wait with the others",
                                "hidden_sums.v",
                                "if \\(advance\\) begin(\\s+table_0)",
                                "begin$1",
                                "layer hidden"),
                        fault(
                                "a neuron that takes a tick which waits twice",
                                "hidden_neuron.v",
                                "valid && advance",
                                "valid",
                                "layer hidden"),
                        fault(
                                "a value that stays when its tick has gone on",
                                "spiking_gather.v",
                                "if \\(taken\\) value_4 <= 2'd0;",
                                "",
                                "layer hidden"),
                        fault(
                                "an event sent at a wrong address",
                                "spiking_scatter.v",
                                "lowest\\[1\\] \\|\\| lowest\\[3\\]",
                                "lowest[1]",
                                "layer output"))
                .map(Fault::test);
    }

    private static Fault fault(String name, String file, String pattern, String replacement, String blamed) {
        return new Fault(name, CoreStyle.SPATIAL, NETWORK, file, pattern, replacement, blamed);
    }
}
