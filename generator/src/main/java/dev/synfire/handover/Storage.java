package dev.synfire.handover;

import dev.synfire.hdl.Item;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.check.Elaborated;
import java.math.BigInteger;

/**
 * What a design keeps, where everything is made of gates.
 *
 * @param changing bits in registers and in memories that are written
 * @param constant bits in memories that are not
 * @param edges how often, in these, a bit differs from the same bit of the word before
 */
record Storage(long changing, long constant, long edges) {
    /** Counts a design with all that is in it. */
    static Storage of(Elaborated component) {
        Storage sum = new Storage(0, 0, 0);
        for (Item item : component.items()) {
            if (item instanceof Item.Declaration(Reg reg)) {
                sum = sum.plus(new Storage(reg.shape().width(), 0, 0));
            } else if (item instanceof Item.Array(Memory memory)) {
                sum = sum.plus(of(memory));
            }
        }
        for (Elaborated child : component.children()) {
            sum = sum.plus(of(child));
        }
        return sum;
    }

    private static Storage of(Memory memory) {
        long bits = (long) memory.depth() * memory.shape().width();
        if (memory.contents().isEmpty()) {
            return new Storage(bits, 0, 0);
        }
        BigInteger mask = BigInteger.ONE.shiftLeft(memory.shape().width()).subtract(BigInteger.ONE);
        long edges = 0;
        for (int i = 1; i < memory.contents().size(); i++) {
            edges += memory.contents()
                    .get(i)
                    .xor(memory.contents().get(i - 1))
                    .and(mask)
                    .bitCount();
        }
        return new Storage(0, bits, edges);
    }

    private Storage plus(Storage more) {
        return new Storage(changing + more.changing, constant + more.constant, edges + more.edges);
    }

    /**
     * Gates and flip-flops, within a third of what Yosys 0.52 makes (synth -flatten; abc -g simple) of the tiles of
     * examples/neuron and examples/iris: three for a bit that changes, and one for two edges of a table.
     */
    long cells() {
        return 3 * changing + edges / 2;
    }
}
