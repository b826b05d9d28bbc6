package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Cycles counted by stretches of a run. */
class StretchesTest {
    @Test
    void eachCycleIsAStretchAtFirst() {
        JvmStream.Stretches stretches = new JvmStream.Stretches();
        for (long cycle : new long[] {0, 2, 3}) {
            stretches.add(cycle);
        }
        assertEquals(1, stretches.length());
        assertArrayEquals(new long[] {1, 0, 1, 1}, stretches.counts());
    }

    /** 4,096 stretches hold 10,000 cycles only if each has 4 of them; every second cycle counts. */
    @Test
    void aLongRunHasLongerStretches() {
        JvmStream.Stretches stretches = new JvmStream.Stretches();
        for (long cycle = 0; cycle < 10_000; cycle += 2) {
            stretches.add(cycle);
        }
        assertEquals(4, stretches.length());
        long[] expected = new long[2500];
        Arrays.fill(expected, 2);
        assertArrayEquals(expected, stretches.counts());
    }
}
