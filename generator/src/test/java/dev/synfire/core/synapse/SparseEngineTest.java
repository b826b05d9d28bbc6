package dev.synfire.core.synapse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.integer.RandomSparse;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The engine by itself, with random pauses, against the sum over all synapses. */
class SparseEngineTest {
    private static final int TICKS = 5;

    @Property(tries = 60)
    void everyCurrentIsTheSumOverTheSynapsesThatLeadToIt(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var synapses = RandomSparse.of(random, 1 + random.nextInt(30), 1 + random.nextInt(30));
        Range values = random.nextBoolean() ? new Range(0, 1) : new Range(-5, 9);
        int[] biases = new int[synapses.neurons()];
        if (random.nextBoolean()) {
            biases = random.ints(biases.length, -50, 51).toArray();
        }
        long largest = 50 + 9L * 127 * synapses.inputs();
        var auto = MemoryStyle.AUTO;
        var engine = new SparseEngine(new SparseEngine.Params(
                "layer",
                synapses,
                values,
                new Range(-largest, largest),
                IntVector.of(biases),
                new LayerPlan(1 + random.nextInt(6), auto, auto, auto, auto, auto, random.nextBoolean(), 0, true)));
        try (var dut = Simulation.of(engine, (int) seed)) {
            dut.reset();
            for (int tick = 0; tick < TICKS; tick++) {
                int[] frame = new int[synapses.inputs()];
                int density = 1 + random.nextInt(4);
                for (int i = 0; i < frame.length; i++) {
                    frame[i] = random.nextInt(density) == 0
                            ? random.nextInt((int) values.min(), (int) values.max() + 1)
                            : 0;
                }
                long[] currents = EngineRun.tick(dut, engine, frame, synapses.neurons(), random, tick % 2 == 0);
                assertArrayEquals(sums(synapses, frame, biases), currents, synapses::toString);
            }
        }
    }

    private static long[] sums(SparseSynapses synapses, int[] frame, int[] biases) {
        long[] sums = new long[biases.length];
        for (int n = 0; n < sums.length; n++) {
            sums[n] = biases[n];
            for (int i = 0; i < frame.length; i++) {
                for (int k = 0; k < synapses.size(); k++) {
                    boolean leads = synapses.targets().get(k) == n
                            && synapses.starts().get(i) <= k
                            && k < synapses.starts().get(i + 1);
                    sums[n] += leads ? (long) synapses.weights().get(k) * frame[i] : 0;
                }
            }
        }
        return sums;
    }
}
