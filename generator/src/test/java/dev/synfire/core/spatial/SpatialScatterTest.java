package dev.synfire.core.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.Range;
import dev.synfire.hdl.sim.Simulation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tick of many addresses, more than an expression may nest, comes out event by event. */
class SpatialScatterTest {
    private static final int SIZE = 300;

    @Test
    void sendsWhatIsNotSilentInAscendingOrderAndThenTheMarker() {
        var scatter = new SpatialScatter(new SpatialScatter.Params("wide", new TickFormat(SIZE, new Range(-8, 7))));
        BigInteger values = BigInteger.ZERO;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            int value = i % 3 == 0 ? 0 : i % 16 - 8;
            values = values.or(BigInteger.valueOf(value & 15).shiftLeft(4 * i));
            if (value != 0) {
                expected.add(i + "=" + value);
            }
        }
        List<String> sent = new ArrayList<>();
        try (var dut = Simulation.of(scatter, 1)) {
            dut.reset();
            dut.set(scatter.in.values.orElseThrow(), values).set(scatter.in.last, 1);
            dut.set(scatter.in.valid, 1).set(scatter.out.ready, 1).clock();
            dut.set(scatter.in.valid, 0);
            while (dut.get(scatter.out.tick) == 0) {
                assertEquals(1, dut.get(scatter.out.valid));
                sent.add(dut.get(scatter.out.address) + "=" + dut.get(scatter.out.value.orElseThrow()));
                dut.clock();
            }
            assertEquals(1, dut.get(scatter.out.last));
        }
        assertEquals(expected, sent);
    }
}
