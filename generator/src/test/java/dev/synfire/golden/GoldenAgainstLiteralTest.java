package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

@Tag("slow")
class GoldenAgainstLiteralTest {
    @Property(tries = 300)
    void everyCurrentStateWordEventAndResultAgrees(@ForAll long seed) {
        agree(RandomNetworks.network(seed, 60), seed);
    }

    @Property(tries = 150)
    void soTheyDoWithConvolutionsAndPooling(@ForAll long seed) {
        agree(RandomNetworks.planes(seed, 60), seed);
    }

    private static void agree(IntegerNetwork network, long seed) {
        var golden = new GoldenModel(network);
        var literal = new LiteralModel(network);
        for (Sample sample : RandomNetworks.samples(network, seed, 2)) {
            golden.reset();
            literal.reset();
            for (int tick = 0; tick < network.ticks(); tick++) {
                golden.tick(sample.frame(tick).toArray());
                literal.tick(sample.frame(tick));
                for (int l = 0; l < network.layers().size(); l++) {
                    IntegerLayer layer = network.layers().get(l);
                    String where = "tick " + tick + ", " + layer.name() + " of " + RandomNetworks.describe(network);
                    assertArrayEquals(longs(literal.currents.get(l)), golden.currents(l), where);
                    assertArrayEquals(longs(literal.outputs.get(l)), longs(golden.outputs(l)), where);
                    for (int w = 0; w < layer.model().states().size(); w++) {
                        String word = layer.model().states().get(w).name();
                        assertArrayEquals(
                                longs(literal.neurons.get(l).word(word)),
                                longs(golden.states(l).get(w)),
                                () -> word + ", " + where);
                    }
                }
            }
            assertArrayEquals(longs(literal.scores()), golden.scores(), () -> RandomNetworks.describe(network));
            assertEquals(literal.result(), golden.result(), () -> RandomNetworks.describe(network));
            assertEquals(literal.result(), golden.run(sample), () -> RandomNetworks.describe(network));
        }
    }

    private static long[] longs(BigInteger[] values) {
        return Arrays.stream(values).mapToLong(BigInteger::longValueExact).toArray();
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
