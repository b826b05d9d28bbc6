import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.sim.Simulation;
import org.junit.jupiter.api.Test;

class DebouncerTest {
    @Test
    void aShortPulseIsNoPress() {
        var debouncer = new Debouncer(new Debouncer.Params(10));
        try (var dut = Simulation.of(debouncer)) {
            dut.set(debouncer.button, 0).clock(3).reset();
            dut.set(debouncer.button, 1).clock(9);
            dut.set(debouncer.button, 0).clock(20);
            assertEquals(0, dut.get(debouncer.pressed));
            dut.set(debouncer.button, 1).clock(12); // 2 for the synchroniser, 10 for the bounce
            assertEquals(1, dut.get(debouncer.pressed));
        }
    }
}
