package dev.synfire.report.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.fixed.Rounding;
import dev.synfire.integer.Activation;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.InputPort;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.RateNeuron;
import dev.synfire.model.Readout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weights as pictures. */
class WeightMapsTest {
    /** Two neurons see a picture of 2 x 2: a tile each, a grey gap between. Weights [[1, 2, 3, 4], [-1, 0, -3, 0]]. */
    @Test
    void aNeuronThatSeesAPictureHasATile() {
        DrawnWeights layer =
                WeightMaps.of(network(), new ImageShape(1, 2, 2)).layers().getFirst();
        double gap = Double.NaN;
        assertEquals(5, layer.width());
        assertEquals(2, layer.height());
        assertArrayEquals(new double[] {1, 2, gap, -1, 0, 3, 4, gap, -3, 0}, layer.pixels());
        assertEquals(8, layer.synapses());
        assertEquals(-3, layer.smallest());
        assertEquals(4, layer.largest());
        assertEquals(0.25, layer.zeros());
    }

    @Test
    void otherWeightsAreAMatrix() {
        DrawnWeights layer =
                WeightMaps.of(network(), new ImageShape(1, 1, 4)).layers().getFirst();
        assertEquals(4, layer.width());
        assertArrayEquals(new double[] {1, 2, 3, 4, -1, 0, -3, 0}, layer.pixels());
    }

    static IntegerNetwork network() {
        Range values = new Range(0, 3);
        var synapses = new DenseSynapses(4, 2, 4, IntVector.of(1, 2, 3, 4, -1, 0, -3, 0));
        var neuron = new RateNeuron(IntVector.of(1, 1), 0, Rounding.FLOOR, new Activation.Clip(new Range(0, 255)));
        return new IntegerNetwork(
                "small",
                new InputPort(4, values),
                List.of(IntegerLayer.dense("layer", -1, values, synapses, IntVector.of(0, 0), neuron)),
                1,
                new IntegerReadout(Readout.ACTIVATION));
    }
}
