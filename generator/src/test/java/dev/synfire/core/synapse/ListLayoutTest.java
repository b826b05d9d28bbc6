package dev.synfire.core.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.SparseSynapses;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListLayoutTest {
    /** 4,000 addresses with 50 synapses each: counted anew for each synapse that would be 40 billion steps. */
    @Test
    void manySynapsesAreLaidOutInLinearTime() {
        int inputs = 4000;
        int each = 50;
        int[] starts = new int[inputs + 1];
        int[] targets = new int[inputs * each];
        Arrays.setAll(starts, i -> i * each);
        Arrays.setAll(targets, k -> k % each * 2);
        int[] weights = new int[targets.length];
        Arrays.fill(weights, 3);
        SparseSynapses synapses =
                new SparseSynapses(inputs, 100, 4, IntVector.of(starts), IntVector.of(targets), IntVector.of(weights));
        List<BigInteger> contents =
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> new ListLayout(synapses, 2).contents());
        // All targets are even, so lane 0 has all of them: a word each, a row of 6 bits above a weight of 4.
        assertEquals(inputs * each, contents.size());
        assertEquals(BigInteger.valueOf(49 << 4 | 3), contents.getLast());
    }
}
