package dev.synfire.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
