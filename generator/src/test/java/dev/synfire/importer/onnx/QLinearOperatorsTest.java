package dev.synfire.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.synfire.importer.Imported;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.network.Layer;
import dev.synfire.network.Scales;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators on quantized integers, as ONNX Runtime's quantizer writes them by QuantFormat.QOperator. */
class QLinearOperatorsTest {
    @TempDir
    private Path folder;

    private Imported imported(byte[] model) throws IOException {
        return new OnnxImporter(InputCoding.DEFAULT).read(Files.write(folder.resolve("model.onnx"), model));
    }

    /**
     * Inputs of steps of 1/128, weights of 1/64 and 1/32 by column, results of 1/16 from 0 to 255/16: the rectifier that the
     * quantizer took away is in the zero point of 0. By hand, inputs 0.5 and 0.25: 0.5 * 64/64 + 0.25 * -32/64 = 0.375, and
     * 0.5 * -16/32 + 0.25 * 16/32 = -0.125, which becomes 0. The product adds up to 0.375 * 2 + 0 = 0.75.
     */
    @Test
    void aMatrixOfIntegersKeepsItsIntegersItsStepsAndItsLimits() throws IOException {
        GraphBuilder graph = new GraphBuilder(13);
        String step = graph.scalar(1 / 128f);
        String from = QuantizedGraphs.zero(graph, QuantizedGraphs.UINT8, 0);
        String result = graph.scalar(1 / 16f);
        String x = graph.node("QuantizeLinear", graph.input(1, 2), step, from);
        String hidden = graph.node(
                "QLinearMatMul",
                x,
                step,
                from,
                QuantizedGraphs.integers(graph, QuantizedGraphs.INT8, new int[] {2, 2}, 64, -16, -32, 16),
                graph.floats(new int[] {2}, 1 / 64f, 1 / 32f),
                QuantizedGraphs.integers(graph, QuantizedGraphs.INT8, new int[] {2}, 0, 0),
                result,
                from);
        String last = graph.node(
                "QLinearMatMul",
                hidden,
                result,
                from,
                QuantizedGraphs.integers(graph, QuantizedGraphs.INT8, new int[] {2, 1}, 32, -127),
                graph.scalar(1 / 16f),
                QuantizedGraphs.zero(graph, QuantizedGraphs.INT8, 0),
                graph.scalar(1 / 8f),
                QuantizedGraphs.zero(graph, QuantizedGraphs.INT8, 0));
        Imported imported = imported(graph.model(graph.node(
                        "DequantizeLinear",
                        last,
                        graph.scalar(1 / 8f),
                        QuantizedGraphs.zero(graph, QuantizedGraphs.INT8, 0)))
                .toByteArray());
        Layer first = imported.network().layers().getFirst();
        assertEquals("relu", first.neuron().model());
        assertArrayEquals(
                new double[] {1 / 64.0, 1 / 32.0},
                assertInstanceOf(Scales.Given.class, first.scales()).steps().toArray());
        Vector scores = new FloatModel(imported.network())
                .run(List.of(Vector.of(0.5, 0.25)))
                .scores();
        assertArrayEquals(new double[] {0.75}, scores.toArray(), 1e-12);
    }

    /** Convolutions, a bias of int32, and MaxPool and Flatten on integers; ONNX Runtime rounds at every operator. */
    @Test
    void aNetworkOfConvolutionsGivesWhatOnnxRuntimeGives() throws Exception {
        Random random = new Random(20);
        byte[] model = QuantizedGraphs.convolutions(random).toByteArray();
        Agreement.check(model, imported(model), 20, random, 0.06, 1, 2, 6, 6);
    }

    /** QGemm and QLinearAdd are of the domain com.microsoft; an added zero point of 128 limits to both sides of 0. */
    @Test
    void operatorsOfOnnxRuntimeAreReadToo() throws Exception {
        Random random = new Random(21);
        String domain = "com.microsoft";
        GraphBuilder graph = new GraphBuilder(13);
        String step = graph.scalar(1 / 255f);
        String unsigned = QuantizedGraphs.zero(graph, QuantizedGraphs.UINT8, 0);
        String x = graph.node("QuantizeLinear", graph.input(1, 8), step, unsigned);
        String wide = graph.scalar(0.02f);
        String middle = QuantizedGraphs.zero(graph, QuantizedGraphs.UINT8, 128);
        List<String> parts = IntStream.range(0, 2)
                .mapToObj(_ -> graph.nodeOf(
                        domain,
                        "QGemm",
                        List.of(GraphBuilder.attribute("transB", 1)),
                        x,
                        step,
                        unsigned,
                        QuantizedGraphs.integers(
                                graph,
                                QuantizedGraphs.INT8,
                                new int[] {6, 8},
                                random.ints(48, -127, 128).toArray()),
                        graph.scalar(0.006f),
                        QuantizedGraphs.zero(graph, QuantizedGraphs.INT8, 0),
                        QuantizedGraphs.integers(
                                graph,
                                QuantizedGraphs.INT32,
                                new int[] {6},
                                random.ints(6, -9000, 9000).toArray()),
                        wide,
                        middle))
                .toList();
        String sum = graph.nodeOf(
                domain,
                "QLinearAdd",
                List.of(),
                parts.get(0),
                wide,
                middle,
                parts.get(1),
                wide,
                middle,
                graph.scalar(0.04f),
                middle);
        byte[] model = graph.model(graph.node("DequantizeLinear", sum, graph.scalar(0.04f), middle))
                .toByteArray();
        Agreement.check(model, imported(model), 20, random, 0.03, 1, 8);
    }
}
