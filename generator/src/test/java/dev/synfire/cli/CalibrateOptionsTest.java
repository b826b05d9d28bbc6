package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Networks that people bring come out right in integers, and where they don't, a line says so. */
class CalibrateOptionsTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Path FILES = Path.of("src", "test", "resources", "calibration");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static String file(String name) {
        return FILES.resolve(name).toString();
    }

    private void run(Object command, String... arguments) {
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((exception, line, _) -> {
                    line.getErr().println(exception.getMessage());
                    return 2;
                })
                .execute(arguments);
        assertEquals(0, code, err::toString);
    }

    private JsonNode evaluated(String... arguments) {
        run(new EvaluateCommand(), arguments);
        return new ObjectMapper().readTree(out.toString());
    }

    /** Calibrated on input codes they always agreed to 99.5 and 100 %. */
    @ParameterizedTest
    @CsvSource({"jet_tagger.onnx, x.npy, 0.995", "deep_resnet.onnx, x192.npy, 1"})
    void deepReluNetworksNeedNoOptionBesideTheirInputs(String model, String inputs, double agreement) {
        JsonNode result = evaluated(file(model), "--inputs", file(inputs), "--import", "input-range=-1..1", "--json");
        assertTrue(result.get("agreement").asDouble() >= agreement, result::toString);
        assertTrue(err.toString().contains("layers without a largest activation calibrated on "), err.toString());
        assertFalse(err.toString().contains("warning"), err.toString());
    }

    /** The worst case grows by about 5 in each layer, so that the last layers were always 0. */
    @ParameterizedTest
    @CsvSource({"jet_tagger.onnx, x.npy", "deep_resnet.onnx, x192.npy"})
    void withoutSamplesTheReachIsEstimated(String model, String inputs) {
        JsonNode result = evaluated(
                file(model),
                "--inputs",
                file(inputs),
                "--import",
                "input-range=-1..1",
                "--calibrate",
                "none",
                "--json");
        assertTrue(result.get("agreement").asDouble() >= 0.98, result::toString);
        for (JsonNode layer : result.get("layers")) {
            assertTrue(layer.get("effect").get("signalToNoise").asDouble() > 20, layer::toString);
        }
        assertTrue(
                err.toString()
                        .contains("how far they reach is estimated from the weights; --calibrate FILE measures it"),
                err.toString());
    }

    @Test
    void calibrationReadsRealNumbersAsInputsAreRead() {
        JsonNode result = evaluated(
                file("jet_tagger.onnx"),
                "--inputs",
                file("x.npy"),
                "--import",
                "input-range=-1..1",
                "--calibrate",
                file("x.npy"),
                "--json");
        assertTrue(result.get("agreement").asDouble() >= 0.995, result::toString);
        assertTrue(err.toString().contains("calibrated on 200 samples of " + file("x.npy")), err.toString());
    }

    /** The same numbers as one sample of 40 ticks, in the two forms that --inputs takes. */
    @ParameterizedTest
    @CsvSource({"raster.csv", "same-as-3d.npy"})
    void calibrationReadsARasterAsInputsAreRead(String samples) throws Exception {
        Path network = Files.writeString(folder.resolve("network.yaml"), """
                synfire: 1
                name: raster
                input: {size: 3}
                ticks: 40
                layers:
                  - dense: 4
                    weights: [[0.9, -0.4, 0.3], [0.2, 0.7, -0.6], [-0.5, 0.4, 0.8], [0.6, 0.6, 0.6]]
                    neuron: {model: lif, beta: 0.98, threshold: 6}
                readout: spikeCount
                """);
        run(
                new EvaluateCommand(),
                network.toString(),
                "--raster",
                "--inputs",
                file("raster.csv"),
                "--calibrate",
                file(samples));
        assertTrue(out.toString().contains("the samples reach -204..1093"), out.toString());
    }

    private Path digits() throws Exception {
        Files.copy(FILES.resolve("digits-relu.npz"), folder.resolve("weights.npz"));
        return Files.writeString(folder.resolve("network.yaml"), """
                synfire: 1
                name: digits-relu
                input: {size: 64, values: [0, 16], scale: 1/16}
                layers:
                  - {dense: 32, weights: w0, biases: b0, neuron: relu}
                  - {dense: 16, weights: w1, biases: b1, neuron: relu}
                  - {dense: 10, weights: w2, biases: b2, neuron: identity}
                readout: activation
                """);
    }

    /**
     * Within a point at 8 bits and two at 4; at 3 and 2 bits no worse than rounding each channel to the step of least mean square
     * error, as NumPy has it (resources/calibration/README.md).
     */
    @ParameterizedTest
    @CsvSource({"8, 0.9778", "4, 0.9678", "3, 0.9794", "2, 0.5481"})
    void aReluNetworkKeepsItsAccuracy(int bits, double least) throws Exception {
        JsonNode result = evaluated(
                digits().toString(),
                "--inputs",
                EXAMPLES.resolve("digits-lif/inputs.npy").toString(),
                "--labels",
                EXAMPLES.resolve("digits-lif/labels.npy").toString(),
                "--weight-bits",
                Integer.toString(bits),
                "--json");
        assertEquals(0.9878, result.get("floatAccuracy").asDouble(), 0.0001);
        assertTrue(result.get("integerAccuracy").asDouble() >= least, result::toString);
    }

    @Test
    void everyCommandWarnsWhereIntegersDepart() {
        String lif = EXAMPLES.resolve("digits-lif").toString();
        String made = folder.resolve("made").toString();
        run(new GenerateCommand(), lif, "-o", made);
        assertFalse(err.toString().contains("warning"), err.toString());
        run(new GenerateCommand(), lif, "--weight-bits", "1", "-o", made);
        assertTrue(err.toString().contains("warning: in integers "), err.toString());
        assertTrue(
                err.toString().contains("--calibrate FILE fits integers to samples or --weight-bits 8 for more than 1"),
                err.toString());
    }

    @Test
    void codesThatAreHardlyUsedAreReported() throws Exception {
        Path network = Files.writeString(folder.resolve("network.yaml"), """
                synfire: 1
                name: few-codes
                input: {size: 2, values: [0, 255], scale: 1/255}
                layers:
                  - {dense: 2, name: hidden, weights: [[0.013, 0.71], [0.3, 0.37]], neuron: {model: relu, maximum: 100}}
                  - {dense: 2, weights: [[0.37, -0.11], [0.5, 0.71]], neuron: identity}
                readout: activation
                """);
        Path inputs = Files.writeString(folder.resolve("inputs.csv"), "200,100\n10,255\n");
        run(new VerifyCommand(), network.toString(), "--inputs", inputs.toString(), "--engine", "jvm");
        assertTrue(
                err.toString()
                        .contains(
                                "warning: activations use a small part of their codes in hidden (0.8 %); --calibrate FILE,"
                                        + " or a smaller maximum, makes them finer"),
                err.toString());
    }

    /** ONNX Runtime gives p > 0.5 to 27 of 100 samples: labels 0 and 1 of one output. */
    @Test
    void oneSigmoidOutputIsAClassifierOfTwoClasses() {
        JsonNode result = evaluated(
                file("bin.onnx"),
                "--inputs",
                file("bx.npy"),
                "--labels",
                file("by.npy"),
                "--import",
                "input-range=-1..1",
                "--json");
        assertEquals(1, result.get("floatAccuracy").asDouble());
        assertEquals(1, result.get("integerAccuracy").asDouble());
    }
}
