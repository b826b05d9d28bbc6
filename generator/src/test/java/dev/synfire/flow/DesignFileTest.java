package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.board.Boards;
import dev.synfire.fixed.Range;
import dev.synfire.importer.NetworkFile;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.network.Encoder;
import dev.synfire.network.Input;
import dev.synfire.network.tensor.Dims;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignFileTest {
    @TempDir
    Path folder;

    private static DesignFile design(IntegerNetwork network) {
        CorePlan plan = Planner.plan(network, Optional.of(Boards.find("ulx3s").device()), PlanRequest.DEFAULT);
        return new DesignFile(
                "ulx3s-85f",
                false,
                60,
                1_000_000,
                "ulx3s.bit",
                Optional.of("/somewhere"),
                new Input(Dims.of(network.input().size()), network.input().values(), 0.25, new Encoder.Delta(0.5)),
                network,
                plan);
    }

    private DesignFile written(DesignFile design) throws IOException {
        Files.writeString(folder.resolve(DesignFile.NAME), design.text());
        return DesignFile.read(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"digits-sigmoid", "digits-lif", "iris", "izhikevich", "braille", "mnist-small", "nmnist-cnn"})
    void examplesAreReadAsTheyWereWritten(String example) throws IOException {
        DesignFile design = design(Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", example)))
                .network());
        assertEquals(design, written(design));
    }

    @Test
    void samplesAreReadByIt() throws IOException {
        DesignFile design = written(design(Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", "digits-lif")))
                .network()));
        assertEquals(new Range(0, 16), design.described().input().values());
        assertEquals(10, design.described().output().neurons());
        assertEquals(16, design.described().ticks());
        assertEquals(0.25, design.described().input().scale());
    }

    @Test
    void damageIsReported() throws IOException {
        Problem none = assertThrows(Problem.class, () -> DesignFile.read(folder));
        assertEquals(
                folder + ": error[no-build]: no build of Synfire is in this folder; name what synfire build made",
                none.getMessage());
        for (String text : new String[] {"", "[]", "{\"board\":", "{\"board\":\"x\"}", "nonsense"}) {
            Files.writeString(folder.resolve(DesignFile.NAME), text);
            Problem damaged = assertThrows(Problem.class, () -> DesignFile.read(folder), text);
            assertEquals("damaged-build", damaged.code());
        }
    }
}
