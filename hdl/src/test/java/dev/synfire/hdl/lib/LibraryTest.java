package dev.synfire.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Shape;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The components of the library in the JVM. */
class LibraryTest {
    @TestFactory
    Stream<DynamicTest> theyDoWhatTheySay() {
        long seed = Long.getLong("synfire.seed", new Random().nextLong());
        return new TreeMap<>(Scenarios.all())
                .keySet().stream()
                        .map(name -> DynamicTest.dynamicTest(name, () -> {
                            for (int i = 0; i < 5; i++) {
                                Scenarios.run(name, Simulation::of, seed + i);
                            }
                        }));
    }

    @Test
    void aForkHasANameThatVerilogTakes() {
        var fork = new Fork(new Fork.Params(Payload.of("data", Shape.u(8)), 2));
        assertTrue(Verilog.emit(fork).files().containsKey("stream_fork.v"));
    }

    @Test
    void aQueueWithTheNamesOfAxiStream() {
        Payload payload =
                Payload.of("tdata", Shape.u(8)).and("tlast", Shape.bit()).handshake("tvalid", "tready");
        String text = Verilog.emit(new Fifo(payload, 4)).files().get("fifo.v");
        for (String port : List.of("in_tvalid", "in_tready", "[7:0] in_tdata", "in_tlast", "out_tvalid", "out_tlast")) {
            assertTrue(text.contains(port), text);
        }
        assertEquals(9, payload.width());
    }

    @Test
    void thePayloadOfAStreamThatIsThere() {
        Payload payload = Payload.of("data", Shape.s(5)).and("last", Shape.bit());
        assertEquals(payload, Payload.of(new Fifo(payload, 2).in));
        Payload axi = payload.handshake("tvalid", "tready");
        assertEquals(axi, Payload.of(new Fifo(axi, 2).out));
    }

    @Test
    void wrongParametersAreReportedWhereTheyAreGiven() {
        Payload payload = Payload.of("data", Shape.u(8));
        refused("a queue of 3 beats; give a power of two from 2 on", () -> new Fifo(payload, 3));
        refused("a queue of 1 beats; give a power of two from 2 on", () -> new AsyncFifo(payload, 1));
        refused("a fork for 1 takers; give 2 or more", () -> new Fork(new Fork.Params(payload, 1)));
        refused("a merge of 1 streams; give 2 or more", () -> new FairMerge(payload, 1));
        refused(
                "the payload data u(8) has no bit data; name a field of one bit, or none",
                () -> new FairMerge(new FairMerge.Params(payload, 2, "data")));
        refused("an arbiter between 1; give 2 or more", () -> new Arbiter(1));
        refused("a reset through 1 stages; give 2 or more", () -> new ResetRelease(1));
        refused("a serial line of 3 clocks a bit; give 4 or more", () -> new UartReceiver.Params(3));
    }

    private static void refused(String message, Runnable call) {
        assertEquals(
                "HERE: error[width]: " + message,
                assertThrows(Problem.class, call::run).getMessage().replaceAll("LibraryTest\\.java:\\d+", "HERE"));
    }
}
