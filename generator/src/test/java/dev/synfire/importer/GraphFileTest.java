package dev.synfire.importer;

import static dev.synfire.network.Neurons.cubaLif;
import static dev.synfire.network.Neurons.identity;
import static dev.synfire.network.Neurons.integrateAndFire;
import static dev.synfire.network.Neurons.lif;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.IntVector;
import dev.synfire.model.CurrentFeed;
import dev.synfire.model.FiringComparison;
import dev.synfire.model.FiringOrder;
import dev.synfire.model.Readout;
import dev.synfire.network.Delay;
import dev.synfire.network.Dense;
import dev.synfire.network.Network;
import dev.synfire.network.Padding;
import dev.synfire.network.Pooling;
import dev.synfire.network.Scales;
import dev.synfire.network.Scaling;
import dev.synfire.network.Window;
import dev.synfire.network.neuron.Firing;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.tensor.Extent;
import dev.synfire.network.tensor.Matrix;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Network files whose layers are more than a chain. */
class GraphFileTest {
    static final String RIGHT = """
            synfire: 1
            name: small
            input: {dims: [1, 2, 2]}
            layers:
              - conv: {channels: 2, kernel: 2, padding: [0, 1]}
                name: conv
                weights: [[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]]
                biases: [0.5, -0.5]
                neuron: if
              - dense: 1
                name: hidden
                from: {path: [{pool: {kind: average, kernel: [1, 3]}}, {delay: 2}]}
                weights: [[1, 2]]
                recurrent: [[0.5]]
                neuron: {model: cubaLif, alpha: 0.5, beta: 0.75}
              - neurons: 1
                name: output
                from:
                  - hidden
                  - {source: input, path: [{dense: 1, weights: [[1, 2, 3, 4]]}]}
                  - {source: output, path: [{scaling: -0.5}]}
                neuron: {model: lif, beta: 0.5}
            readout: spikeCount
            """;

    @TempDir
    Path folder;

    private Network read(String text) throws IOException {
        return NetworkFile.read(Files.writeString(folder.resolve("network.yaml"), text));
    }

    @Test
    void theFileMeansWhatTheBuilderSays() throws IOException {
        Network built = Network.named("small")
                .input(1, 2, 2)
                .convolution("conv", 2, new Window(new Extent(2, 2), Extent.ONE, Padding.of(0, 1)), integrateAndFire())
                .kernel(Vector.of(1, 2, 3, 4, 5, 6, 7, 8))
                .biases(0.5, -0.5)
                .pool(Pooling.Kind.AVERAGE, new Window(new Extent(1, 3), new Extent(1, 3), Padding.NONE))
                .delay(2)
                .dense("hidden", 1, cubaLif(0.5, 0.75))
                .weights(new double[] {1, 2})
                .recurrent(Matrix.of(1, 1, 0.5))
                .neurons("output", lif(0.5))
                .from("input", new Dense(Matrix.of(1, 4, 1, 2, 3, 4)))
                .from("output", new Scaling(Vector.of(-0.5)))
                .readout(Readout.SPIKE_COUNT);
        assertEquals(built, read(RIGHT));
    }

    @Test
    void everyKeyOfANeuronIsRead() throws IOException {
        Network read = read("""
                synfire: 1
                name: n
                input: {size: 1}
                layers:
                  - dense: 2
                    weights: [[1], [2]]
                    scales: {steps: [0.5, 0.25]}
                    neuron:
                      model: cubaLif
                      alpha: [0.5, 0.25]
                      beta: 0.75
                      feed: old
                      drive: [0.1, 0.2]
                      threshold: [1, 2]
                      comparison: atOrAbove
                      reset: {subtract: [3, 4]}
                      order: updateResetFire
                      mostSpikes: many
                      floor: -1
                readout: membraneMaximum
                """);
        Network built = Network.named("n")
                .input(1)
                .dense(
                        2,
                        cubaLif(Leak.of(0.5, 0.25), Leak.of(0.75))
                                .feed(CurrentFeed.OLD)
                                .drive(0.1, 0.2)
                                .threshold(1, 2)
                                .fires(FiringComparison.AT_OR_ABOVE)
                                .resetBySubtracting(3, 4)
                                .order(FiringOrder.UPDATE_RESET_FIRE)
                                .mostSpikes(Firing.MANY)
                                .floor(-1))
                .weights(new double[] {1}, new double[] {2})
                .scales(new Scales.Given(Vector.of(0.5, 0.25)))
                .readout(Readout.MEMBRANE_MAXIMUM);
        assertEquals(built, read);
    }

