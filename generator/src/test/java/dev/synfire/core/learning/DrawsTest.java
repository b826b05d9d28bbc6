package dev.synfire.core.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.sim.Simulation;
import org.junit.jupiter.api.Test;

class DrawsTest {
    /** The seed and the first draws are those that docs/semantics.md gives under "Input encoders". */
    @Test
    void theNumbersAreThoseOfTheContract() {
        var draws = new Draws(new Draws.Params("net", 0x5EEDC0DE));
        try (var dut = Simulation.of(draws)) {
            dut.reset();
            for (int expected : new int[] {0xE8CA, 0x9B6B, 0x1C0B, 0x998E}) {
                dut.set(draws.draw, 0).clock();
                assertEquals(expected, dut.get(draws.drawn));
                dut.set(draws.draw, 1).clock();
            }
        }
    }
}
