package dev.synfire.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.Range;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.Planes;
import dev.synfire.integer.Sliding;
import dev.synfire.integer.Synapses;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The worked example of a convolution in docs/semantics.md, computed twice. */
class ConvolutionDocumentTest {
    @Test
    void theConvolutionOfTheDocumentGivesItsSums() throws IOException {
        DocumentTable.Row row = DocumentTable.of("| v | kernel | a |").rows().getFirst();
        var sliding = new Sliding(2, 1, 1, 0, 1);
        Synapses synapses =
                new ConvolutionSynapses(new Planes(1, 3, 3), 1, sliding, sliding, 1, 8, row.numbers("kernel"));
        int[] v = row.numbers("v").toArray();
        int[] a = row.numbers("a").toArray();

        int[] sums = new int[synapses.neurons()];
        SynapseModel.of(synapses, new Range(0, 3)).add(v, sums);
        assertArrayEquals(a, sums);

        for (int n = 0; n < a.length; n++) {
            long sum = 0;
            for (int i = 0; i < v.length; i++) {
                sum += LiteralSynapses.weight(synapses, n, i) * v[i];
            }
            assertEquals(a[n], sum);
        }
    }
}
