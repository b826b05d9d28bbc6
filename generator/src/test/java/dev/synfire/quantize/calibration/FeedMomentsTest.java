package dev.synfire.quantize.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.network.Convolution;
import dev.synfire.network.Padding;
import dev.synfire.network.Window;
import dev.synfire.network.tensor.Dims;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.graph.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a kernel sees, place by place, against the definition of a convolution. */
class FeedMomentsTest {
    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;

    @Test
    void aKernelSeesThePatchesOfItsGroup() {
        Window window = new Window(new Extent(3, 2), new Extent(2, 1), new Padding(1, 0, 0, 1), new Extent(1, 2));
        Convolution convolution = new Convolution(Dims.of(4, HEIGHT, WIDTH), 6, window, 2, Vector.zeros(6 * 2 * 6));
        FeedMoments.Gathering gathering = new FeedMoments.Gathering(new Weights.Kernel(convolution));
        Random random = new Random(1);
        List<double[]> ticks = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            ticks.add(random.doubles(4 * HEIGHT * WIDTH, -1, 1).toArray());
            gathering.add(ticks.get(t));
        }
        FeedMoments moments = gathering.moments();
        // Channels 0 to 2 are of the first group, which sees inputs 0 and 1.
        for (int channel : new int[] {0, 2, 3, 5}) {
            for (int k = 0; k < 12; k++) {
                int input = channel / 3 * 2 + k / 6;
                double sum = 0;
                int places = 0;
                for (double[] tick : ticks) {
                    for (int y = 0; y < convolution.output().get(1); y++) {
                        for (int x = 0; x < convolution.output().get(2); x++) {
                            int row = 2 * y - 1 + k / 2 % 3;
                            int column = x + 2 * (k % 2);
                            boolean inside = row >= 0 && row < HEIGHT && column < WIDTH;
                            sum += inside ? tick[(input * HEIGHT + row) * WIDTH + column] : 0;
                            places++;
                        }
                    }
                }
                assertEquals(
                        sum / places, moments.ofRow(channel).mean(k), 1e-12, "channel " + channel + ", place " + k);
            }
        }
    }
}
