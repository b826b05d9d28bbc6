package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.cosim.Verilated;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.sim.Simulation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A design in which things of every kind have the printer's own names is accepted by the tools, and computes the same. */
class TakenNamesTest {
    @Test
    void theToolsFindNothing(@TempDir Path folder) throws IOException, InterruptedException {
        Design printed = Verilog.emit(new TakenNames());
        Programs.write(printed, folder);
        Programs.lint(printed, folder);
    }

    @Test
    void theVerilogComputesTheSame() {
        var expected = new TakenNames();
        var printed = new TakenNames();
        try (var simulation = Simulation.of(expected);
                var verilated = Verilated.of(printed)) {
            simulation.reset();
            verilated.reset();
            for (int a = -256; a < 256; a++) {
                simulation.set(expected.a, a).clock(1);
                verilated.set(printed.a, a).clock(1);
                for (int port = 0; port < expected.ports().size(); port++) {
                    Signal one = expected.ports().get(port);
                    Signal other = printed.ports().get(port);
                    assertEquals(simulation.get(one), verilated.get(other), one.name() + " of " + a);
                }
            }
        }
    }
}
