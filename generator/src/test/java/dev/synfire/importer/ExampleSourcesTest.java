package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.network.Network;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java sources in the examples' folders compile, and describe the networks of the files beside them. */
class ExampleSourcesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    Path classes;

    @Test
    void theTextbookNeuronIsTheSameInJavaAndYaml() throws Exception {
        Path folder = EXAMPLES.resolve("neuron");
        assertEquals(
                NetworkFile.read(folder),
                compiled(folder, "TextbookNeuron").getMethod("network").invoke(null));
    }

    @Test
    void theSigmoidDigitsAreTheSameInJavaAndYaml() throws Exception {
        theSame("digits-sigmoid", "DigitsSigmoid");
    }

    @Test
    void theSpikingDigitsAreTheSameInJavaAndYaml() throws Exception {
        theSame("digits-lif", "DigitsLif");
    }

    @Test
    void theNetworksForMnistAreTheSameInJavaAndYaml() throws Exception {
        theSame("mnist-sigmoid", "MnistSigmoid");
        theSame("mnist-lif", "MnistLif");
        theSame("mnist-small", "MnistSmall");
    }

    private void theSame(String example, String source) throws Exception {
        Path folder = EXAMPLES.resolve(example);
        Method network = compiled(folder, source).getMethod("network", Path.class);
        Network read = NetworkFile.read(folder);
        assertEquals(read, network.invoke(null, folder));
    }

    private Class<?> compiled(Path folder, String source) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var errors = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiles = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-d", classes.toString(), "-Xlint:all", "-Werror", "-proc:none"),
                            null,
                            files.getJavaFileObjects(folder.resolve(source + ".java")))
                    .call();
            assertEquals("", errors.toString());
            assertEquals(true, compiles);
        }
        try (var loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            return loader.loadClass(source);
        }
    }
}
