package dev.synfire.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import dev.synfire.evaluate.RealFrames;
import dev.synfire.fixed.Range;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.onnx.file.OnnxFile;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.network.Convolution;
import dev.synfire.network.Dense;
import dev.synfire.network.Layer;
import dev.synfire.network.Network;
import dev.synfire.network.Scales;
import dev.synfire.network.Transform;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as exporters write them, made by exported.py beside them, against ONNX Runtime. */
class ExportedFilesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mlp-script      | 1,1,8,8 | fc1 20 sigmoid, fc2 10 tanh
                    mlp-dynamo      | 1,1,8,8 | gemm_16 20 sigmoid, linear_1 10 tanh
                    cnn-script      | 1,1,8,8 | c1 256 relu, c2 96 relu, fc 10 identity
                    cnn-dynamo      | 1,1,8,8 | conv_19 256 relu, convolution 96 relu, linear 10 identity
                    residual-script | 1,64    | a 16 tanh, b 16 relu, o 10 identity
                    residual-dynamo | 1,64    | linear 16 tanh, linear_1 16 relu, linear_2 10 identity
                    keras-dense     | 1,8,8   | hidden_1 20 sigmoid, output_1 10 identity
                    keras-conv      | 1,8,8,2 | conv_53 64 relu, conv2d_1_2 24 tanh, conv2d_2_1 20 relu, output_1 10 identity
                    keras-conv1d    | 1,16,3  | conv1d_1 60 relu, dense_1 4 identity
                    """)
    void givesWhatOnnxRuntimeGives(String name, String dims, String layers) throws Exception {
        Path file = file(name);
        Network network = new OnnxImporter(InputCoding.DEFAULT).read(file).network();
        assertEquals(layers, text(network));
        long[] shape =
                List.of(dims.split(",")).stream().mapToLong(Long::parseLong).toArray();
        compare(name, file, network, shape, new Random(7), Agreement.TOLERANCE);
    }

    /** scripts/train/export_onnx.py's file on the example's test images: real inputs, code / 16. */
    @Test
    void theDigitsOfTheExampleGiveWhatOnnxRuntimeGives() throws Exception {
        Path file = file("digits-sigmoid");
        Path example = Path.of("..", "examples", "digits-sigmoid");
        InputCoding sixteenths = new InputCoding(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.of(1 / 16.0),
                OptionalInt.empty());
        Network network = new OnnxImporter(sixteenths).read(file).network();
        assertEquals(new Range(0, 16), network.input().values());
        Dataset data = Dataset.read(network, example.resolve("inputs.npy"), Optional.of(example.resolve("labels.npy")));
        FloatModel real = new FloatModel(network);
        int right = 0;
        try (Reference reference = new Reference(Files.readAllBytes(file), 1, 64)) {
            for (int s = 0; s < data.samples().size(); s++) {
                Vector image = RealFrames.of(network, data.samples().get(s)).getFirst();
                float[] input = new float[64];
                for (int i = 0; i < input.length; i++) {
                    input[i] = (float) image.get(i);
                }
                FloatModel.Result result = real.run(List.of(image));
                Agreement.compare(reference.run(input), result.scores(), Agreement.TOLERANCE);
                right += result.label() == data.labels().orElseThrow().get(s) ? 1 : 0;
            }
        }
        // scripts/train/README.md: 97.16 % of 1,797 images.
        assertEquals(1746, right);
    }

    /** ONNX Runtime rounds activations to 8 bits, the network here leaves that to its quantizer: hence the tolerance. */
    @ParameterizedTest
    @CsvSource({
        "mlp-qdq, 'fc1 20 sigmoid, fc2 10 tanh', 'Given, Given'",
        "cnn-qdq, 'c1 256 relu, c2 96 relu, fc 10 identity', 'Given, Given, Given'"
    })
    void takesTheIntegersOfAQuantizedFile(String name, String layers, String scales) throws Exception {
        Path file = file(name);
        Network network = new OnnxImporter(InputCoding.DEFAULT).read(file).network();
        assertEquals(layers, text(network));
        assertEquals(
                scales,
                network.layers().stream()
                        .map(layer -> layer.scales().getClass().getSimpleName())
                        .collect(Collectors.joining(", ")));
        assertEquals(new Range(0, 255), network.input().values());
        assertEquals(0.003921404015272856, network.input().scale());
        for (Layer layer : network.layers()) {
            if (layer.scales() instanceof Scales.Given given) {
                wholeSteps(layer.projections().getFirst().path().getLast(), given.steps());
            }
        }
        compare(name, file, network, new long[] {1, 1, 8, 8}, new Random(8), 0.03);
    }

    private static void wholeSteps(Transform transform, Vector steps) {
        double[] weights =
                switch (transform) {
                    case Dense dense -> dense.weights().toArray();
                    case Convolution convolution -> convolution.weights().toArray();
                    default -> throw new AssertionError(transform);
                };
        for (int at = 0; at < weights.length; at++) {
            double integer = weights[at] / steps.get(at / (weights.length / steps.size()));
            assertEquals(Math.rint(integer), integer, 1e-9);
            assertTrue(Math.abs(integer) <= 127 + 1e-9, "an 8-bit weight is " + integer);
        }
    }

    static Path file(String name) throws URISyntaxException {
        return Path.of(ExportedFilesTest.class.getResource(name + ".onnx").toURI());
    }

    static String text(Network network) {
        return network.layers().stream().map(ExportedFilesTest::text).collect(Collectors.joining(", "));
    }

    private static String text(Layer layer) {
        return layer.name() + " " + layer.neurons() + " " + layer.neuron().model();
    }

    /** The last node of a file tells how its scores are to be compared. */
    private static void compare(String name, Path file, Network network, long[] shape, Random random, double tolerance)
            throws IOException, OrtException {
        List<String> operators =
                OnnxFile.read(file).nodes().stream().map(OnnxNode::op).toList();
        String last = operators.contains("Softmax") ? "Softmax" : operators.getLast();
        FloatModel real = new FloatModel(network);
        try (Reference reference = new Reference(Files.readAllBytes(file), shape)) {
            for (int s = 0; s < 20; s++) {
                float[] input = new float[network.input().size()];
                double[] same = new double[input.length];
                for (int i = 0; i < input.length; i++) {
                    input[i] = random.nextFloat();
                    same[i] = input[i];
                }
                // A file with its channels last gives a network with its channels first.
                same = name.startsWith("keras-conv")
                        ? Agreement.channelsFirst(same, (int) shape[shape.length - 1])
                        : same;
                float[] expected = reference.run(input);
                FloatModel.Result actual = real.run(List.of(Vector.of(same)));
                switch (last) {
                    case "ArgMax" -> assertEquals(expected[0], actual.label());
                    case "Softmax" ->
                        Agreement.compare(expected, Vector.of(Agreement.softmax(actual.scores())), tolerance);
                    default -> Agreement.compare(expected, actual.scores(), tolerance);
                }
            }
        }
    }
}
