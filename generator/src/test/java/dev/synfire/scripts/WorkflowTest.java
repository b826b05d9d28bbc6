package dev.synfire.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The workflow file that users copy for the golden-model regression of their own network. */
class WorkflowTest {
    private static final Path HOME = Path.of("..");

    @Test
    void theWorkflowIsYamlOfAtMostTwentyFiveLines() throws IOException {
        String text = Files.readString(HOME.resolve("docs/golden-model.yml"));
        assertTrue(text.lines().count() <= 25, text.lines().count() + " lines");
        Map<?, ?> workflow = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        Map<?, ?> jobs = (Map<?, ?>) workflow.get("jobs");
        assertEquals(Set.of("verify"), jobs.keySet());
    }

    @Test
    void theWorkflowInstallsEveryToolThatTheLauncherLooksFor() throws IOException {
        Set<String> words = Arrays.stream(
                        Files.readString(HOME.resolve("docs/golden-model.yml")).split("\\s+"))
                .collect(Collectors.toSet());
        List<String> missing;
        try (Stream<String> tools =
                Files.lines(HOME.resolve("generator/src/main/resources/dev/synfire/tool/tools.txt"))) {
            missing = tools.filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\s+")[3])
                    .filter(name -> !words.contains(name))
                    .toList();
        }
        assertEquals(List.of(), missing);
    }
}