    @Test
    void aSourceMayBeNamedBeforeItStands() throws IOException {
        Network read = read("""
                synfire: 1
                name: n
                input: {size: 2}
                layers:
                  - neurons: 2
                    name: first
                    from: [input, {source: second, path: [{delay: [1, 2]}]}]
                    neuron: identity
                  - neurons: 2
                    name: second
                    neuron: identity
                readout: activation
                """);
        assertEquals(
                Network.named("n")
                        .input(2)
                        .neurons("first", identity())
                        .from("second", new Delay(IntVector.of(1, 2)))
                        .neurons("second", identity())
                        .readout(Readout.ACTIVATION),
                read);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
    name: hidden       | name: input         | 11: error[bad-name]: name is 'input', by which layers are fed by the network's input; choose another
    - hidden           | - hiden             | 19: error[unknown-layer]: from is 'hiden', but there is no such layer; did you mean hidden?
    - dense: 1         | - dense: 2          | 13: error[wrong-shape]: weights has 1 rows, expected one for each of the 2 neurons; add 1
    - neurons: 1       | - neurons: 2        | 19: error[wrong-shape]: 1 values arrive at 2 neurons; write neurons: 1, or end the path with a dense transform of 2
    kernel: [1, 3]     | kernel: [2, 3]      | 12: error[wrong-shape]: a window of 2 x 3 is larger than its padded plane of 1 x 3; change one or the other
    kernel: [1, 3]     | kernel: [1, 2, 3]   | 12: error[wrong-shape]: kernel has 3 numbers, expected one for rows and one for columns; write for example kernel: [3, 3]
    {kind: average, kernel: [1, 3]} | {kind: max, kernel: 2} | 12: error[unknown-word]: kind is 'max', expected sum, average or averageInside; write for example kind: sum
    {delay: 2}         | {delay: 2.5}        | 12: error[wrong-type]: delay has 2.5, expected whole numbers of ticks; write for example delay: 2
    {delay: 2}         | {delay: 5000}       | 12: error[out-of-range]: delay is 5000, expected a number from 0 to 4096; write for example delay: 2
    {delay: 2}         | {delays: 2}         | 12: error[unknown-key]: unknown key 'delays' in a transform; did you mean 'delay'?
    {scaling: -0.5}    | {scaling: [1, 2]}   | 21: error[wrong-shape]: scaling has 2 numbers, expected one, or one for each of the 1 values; write for example scaling: 0.5
    {channels: 2, kernel: 2, padding: [0, 1]} | {channels: 3, kernel: 2, padding: [0, 1]} | 7: error[wrong-shape]: weights has 2 entries at depth 1, expected 3 of a shape of (3, 1, 2, 2); add 1
    {channels: 2, kernel: 2, padding: [0, 1]} | {channels: 2} | 5: error[missing-key]: a convolution has no kernel; add kernel: 3
    {dims: [1, 2, 2]}  | {size: 4}           | 5: error[missing-key]: a convolution slides over channels, height and width, but what arrives has the shape (4); add input: [2, 34, 34], the channels, height and width of what arrives
    {dims: [1, 2, 2]}  | {dims: [1, 2, 2], size: 4} | 3: error[two-sizes]: the input has both size and dims; leave size out
    from: {path: [{pool: {kind: average, kernel: [1, 3]}}, {delay: 2}]} | from: [input, conv] | 12: error[wrong-type]: from is a list, but a layer with dense or conv has one source; write neurons: N in place of it, and give each source its transforms
    - {source: input, path: [{dense: 1, weights: [[1, 2, 3, 4]]}]} | - input | 20: error[wrong-shape]: 4 values arrive at 1 neurons; write neurons: 4, or end the path with a dense transform of 1
    name: output       | dense: 1            | 16: error[two-kinds]: a layer has both dense and neurons; leave one of them out; a layer fed by several is written neurons: N with a list of from
    name: output       | weights: [[1]]      | 17: error[unknown-key]: weights stand in a layer of neurons, which takes what arrives as it is; write dense or conv in place of neurons, or give the weights to a transform of its from
    alpha: 0.5, beta: 0.75 | beta: 0.75      | 15: error[missing-key]: a cubaLif neuron has no alpha; add alpha: 0.9
    {model: cubaLif, alpha: 0.5, beta: 0.75} | cubaLif | 15: error[missing-key]: a neuron of model cubaLif needs its alpha and beta; write neuron: {model: cubaLif, alpha: 0.8, beta: 0.9}
    {model: lif, beta: 0.5} | {model: lif, beta: 0.5, floor: 1} | 22: error[out-of-range]: floor is 1, expected a number from -1000000000000 to 0; write for example floor: -1
    {model: lif, beta: 0.5} | {model: lif, beta: 0.5, mostSpikes: 2, threshold: 0} | 22: error[out-of-range]: threshold is 0, expected a number from 1.0E-12 to 1000000000000; write for example threshold: 1
    {model: lif, beta: 0.5} | {model: lif, beta: [0.5, 0.6]} | 22: error[wrong-shape]: beta has 2 numbers, expected one, or one for each of the 1 neurons; write for example beta: 0.9
    {model: lif, beta: 0.5} | {model: lif, beta: 0.5, order: late} | 22: error[unknown-word]: order is 'late', expected updateFireReset, resetUpdateFire, updateResetFire or fireUpdateReset; write for example order: updateFireReset
    """)
    void isToldInOneMessage(String from, String to, String message) {
        String wrong = RIGHT.replace(from, to);
        assertEquals(
                "network.yaml:" + message,
                assertThrows(Problem.class, () -> read(wrong)).getMessage().replace(folder + "/", ""));
    }
}
