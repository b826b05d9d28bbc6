package dev.synfire.importer.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.Range;
import dev.synfire.golden.GoldenModel;
import dev.synfire.importer.Imported;
import dev.synfire.importer.onnx.InputCoding;
import dev.synfire.importer.tflite.TfliteBuilder.Field;
import dev.synfire.importer.tflite.TfliteBuilder.Scales;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantized;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TensorFlow Lite files against TFLite's arithmetic, written out. */
class TfliteImporterTest {
    @TempDir
    private Path folder;

    private Imported imported(byte[] file) throws IOException {
        return new TfliteImporter(InputCoding.DEFAULT).read(Files.write(folder.resolve("model.tflite"), file));
    }

    private static double[] scores(Network network, double... input) {
        return new FloatModel(network).run(List.of(Vector.of(input))).scores().toArray();
    }

    /** Between the codes of layers only roundings differ: the scores stay within two of the file's steps. */
    @Test
    void anInt8NetworkGivesWhatTfliteGives() throws IOException {
        Random random = new Random(3);
        TfliteModels model = new TfliteModels(random);
        Network network = imported(model.file()).network();
        assertEquals(new Range(-108, 147), network.input().values());
        network.layers()
                .forEach(layer -> assertInstanceOf(
                        dev.synfire.network.Scales.Given.class, layer.scales(), "steps of " + layer.name()));
        Quantized quantized = Quantizer.quantize(network);
        GoldenModel golden = new GoldenModel(quantized.network());
        double unit = quantized.scales().getLast().outputs();
        for (int s = 0; s < 100; s++) {
            int[] codes = random.ints(TfliteModels.SIDE * TfliteModels.SIDE * TfliteModels.CHANNELS, -128, 128)
                    .toArray();
            int[] expected = model.scores(codes);
            int[] events = channelsFirst(codes);
            double[] real = Arrays.stream(events)
                    .mapToDouble(code -> code * network.input().scale())
                    .toArray();
            double[] scores = scores(network, real);
            golden.reset();
            golden.tick(events);
            for (int n = 0; n < expected.length; n++) {
                double wanted = (expected[n] - TfliteModels.RESULT_ZERO) * TfliteModels.RESULT;
                // The file limits scores to its codes, which lose nothing of which is largest.
                if (expected[n] < 127 && expected[n] > -128) {
                    assertEquals(wanted, scores[n], 2 * TfliteModels.RESULT, "real, sample " + s + ", class " + n);
                    assertEquals(
                            wanted,
                            golden.scores()[n] * unit,
                            3 * TfliteModels.RESULT,
                            "integers, sample " + s + ", class " + n);
                }
            }
        }
    }

    /** Less their zero point, as the network takes them. */
    private static int[] channelsFirst(int[] codes) {
        int[] moved = new int[codes.length];
        int plane = codes.length / TfliteModels.CHANNELS;
        for (int k = 0; k < codes.length; k++) {
            moved[k % TfliteModels.CHANNELS * plane + k / TfliteModels.CHANNELS] = codes[k] - TfliteModels.INPUT_ZERO;
        }
        return moved;
    }

    /** 1 * 2 - 3 * 1 + 0.5 is -0.5, and 0 after the fused Relu; 1 * -1 + 3 * 4 - 1 is 10, and 6 after Relu6. */
    @Test
    void aFloatNetworkIsExact() throws IOException {
        TfliteBuilder out = new TfliteBuilder();
        int x = out.signal(TfliteBuilder.FLOAT32, null, 1, 2);
        int hidden = out.signal(TfliteBuilder.FLOAT32, null, 1, 2);
        out.operator(
                9,
                new int[] {
                    x,
                    out.tensor(TfliteBuilder.FLOAT32, null, TfliteBuilder.floats(2, -1, -1, 4), 2, 2),
                    out.tensor(TfliteBuilder.FLOAT32, null, TfliteBuilder.floats(0.5, -1), 2)
                },
                hidden,
                Field.octet(0, 1));
        int six = out.signal(TfliteBuilder.FLOAT32, null, 1, 2);
        out.operator(21, new int[] {hidden}, six);
        Imported imported = imported(out.model(x, six));
        assertArrayEquals(new double[] {0, 6}, scores(imported.network(), 1, 3), 1e-6);
        assertEquals(List.of("TensorFlow Lite, a test", "operators: 1 FULLY_CONNECTED, 1 RELU6"), imported.read());
    }

