package dev.synfire.core.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.sim.Simulation;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.layout.MemoryStyle;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /**
     * Words of 36 bits: 3 side by side from parts of 512, or, as the last of 5 parts of 2,048 has 8 words only, a memory
     * each.
     */
    @ParameterizedTest
    @CsvSource({"1100, 9, [107:0] rows [0:511]", "8200, 9, [35:0] words_4 [0:7]"})
    void wordsInSeveralPartsComeTwoCyclesAfterTheirAddress(int inputs, int neurons, String declared) {
        int[] weights = IntStream.range(0, inputs * neurons)
                .map(k -> (k / inputs * 5 + k % inputs * 3 + k % inputs / 1024 * 7) % 15 - 7)
                .toArray();
        var synapses = new DenseSynapses(inputs, neurons, 4, IntVector.of(weights));
        var memory =
                new WeightMemory(new WeightMemory.Params("layer", synapses, neurons, MemoryStyle.BLOCK, true, false));
        String verilog =
                Verilog.emit(memory, new Verilog.Options(false)).files().get("layer_weights.v");
        assertTrue(verilog.contains("reg " + declared), verilog);
        try (var dut = Simulation.of(memory)) {
            for (int next = 0; next < inputs + 1; next++) {
                dut.set(memory.word, Math.min(next, inputs - 1)).clock(1);
                for (int neuron = 0; neuron < neurons && next > 0; neuron++) {
                    int code = weights[neuron * inputs + next - 1] & 15;
                    BigInteger word = dut.getWide(memory.weights);
                    assertEquals(
                            code,
                            word.shiftRight(4 * neuron).intValue() & 15,
                            "input " + (next - 1) + ", neuron " + neuron);
                }
            }
        }
    }

    private static String hex(DenseSynapses synapses, int lanes) {
        var memory =
                new WeightMemory(new WeightMemory.Params("layer", synapses, lanes, MemoryStyle.BLOCK, false, false));
        return Verilog.emit(memory, new Verilog.Options(false)).files().get("layer_weights_words.hex");
    }
}
