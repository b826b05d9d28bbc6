package dev.synfire.handover.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.core.SynfireCore;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisWrapperTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void resultsAreThoseOfTheGoldenModelAndStayUntilTheyAreTaken(long seed) {
        IntegerNetwork network = RandomNetworks.network(seed);
        AxisWrapper wrapper = wrapped(network);
        try (var simulation = Simulation.of(wrapper)) {
            int waited = new AxisRun(wrapper, simulation, seed).run(RandomNetworks.samples(network, seed, 12));
            assertTrue(waited > 0, RandomNetworks.describe(network));
        }
    }

    @Test
    void fieldsTakeWholeBytesAndSixteenBitsAtLeast() {
        assertEquals(new AxisFormat(16, 16), AxisFormat.input(6, 5));
        // 15 bits of value and the marker just fit; one more takes another byte.
        assertEquals(new AxisFormat(16, 16), AxisFormat.input(16, 15));
        assertEquals(new AxisFormat(24, 24), AxisFormat.input(17, 16));
        assertEquals(new AxisFormat(16, 24), AxisFormat.result(4, 17));
    }

    @Test
    void aCoreThatLearnsHasNoWrapper() {
        IntegerNetwork network = RandomLearning.network(101);
        Problem problem = assertThrows(Problem.class, () -> wrapped(network));
        assertTrue(problem.getMessage().contains("takes labels at ports of its own"), problem.getMessage());
    }

    private static AxisWrapper wrapped(IntegerNetwork network) {
        return new AxisWrapper(
                new SynfireCore.Params(network, Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT)));
    }
}