    /**
     * Planes of 2 by 2 with channels last: mean, maximum, the sum of both, padding and joining. Of 1 2 3 4 the mean is 2.5 and the
     * maximum 4, their sum 6.5; of 5 6 7 8 they are 6.5, 8 and 14.5.
     */
    @Test
    void poolingsSumsPadsAndJoins() throws IOException {
        TfliteBuilder out = new TfliteBuilder();
        int x = out.signal(TfliteBuilder.FLOAT32, null, 1, 2, 2, 2);
        Field[] window = {
            Field.octet(0, 1), Field.integer(1, 2), Field.integer(2, 2), Field.integer(3, 2), Field.integer(4, 2)
        };
        int mean = out.signal(TfliteBuilder.FLOAT32, null, 1, 1, 1, 2);
        out.operator(1, new int[] {x}, mean, window);
        int most = out.signal(TfliteBuilder.FLOAT32, null, 1, 1, 1, 2);
        out.operator(17, new int[] {x}, most, window);
        int sum = out.signal(TfliteBuilder.FLOAT32, null, 1, 1, 1, 2);
        out.operator(0, new int[] {mean, most}, sum);
        int joined = out.signal(TfliteBuilder.FLOAT32, null, 1, 1, 1, 4);
        out.operator(2, new int[] {sum, mean}, joined, Field.integer(0, 3));
        int padded = out.signal(TfliteBuilder.FLOAT32, null, 1, 1, 2, 4);
        out.operator(
                34,
                new int[] {
                    joined, out.tensor(TfliteBuilder.INT32, null, TfliteBuilder.words(0, 0, 0, 0, 0, 1, 0, 0), 4, 2)
                },
                padded);
        int summed = out.signal(TfliteBuilder.FLOAT32, null, 1, 4);
        out.operator(
                40,
                new int[] {padded, out.tensor(TfliteBuilder.INT32, null, TfliteBuilder.words(1, 2), 2)},
                summed,
                Field.octet(0, 0));
        Network network = imported(out.model(x, summed)).network();
        // Channels first: the second plane has 5 to 8. The mean over a padded row halves all.
        assertArrayEquals(
                new double[] {6.5 / 2, 14.5 / 2, 2.5 / 2, 6.5 / 2}, scores(network, 1, 2, 3, 4, 5, 6, 7, 8), 1e-6);
    }

    /** Quantize and Dequantize around a sigmoid and a tanh. */
    @Test
    void quantizeAndDequantizeAroundFunctions() throws IOException {
        TfliteBuilder out = new TfliteBuilder();
        int x = out.signal(TfliteBuilder.FLOAT32, null, 1, 1);
        int codes = out.signal(TfliteBuilder.INT8, Scales.of(0.0625, 0), 1, 1);
        out.operator(114, new int[] {x}, codes);
        int sigmoid = out.signal(TfliteBuilder.INT8, Scales.of(1 / 256.0, -128), 1, 1);
        out.operator(14, new int[] {codes}, sigmoid);
        int tanh = out.signal(TfliteBuilder.INT8, Scales.of(1 / 128.0, 0), 1, 1);
        out.operator(28, new int[] {sigmoid}, tanh);
        int real = out.signal(TfliteBuilder.FLOAT32, null, 1, 1);
        out.operator(6, new int[] {tanh}, real);
        Network network = imported(out.model(x, real)).network();
        assertEquals(0.0625, network.input().scale());
        assertArrayEquals(new double[] {Math.tanh(1 / (1 + Math.exp(-0.75)))}, scores(network, 0.75), 1e-6);
    }

    @Test
    void whatIsNoSuchFileGetsOneMessage() throws IOException {
        assertRefused(
                "version https://git-lfs.github.com/spec/v1\noid sha256:00".getBytes(StandardCharsets.UTF_8),
                ": error[broken-tflite]: this is a Git LFS pointer, not the model; fetch the model: git lfs pull");
        assertRefused(
                "hello, world".getBytes(StandardCharsets.UTF_8),
                ": error[broken-tflite]: not a .tflite file: its bytes 4 to 7 are not TFL3; convert the model:"
                        + " tf.lite.TFLiteConverter.from_keras_model(model).convert()");
        byte[] whole = new TfliteModels(new Random(1)).file();
        assertRefused(
                Arrays.copyOf(whole, 100),
                ": error[broken-tflite]: it is not whole: parts of it lie outside of the file; convert the model again, or look"
                        + " at it in Netron");
    }

    @Test
    void anOperatorThatIsNotReadIsNamed() throws IOException {
        TfliteBuilder out = new TfliteBuilder();
        int x = out.signal(TfliteBuilder.FLOAT32, null, 1, 2);
        int y = out.signal(TfliteBuilder.FLOAT32, null, 1, 2);
        out.operator(27, new int[] {x}, y);
        Problem problem = assertThrows(Problem.class, () -> imported(out.model(x, y)));
        String expected =
                ": operator 0, SVDF: error[unsupported-operator]: there is no operator SVDF here; supported are ADD, AVERAGE_POOL_2D, ";
        assertEquals(
                folder.resolve("model.tflite") + expected,
                problem.getMessage().substring(0, (folder.resolve("model.tflite") + expected).length()));
    }

    private void assertRefused(byte[] file, String message) {
        Problem problem = assertThrows(Problem.class, () -> imported(file));
        assertEquals(folder.resolve("model.tflite") + message, problem.getMessage());
    }
}
