package dev.synfire.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class ForeignModelTest {
    @ParameterizedTest
    @CsvSource({
        "net.pt, torch.onnx.export",
        "net.PTH, torch.onnx.export",
        "net.keras, tf2onnx",
        "net.h5, tf2onnx",
        "run.aedat, --inputs",
        "run.aedat4, --inputs"
    })
    void aModelOfAnotherToolIsAnsweredWithHowToExportIt(String name, String answer) {
        Problem problem = assertThrows(Problem.class, () -> new ModelOptions().read(Path.of(name)));
        assertEquals("not-a-model", problem.code());
        assertTrue(problem.getMessage().startsWith(name + ": error[not-a-model]: "), problem.getMessage());
        assertTrue(problem.getMessage().contains(answer), problem.getMessage());
    }

    /** Files of the reference package, whose groups a NIR file has, under a name that Keras uses. */
    @ParameterizedTest
    @CsvSource({"graph.h5", "graph.HDF5"})
    void aNirGraphIsReadUnderTheNameOfAKerasFile(String name, @TempDir Path folder) throws IOException {
        Path file = Files.copy(Path.of("src/test/resources/nir/lif_norse.nir"), folder.resolve(name));
        ModelOptions options = new ModelOptions();
        new CommandLine(CommandSpec.create().addMixin("models", CommandSpec.forAnnotatedObject(options)))
                .parseArgs("--preset", "norse", "--dt", "1e-4");
        assertTrue(options.read(file).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"weights.h5", "weights.hdf5"})
    void anHdf5FileWithoutAGraphIsAKerasFile(String name, @TempDir Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putGroup("model_weights").putDataset("kernel", new float[] {1, 2});
        }
        Problem problem = assertThrows(Problem.class, () -> new ModelOptions().read(file));
        assertTrue(problem.getMessage().contains("tf2onnx"), problem.getMessage());
    }
}
