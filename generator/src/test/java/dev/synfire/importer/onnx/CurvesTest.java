package dev.synfire.importer.onnx;

import static dev.synfire.importer.onnx.GraphBuilder.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.synfire.importer.Imported;
import dev.synfire.importer.onnx.file.OnnxImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations that rise without end, alone and as the products that exporters write, against ONNX Runtime. */
class CurvesTest {
    /** From a value to the value that the activation makes of it. */
    interface Made {
        String of(GraphBuilder builder, String x);
    }

    static Stream<Arguments> activations() {
        return Stream.of(
                one("elu", "Elu"),
                one("elu", "Elu", attribute("alpha", 0.3f)),
                one("elu", "Celu", attribute("alpha", 2.5f)),
                one("selu", "Selu"),
                one("elu", "Selu", attribute("alpha", 1.5f), attribute("gamma", 1.1f)),
                one("gelu", "Gelu"),
                one("geluTanh", "Gelu", attribute("approximate", "tanh")),
                one("hardSwish", "HardSwish"),
                one("softplus", "Softplus"),
                one("mish", "Mish"),
                Arguments.of("silu", (Made) (b, x) -> b.node("Mul", x, b.node("Sigmoid", x))),
                Arguments.of("hardSwish", (Made) (b, x) -> b.node(
                        "Mul",
                        b.node("HardSigmoid", List.of(attribute("alpha", 1 / 6f), attribute("beta", 0.5f)), x),
                        x)),
                Arguments.of("hardSwish", (Made) (b, x) -> b.node(
                        "Mul",
                        b.node("Mul", x, b.node("Clip", b.node("Add", x, b.scalar(3)), b.scalar(0), b.scalar(6))),
                        b.scalar(1 / 6f))),
                Arguments.of("mish", (Made) (b, x) -> b.node("Mul", x, b.node("Tanh", b.node("Softplus", x)))));
    }

    private static Arguments one(String model, String op, AttributeProto... attributes) {
        return Arguments.of(model, (Made) (b, x) -> b.node(op, List.of(attributes), x));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void anActivationIsOneLayer(String model, Made made, @TempDir Path folder) throws Exception {
        GraphBuilder builder = new GraphBuilder(20);
        String x = builder.input(1, 6);
        Random random = new Random(5);
        float[] weights = new float[6 * 5];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian() * 3;
        }
        String currents = builder.node("MatMul", x, builder.floats(new int[] {6, 5}, weights));
        Path file = Files.write(
                folder.resolve("curve.onnx"),
                builder.model(made.of(builder, currents)).toByteArray());
        Imported imported = new OnnxImporter(InputCoding.DEFAULT).read(file);
        assertEquals(model, imported.network().layers().getFirst().neuron().model());
        Agreement.check(Files.readAllBytes(file), imported, 20, random, 1, 6);
    }
}
