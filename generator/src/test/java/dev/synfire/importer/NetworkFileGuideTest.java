package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.network.Network;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every network in the guide, docs/network-file.md, can be read and quantized. */
class NetworkFileGuideTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theGuidesNetworksAreRight() throws IOException {
        Matcher snippet = YAML.matcher(Files.readString(Path.of("..", "docs", "network-file.md")));
        List<String> names = new ArrayList<>();
        while (snippet.find()) {
            Network network = NetworkFile.read(Files.writeString(folder.resolve("network.yaml"), snippet.group(1)));
            names.add(Quantizer.quantize(network).network().name());
        }
        assertEquals(List.of("neuron", "spiking"), names);
    }
}
