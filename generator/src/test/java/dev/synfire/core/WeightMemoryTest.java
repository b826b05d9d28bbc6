package dev.synfire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.plan.MemoryStyle;
import org.junit.jupiter.api.Test;

class WeightMemoryTest {
    @Test
    void aWordHoldsTheWeightsOfAGroupForOneInput() {
        // Rows are neurons 0, 1, 2; columns are inputs 0, 1.
        var synapses = new DenseSynapses(2, 3, 4, IntVector.of(1, -2, 3, -4, 5, -6));

        // Two lanes: group 0 is neurons 0 and 1, group 1 is neuron 2 and a lane without a neuron.
        // Two groups, so a word is input * 2 + group. Input 0: lane 1 = 3, lane 0 = 1, then 5; input 1: -4, -2, then
        // -6.
        assertEquals("31\n05\nce\n0a\n", hex(synapses, 2));
    }

    @Test
    void threeGroupsOfTwoInputsLieOneBehindTheOther() {
        var synapses = new DenseSynapses(2, 3, 4, IntVector.of(1, -2, 3, -4, 5, -6));

        // A word is group * 2 + input: all of a neuron's weights, then the next one's.
        assertEquals("1\ne\n3\nc\n5\na\n", hex(synapses, 1));
    }

    @Test
    void soDoThreeGroupsOfThreeInputs() {
        var synapses = new DenseSynapses(3, 3, 4, IntVector.of(1, -2, 7, 3, -4, 0, 5, -6, -1));

        assertEquals("1\ne\n7\n3\nc\n0\n5\na\nf\n", hex(synapses, 1));
    }

    @Test
    void aWeightOfOneBitIsStoredAsItsSign() {
        var synapses = new DenseSynapses(2, 3, 1, IntVector.of(1, -1, -1, 1, 1, 1));

        // Three lanes, lane 2 first: input 0 has 1, -1, 1; input 1 has -1, 1, 1.
        assertEquals("5\n6\n", hex(synapses, 3));
    }

    private static String hex(DenseSynapses synapses, int lanes) {
        var memory =
                new WeightMemory(new WeightMemory.Params("layer", synapses, lanes, MemoryStyle.BLOCK, false, false));
        return Verilog.emit(memory, new Verilog.Options(false)).files().get("layer_weights_words.hex");
    }
}
