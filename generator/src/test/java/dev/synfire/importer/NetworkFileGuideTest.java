package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.network.Network;
import dev.synfire.network.sim.FloatModel;
import dev.synfire.network.tensor.Vector;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every network in the guide, docs/network-file.md, can be read and run, and quantized where the guide says so. */
class NetworkFileGuideTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @BeforeEach
    void writeWeights() throws IOException {
        NpyBytes.write(
                folder.resolve("weights.npz"),
                NpyBytes.zip(
                        Map.of(
                                "features_weight", ones("(4, 2, 3, 3)", 72),
                                "hidden_weight", ones("(8, 36)", 288),
                                "hidden_recurrent", ones("(8, 8)", 64),
                                "output_weight", ones("(2, 8)", 16)),
                        true));
    }

    private static byte[] ones(String shape, int count) {
        double[] values = new double[count];
        Arrays.fill(values, 0.125);
        return NpyBytes.doubles(shape, values);
    }

    @Test
    void theGuidesNetworksAreRight() throws IOException {
        Matcher snippet = YAML.matcher(Files.readString(Path.of("..", "docs", "network-file.md")));
        List<String> names = new ArrayList<>();
        while (snippet.find()) {
            Network network = NetworkFile.read(Files.writeString(folder.resolve("network.yaml"), snippet.group(1)));
            new FloatModel(network).run(List.of(Vector.zeros(network.input().size())));
            Quantizer.quantize(network);
            names.add(network.name());
        }
        assertEquals(List.of("neuron", "spiking", "learns", "graph"), names);
    }
}
