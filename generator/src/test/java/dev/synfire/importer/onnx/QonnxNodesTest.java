package dev.synfire.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Imported;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Quant, BipolarQuant, Trunc and MultiThreshold against a written-out reading of QONNX's definitions, in real numbers and, code
 * for code, in integers.
 */
class QonnxNodesTest {
    private static final String QONNX = "qonnx.custom_op.general";
    private static final String FINN = "finn.custom_op.general";
    private static final int INPUTS = 12;
    private static final int HIDDEN = 7;

    @TempDir
    private Path folder;

    private Imported imported(ModelProto model) throws IOException {
        return new OnnxImporter(InputCoding.DEFAULT)
                .read(Files.write(folder.resolve("model.onnx"), model.toByteArray()));
    }

    /** y = (round(clip(x / scale + zero)) - zero) * scale. */
    private static double quant(double x, double scale, double zero, double least, double most) {
        return (Math.rint(Math.clamp(x / scale + zero, least, most)) - zero) * scale;
    }

    private static List<AttributeProto> attributes(int signed, int narrow, String rounding) {
        return List.of(
                GraphBuilder.attribute("signed", signed),
                GraphBuilder.attribute("narrow", narrow),
                GraphBuilder.attribute("rounding_mode", rounding));
    }

    private static float[] random(Random random, int count) {
        float[] values = new float[count];
        for (int k = 0; k < count; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return values;
    }

    /** A matrix with a scale for each output, as Quant has made it. */
    private static double[] weights(float[] given, float[] scales, int columns, int most) {
        double[] values = new double[given.length];
        for (int at = 0; at < given.length; at++) {
            float scale = scales[at / columns % scales.length];
            values[at] = scale * Math.rint(Math.clamp((double) (given[at] / scale), -most, most));
        }
        return values;
    }

    private static double[] product(double[] weights, double[] inputs) {
        double[] sums = new double[weights.length / inputs.length];
        for (int at = 0; at < weights.length; at++) {
            sums[at / inputs.length] += weights[at] * inputs[at % inputs.length];
        }
        return sums;
    }

    /** Real numbers and integers of the network over all codes of random inputs. */
    private static void compare(Network network, UnaryOperator<double[]> expected, Random random) {
        Quantized quantized = Quantizer.quantize(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        FloatModel real = new FloatModel(network);
        double unit = quantized.scales().getLast().outputs();
        for (int s = 0; s < 300; s++) {
            int[] codes = random.ints(
                            network.input().size(),
                            (int) network.input().values().min(),
                            (int) network.input().values().max() + 1)
                    .toArray();
            double[] inputs = Arrays.stream(codes)
                    .mapToDouble(code -> code * network.input().scale())
                    .toArray();
            double[] outputs = expected.apply(inputs);
            Vector scores = real.run(List.of(Vector.of(inputs))).scores();
            golden.reset();
            golden.tick(codes);
            for (int n = 0; n < outputs.length; n++) {
                assertEquals(outputs[n], scores.get(n), 1e-6, "real, sample " + s + ", output " + n);
                assertEquals(outputs[n], golden.scores()[n] * unit, 1e-6, "integers, sample " + s + ", output " + n);
            }
        }
    }

    /** Scales of the input, the weights, the hidden layer and the outputs: powers of two, and any numbers. */
    @ParameterizedTest
    @CsvSource({
        "0.0625, 0.25, 0.5, 0, 0",
        "0.0625, 0.25, 0.25, 0, 1",
        "0.1, 0.23, 0.37, 0, 0",
        "0.07, 0.31, 0.9, 1, 1",
        "0.125, 0.25, 0.5, 1, 0"
    })
    void quantisedWeightsAndActivationsAreThoseOfTheFile(float in, float weight, float hidden, int signed, int narrow)
            throws IOException {
        Random random = new Random(30);
        GraphBuilder graph = new GraphBuilder(13);
        String zero = graph.scalar(0);
        String four = graph.scalar(4);
        String x = graph.nodeOf(
                QONNX, "Quant", attributes(0, 0, "ROUND"), graph.input(1, INPUTS), graph.scalar(in), zero, four);
        float[] first = random(random, HIDDEN * INPUTS);
        float[] scales = new float[HIDDEN];
        for (int n = 0; n < HIDDEN; n++) {
            scales[n] = weight * (n % 3 + 1) / 2;
        }
        String w1 = graph.nodeOf(
                QONNX,
                "Quant",
                attributes(1, 1, "ROUND"),
                graph.floats(new int[] {HIDDEN, INPUTS}, first),
                graph.floats(new int[] {HIDDEN, 1}, scales),
                zero,
                four);
        String sums = graph.node("Gemm", List.of(GraphBuilder.attribute("transB", 1)), x, w1);
        if (signed == 0) {
            sums = graph.node("Relu", sums);
        }
        String codes = graph.nodeOf(
                QONNX, "Quant", attributes(signed, narrow, "ROUND"), sums, graph.scalar(hidden), zero, four);
        float[] second = random(random, 3 * HIDDEN);
        String w2 = graph.nodeOf(
                QONNX,
                "Quant",
                attributes(1, 1, "ROUND"),
                graph.floats(new int[] {3, HIDDEN}, second),
                graph.scalar(weight),
                zero,
                four);
        Imported imported =
                imported(graph.model(graph.node("Gemm", List.of(GraphBuilder.attribute("transB", 1)), codes, w2)));
        Network network = imported.network();
        assertEquals(4, network.layers().getFirst().weightBits());
        assertInstanceOf(Scales.Given.class, network.layers().getFirst().scales());
        double least = signed == 0 ? 0 : narrow == 1 ? -7 : -8;
        double most = signed == 0 ? 15 - narrow : 7;
        double[] fixed1 = weights(first, scales, INPUTS, 7);
        double[] fixed2 = weights(second, new float[] {weight}, HIDDEN, 7);
        compare(
                network,
                inputs -> product(
                        fixed2,
                        Arrays.stream(product(fixed1, inputs))
                                .map(v -> signed == 0 ? Math.max(0, v) : v)
                                .map(v -> quant(v, hidden, 0, least, most))
                                .toArray()),
                random);
    }

    /** A zero point of 5, and rounding toward minus infinity. By hand: 0.3 / 0.5 + 5 is 5.6, which becomes 5, so that y is 0. */
    @Test
    void zeroPointsAndOtherRoundingsAreKept() throws IOException {
        GraphBuilder graph = new GraphBuilder(13);
        String x = graph.node("MatMul", graph.input(1, 1), graph.floats(new int[] {1, 1}, 0.3f));
        String y = graph.nodeOf(
                QONNX, "Quant", attributes(0, 0, "FLOOR"), x, graph.scalar(0.5f), graph.scalar(5), graph.scalar(4));
        FloatModel model = new FloatModel(imported(graph.model(y)).network());
        assertEquals(0, score(model, 1), 1e-6);
        // -1.2 / 0.5 + 5 = 2.6, which becomes 2; 30 / 0.5 + 5 = 65, which becomes 15.
        assertEquals(-1.5, score(model, -4), 1e-6);
        assertEquals(5, score(model, 100), 1e-6);
        assertEquals(-2.5, score(model, -100), 1e-6);
    }

    private static double score(FloatModel model, double input) {
        return model.run(List.of(Vector.of(input))).scores().get(0);
    }

    /** Signs of sums of signs: no step lies between. */
    @Test
    void binaryNetworksAreExact() throws IOException {
        Random random = new Random(31);
        GraphBuilder graph = new GraphBuilder(13);
        String x = graph.nodeOf(
                QONNX,
                "Quant",
                attributes(1, 1, "ROUND"),
                graph.input(1, INPUTS),
                graph.scalar(0.25f),
                graph.scalar(0),
                graph.scalar(3));
        float[] first = random(random, HIDDEN * INPUTS);
        float[] second = random(random, 2 * HIDDEN);
        String w1 = graph.nodeOf(
                QONNX,
                "BipolarQuant",
                List.of(),
                graph.floats(new int[] {INPUTS, HIDDEN}, turned(first, HIDDEN)),
                graph.scalar(0.3f));
        String w2 = graph.nodeOf(
                QONNX,
                "BipolarQuant",
                List.of(),
                graph.floats(new int[] {HIDDEN, 2}, turned(second, 2)),
                graph.scalar(0.7f));
        String signs = graph.nodeOf(QONNX, "BipolarQuant", List.of(), graph.node("MatMul", x, w1), graph.scalar(0.5f));
        Network network = imported(graph.model(graph.node("MatMul", signs, w2))).network();
        assertEquals(1, network.layers().getFirst().weightBits());
        double[] fixed1 = signs(first, 0.3f);
        double[] fixed2 = signs(second, 0.7f);
        compare(
                network,
                inputs -> product(
                        fixed2,
                        Arrays.stream(product(fixed1, inputs))
                                .map(v -> v >= -1e-9 ? 0.5 : -0.5)
                                .toArray()),
                random);
    }

    private static double[] signs(float[] values, float scale) {
        double[] signs = new double[values.length];
        Arrays.setAll(signs, k -> values[k] >= 0 ? scale : -scale);
        return signs;
    }

    /** Rows as columns. */
    private static float[] turned(float[] values, int rows) {
        float[] turned = new float[values.length];
        int columns = values.length / rows;
        for (int at = 0; at < values.length; at++) {
            turned[at % columns * rows + at / columns] = values[at];
        }
        return turned;
    }

    /** Thresholds of whole numbers on a line once rounded up, and at uneven distances. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void thresholdsCountWhatIsReached(boolean even) throws IOException {
        Random random = new Random(32);
        GraphBuilder graph = new GraphBuilder(13);
        String x = graph.nodeOf(
                QONNX,
                "Quant",
                attributes(0, 0, "ROUND"),
                graph.input(1, INPUTS),
                graph.scalar(1),
                graph.scalar(0),
                graph.scalar(3));
        float[] first = random(random, HIDDEN * INPUTS);
        for (int k = 0; k < first.length; k++) {
            first[k] = Math.clamp(Math.round(first[k] * 3), -7, 7);
        }
        float[] thresholds = new float[HIDDEN * 7];
        for (int c = 0; c < HIDDEN; c++) {
            for (int k = 0; k < 7; k++) {
                thresholds[c * 7 + k] = even
                        ? (float) Math.ceil(-17 - c + (k + 1) * (5.7 + 0.3 * c))
                        : -20 + 5 * c + k * k + (k > 4 ? 17 : 0);
            }
        }
        String sums = graph.node(
                "MatMul",
                x,
                graph.nodeOf(
                        QONNX,
                        "Quant",
                        attributes(1, 1, "ROUND"),
                        graph.floats(new int[] {INPUTS, HIDDEN}, turned(first, HIDDEN)),
                        graph.scalar(1),
                        graph.scalar(0),
                        graph.scalar(4)));
        String counts = graph.nodeOf(
                FINN,
                "MultiThreshold",
                List.of(
                        GraphBuilder.attribute("out_scale", 2f),
                        GraphBuilder.attribute("out_bias", -7f),
                        GraphBuilder.attribute("out_dtype", "INT4")),
                sums,
                graph.floats(new int[] {HIDDEN, 7}, thresholds));
        Imported imported = imported(graph.model(counts));
        assertEquals(even ? 2 : 8, imported.network().layers().size());
        double[] fixed = weights(first, new float[] {1}, INPUTS, 7);
        compare(
                imported.network(),
                inputs -> {
                    double[] outputs = product(fixed, inputs);
                    for (int c = 0; c < HIDDEN; c++) {
                        int count = 0;
                        for (int k = 0; k < 7; k++) {
                            count += outputs[c] >= thresholds[c * 7 + k] ? 1 : 0;
                        }
                        outputs[c] = 2 * count - 7;
                    }
                    return outputs;
                },
                random);
    }

    /** The sum of four codes of steps of 0.5, of which two bits go: floor(sum / 0.5 / 4), times 0.5 or, in version 2, 2. */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    void truncTakesOffLowBits(int version) throws IOException {
        GraphBuilder graph = new GraphBuilder(13);
        String step = graph.scalar(0.5f);
        String zero = graph.scalar(0);
        String x =
                graph.nodeOf(QONNX, "Quant", attributes(0, 0, "ROUND"), graph.input(1, 4), step, zero, graph.scalar(4));
        String codes = graph.nodeOf(
                QONNX, "Quant", attributes(0, 0, "ROUND"), graph.node("Relu", x), step, zero, graph.scalar(4));
        String sum = graph.node("MatMul", codes, graph.floats(new int[] {4, 1}, 1, 1, 1, 1));
        String cut = version == 1
                ? graph.nodeOf(
                        QONNX,
                        "Trunc",
                        List.of(GraphBuilder.attribute("rounding_mode", "FLOOR")),
                        sum,
                        step,
                        zero,
                        graph.scalar(6),
                        graph.scalar(4))
                : graph.nodeOf(
                        QONNX,
                        "Trunc",
                        attributes(0, 0, "FLOOR"),
                        sum,
                        step,
                        zero,
                        graph.scalar(6),
                        graph.scalar(2),
                        graph.scalar(4));
        compare(
                imported(graph.model(cut)).network(),
                inputs -> new double[] {Math.floor(Arrays.stream(inputs).sum() / 0.5 / 4) * (version == 1 ? 0.5 : 2)},
                new Random(33));
    }

    @Test
    void whatCanNotBeExactIsRefusedByName() {
        GraphBuilder graph = new GraphBuilder(13);
        String x = graph.nodeOf(
                QONNX,
                "Quant",
                attributes(1, 0, "CEIL"),
                graph.node("MatMul", graph.input(1, 1), graph.floats(new int[] {1, 1}, 0.3f)),
                graph.scalar(0.5f),
                graph.scalar(0),
                graph.scalar(4));
        Problem problem = assertThrows(Problem.class, () -> imported(graph.model(x)));
        assertTrue(
                problem.getMessage()
                        .endsWith(
                                "(Quant): error[unsupported-node]: it rounds by CEIL; train with rounding_mode ROUND or FLOOR"),
                problem::getMessage);
    }

    /**
     * A convolution with a scale for each channel, a batch normalization that turns one channel around, a rectifier, 8 bits, and the
     * maximum of each 2 by 2.
     */
    @Test
    void convolutionsBehindABatchNormalizationAreExact() throws IOException {
        Random random = new Random(34);
        GraphBuilder graph = new GraphBuilder(13);
        String zero = graph.scalar(0);
        String eight = graph.scalar(8);
        String x = graph.nodeOf(
                QONNX,
                "Quant",
                attributes(0, 0, "ROUND"),
                graph.input(1, 1, 4, 4),
                graph.scalar(0.25f),
                zero,
                graph.scalar(4));
        float[] given = random(random, 18);
        float[] scales = {0.25f, 0.5f};
        String kernel = graph.nodeOf(
                QONNX,
                "Quant",
                attributes(1, 1, "ROUND"),
                graph.floats(new int[] {2, 1, 3, 3}, given),
                graph.floats(new int[] {2, 1, 1, 1}, scales),
                zero,
                graph.scalar(4));
        String sums = graph.node("Conv", List.of(GraphBuilder.attribute("pads", 1, 1, 1, 1)), x, kernel);
        String normal = graph.node(
                "BatchNormalization",
                List.of(GraphBuilder.attribute("epsilon", 0f)),
                sums,
                graph.floats(new int[] {2}, 2, -0.5f),
                graph.floats(new int[] {2}, 1, 2),
                graph.floats(new int[] {2}, 0, 0),
                graph.floats(new int[] {2}, 1, 1));
        String codes = graph.nodeOf(
                QONNX,
                "Quant",
                attributes(0, 0, "ROUND"),
                graph.node("Relu", normal),
                graph.scalar(0.0625f),
                zero,
                eight);
        String pooled = graph.node(
                "MaxPool",
                List.of(GraphBuilder.attribute("kernel_shape", 2, 2), GraphBuilder.attribute("strides", 2, 2)),
                codes);
        Network network = imported(graph.model(graph.node("Flatten", pooled))).network();
        double[] weights = weights(given, scales, 9, 7);
        compare(network, inputs -> pooledConvolution(weights, inputs), random);
    }

    private static double[] pooledConvolution(double[] weights, double[] inputs) {
        double[] most = new double[8];
        for (int c = 0; c < 2; c++) {
            for (int place = 0; place < 16; place++) {
                double sum = 0;
                for (int k = 0; k < 9; k++) {
                    int row = place / 4 + k / 3 - 1;
                    int column = place % 4 + k % 3 - 1;
                    boolean inside = row >= 0 && row < 4 && column >= 0 && column < 4;
                    sum += inside ? weights[c * 9 + k] * inputs[row * 4 + column] : 0;
                }
                double normal = c == 0 ? 2 * sum + 1 : -0.5 * sum + 2;
                int to = c * 4 + place / 8 * 2 + place % 4 / 2;
                most[to] = Math.max(most[to], quant(Math.max(0, normal), 0.0625, 0, 0, 255));
            }
        }
        return most;
    }
}
