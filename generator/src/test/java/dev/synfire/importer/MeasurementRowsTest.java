package dev.synfire.importer;

import static dev.synfire.network.Neurons.sigmoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.fixed.IntVector;
import dev.synfire.model.Readout;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementRowsTest {
    private static final Network NETWORK = Network.named("n")
            .input(2)
            .values(-127, 127)
            .scale(1 / 32.0)
            .dense(2, sigmoid())
            .weights(new double[][] {{1, 0}, {0, 1}})
            .readout(Readout.ACTIVATION);

    @TempDir
    Path folder;

    @BeforeEach
    void describe() throws IOException {
        Files.writeString(folder.resolve("rows.yaml"), """
                class: 0
                classes: [air, gas]
                first: 2
                scale: log
                mean: [2, 0.5]
                deviation: [0.5, 2]
                """);
    }

    private Dataset read(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.dat"), rows);
        return MeasurementRows.read(MeasurementRows.describing(folder, file).orElseThrow(), NETWORK, file);
    }

    @Test
    void rowsBecomeCodesAndClasses() throws IOException {
        // ln(1 + 9) = 2.302585: (2.302585 - 2) / 0.5 * 32 = 19.4; -ln(1 + 1) = -0.693147: (-0.693147 - 0.5) / 2 * 32 =
        // -19.1
        // ln(1 + 1000) = 6.908755: beyond 127; 0: (0 - 0.5) / 2 * 32 = -8
        Dataset data = read("gas,10.0,9,-1,7\nair,5,1000,0,7\n");
        assertEquals(IntVector.of(19, -19), data.samples().get(0).frame(0));
        assertEquals(IntVector.of(127, -8), data.samples().get(1).frame(0));
        assertEquals(Optional.of(IntVector.of(1, 0)), data.labels());
    }

    @Test
    void onlyDatFilesBesideADescriptionAreRows() throws IOException {
        assertEquals(Optional.empty(), MeasurementRows.describing(folder, Path.of("x.csv")));
        Files.delete(folder.resolve("rows.yaml"));
        assertEquals(Optional.empty(), MeasurementRows.describing(folder, Path.of("x.dat")));
    }

    @Test
    void anUnknownClassIsRefused() {
        Problem problem = assertThrows(Problem.class, () -> read("gas,1,2,3\nearth,1,2,3\n"));
        assertEquals(
                "rows.dat:2: error[unknown-word]: the class is 'earth', expected air, gas; give rows as rows.yaml says",
                problem.getMessage().replace(folder + "/", ""));
    }

    @Test
    void aRowWithTooFewMeasurementsIsRefused() {
        Problem problem = assertThrows(Problem.class, () -> read("gas,1,2\n"));
        assertEquals(
                "rows.dat:1: error[wrong-shape]: the row has 3 fields, expected a class in field 1 and 2 measurements from"
                        + " field 3 on; give rows as rows.yaml says",
                problem.getMessage().replace(folder + "/", ""));
    }
}
