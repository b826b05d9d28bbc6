package dev.synfire.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.board.Boards;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The estimated clock of spatial cores, beside what nextpnr says of placed ones. */
class SpatialClockTest {
    private static double estimate(Path file, String board) {
        IntegerNetwork network = Quantizer.quantize(NetworkFile.read(file)).network();
        return SpatialClock.mhz(network, Boards.find(board).device());
    }

    private static void near(double placed, double estimate) {
        assertEquals(placed, estimate, 0.1 * placed);
    }

    /** What {@code synfire build --style spatial --seed 1} reached of the irises. */
    @ParameterizedTest
    @CsvSource({"icebreaker, 27.31", "ulx3s, 71.98"})
    void theIrises(String board, double placed) {
        near(placed, estimate(Path.of("..", "examples", "iris"), board));
    }

    /** The same of networks of leaky neurons: best of four placements of the first, which is in the resources. */
    @ParameterizedTest
    @CsvSource({"icebreaker, 22.59", "ulx3s, 56.65"})
    void theSmallNetwork(String board, double placed) {
        near(placed, estimate(Path.of("src", "test", "resources", "networks", "small.yaml"), board));
    }

    /** Placed networks of a dense layer or two of weights drawn at random, which count through the widths they make. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{model: if, threshold: 1} | icebreaker | 31.90",
                "{model: if, threshold: 1} | ulx3s | 79.19",
                "{model: lif, beta: 0.97, threshold: 2} | icebreaker | 25.53",
                "{model: lif, beta: 0.97, threshold: 2} | ulx3s | 67.28",
                "{model: lif, beta: 0.9, threshold: 1, refractory: 2, floor: 0} | icebreaker | 18.26",
                "{model: cubaLif, alpha: 0.8, beta: 0.9, threshold: 1} | icebreaker | 20.78",
            })
    void neuronsOfManyKinds(String neuron, String board, double placed, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("network.yaml");
        Files.writeString(file, """
                synfire: 1
                name: drawn
                input: {size: 4}
                ticks: 8
                layers:
                  - dense: 2
                    weights: [[-0.48, 0.15, -0.99, 0.39], [0.69, -0.27, 0.26, 1.51]]
                    neuron: %s
                readout: spikeCount
                """.formatted(neuron));
        near(placed, estimate(file, board));
    }
}
