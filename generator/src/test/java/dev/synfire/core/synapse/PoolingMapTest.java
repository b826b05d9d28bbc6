package dev.synfire.core.synapse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.synfire.fixed.Range;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.integer.Pooling;
import dev.synfire.integer.RandomConvolutions;
import dev.synfire.layout.MemoryStyle;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The map by itself, with random pauses: what arrives at each address adds up to the sums that pooling gives. */
class PoolingMapTest {
    private static final Range VALUES = new Range(-3, 12);

    @Property(tries = 60)
    void whatArrivesAddsUpToThePooledSums(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        Pooling pooling = RandomConvolutions.pooling(random, RandomConvolutions.planes(random, 150));
        var map = new PoolingMap(new PoolingMap.Params("layer", pooling, VALUES, MemoryStyle.AUTO));
        try (var dut = Simulation.of(map, (int) seed)) {
            dut.reset();
            for (int tick = 0; tick < 3; tick++) {
                int[] frame = new int[pooling.input().size()];
                int density = 1 + random.nextInt(4);
                for (int i = 0; i < frame.length; i++) {
                    frame[i] = random.nextInt(density) == 0 ? random.nextInt(-3, 13) : 0;
                }
                assertArrayEquals(literal(pooling, frame), run(dut, map, frame, random), pooling::toString);
            }
        }
    }

    private static long[] run(Simulation dut, PoolingMap map, int[] frame, SplittableRandom random) {
        long[] sums = new long[map.params().pooling().output().size()];
        boolean offered = false;
        int address = 0;
        for (int cycle = 0; cycle < 100_000; cycle++) {
            while (address < frame.length && frame[address] == 0) {
                address++;
            }
            boolean event = address < frame.length;
            offered |= address <= frame.length && random.nextInt(3) != 0;
            dut.set(map.in.valid, offered ? 1 : 0)
                    .set(map.in.tick, event ? 0 : 1)
                    .set(map.in.last, 0);
            dut.setBits(map.in.address, event ? address : random.nextInt());
            dut.setBits(map.in.value.orElseThrow(), event ? frame[address] : random.nextInt());
            dut.set(map.out.ready, random.nextInt(3) == 0 ? 0 : 1);
            boolean taken = offered && dut.get(map.in.ready) == 1;
            boolean sent = dut.get(map.out.valid) == 1 && dut.get(map.out.ready) == 1;
            if (sent && dut.get(map.out.tick) == 1) {
                dut.clock();
                return sums;
            }
            if (sent) {
                sums[(int) dut.get(map.out.address)] += dut.get(map.out.value.orElseThrow());
            }
            dut.clock();
            if (taken) {
                address++;
                offered = false;
            }
        }
        throw new AssertionError("stuck at address " + address);
    }

    private static long[] literal(Pooling pooling, int[] frame) {
        var in = pooling.input();
        var out = pooling.output();
        long[] sums = new long[out.size()];
        for (int place = 0; place < sums.length; place++) {
            int channel = place / (out.height() * out.width());
            for (int k = 0; k < pooling.rows().size(); k++) {
                for (int l = 0; l < pooling.columns().size(); l++) {
                    int r = place / out.width() % out.height() * pooling.rows().stride()
                            - pooling.rows().before()
                            + k * pooling.rows().dilation();
                    int c = place % out.width() * pooling.columns().stride()
                            - pooling.columns().before()
                            + l * pooling.columns().dilation();
                    if (r >= 0 && r < in.height() && c >= 0 && c < in.width()) {
                        sums[place] += frame[(channel * in.height() + r) * in.width() + c];
                    }
                }
            }
        }
        return sums;
    }
}
