package dev.synfire.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.importer.Imported;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that real exporters write, in real numbers as ONNX Runtime computes them. */
class CasesTest {
    private static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(CasesTest.class.getResource("/onnx-cases/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<double[]> rows(String name) throws IOException {
        return Files.readAllLines(file(name)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split("[, ]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private static Imported imported(String name) {
        return new OnnxImporter(InputCoding.DEFAULT).read(file(name + ".onnx"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clip_weights",
                "fakequant_round",
                "matmul_weights",
                "pad_weights",
                "tanh_weights",
                "where_weights",
                "conv_rmean_12_0",
                "rmean_1_0",
                "timedist_gap1d",
                "matmul_left",
                "max_vec",
                "pad_negative",
                "int8_input_dq",
                "qdq_clip_neg_by_zp",
                "channel_shuffle",
                "concat_branches",
                "leakyrelu",
                "maxout",
                "nhwc_residual",
                "slice_input"
            })
    void itGivesWhatOnnxRuntimeGives(String name) throws IOException {
        Network network = imported(name).network();
        List<double[]> inputs = rows(name + "-inputs.csv");
        List<double[]> expected = rows(name + "-expected.csv");
        // The file rounds to steps of 0.02, the real numbers here don't.
        double tolerance = name.startsWith("qdq") ? 0.02 : 1e-5;
        FloatModel model = new FloatModel(network);
        for (int s = 0; s < expected.size(); s++) {
            double[] input = inputs.get(s);
            // A network of channels last takes its inputs with channels first.
            double[] given = name.startsWith("nhwc")
                    ? Agreement.channelsFirst(input, network.input().dims().get(0))
                    : input;
            double[] actual = model.run(List.of(Vector.of(given))).scores().toArray();
            double most = Math.max(
                    1, Arrays.stream(expected.get(s)).map(Math::abs).max().orElse(1));
            assertEquals(expected.get(s).length, actual.length, "outputs of " + name);
            for (int n = 0; n < actual.length; n++) {
                assertEquals(expected.get(s)[n], actual[n], tolerance * most, name + ", sample " + s + ", output " + n);
            }
        }
        assertTrue(expected.size() > 4, "samples of " + name);
    }

    @Test
    void aCastThatCutsIsRefused() {
        Problem problem = assertThrows(Problem.class, () -> imported("cast_mid"));
        assertTrue(
                problem.getMessage().contains("into INT32, which cuts what is behind the point"), problem::getMessage);
        assertThrows(Problem.class, () -> imported("cast_int_trunc"));
    }
}
