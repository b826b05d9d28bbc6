package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayFileTest {
    private static final Map<String, byte[]> ARRAYS =
            Map.of("hidden_weight", NpyBytes.doubles("(1, 2)", 0.5, -1), "labels", NpyBytes.bytes("(3,)", 1, 2, 3));

    @TempDir
    Path folder;

    private String refusal(Executable reading) {
        return assertThrows(Problem.class, reading).getMessage().replace(folder.toString(), "DIR");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void arraysAreFoundByNameStoredOrDeflated(boolean stored) {
        Path file = NpyBytes.write(folder.resolve("w.npz"), NpyBytes.zip(ARRAYS, stored));
        try (ArrayFile arrays = ArrayFile.open(file, "")) {
            assertEquals(List.of("hidden_weight", "labels"), arrays.names());
            assertArrayEquals(
                    new double[] {0.5, -1}, arrays.array("hidden_weight", "").numbers());
            assertArrayEquals(new double[] {1, 2, 3}, arrays.array("labels", "").numbers());
        }
    }

    @Test
    void aMissingArrayIsToldWithTheNearestName() {
        Path file = NpyBytes.write(folder.resolve("w.npz"), NpyBytes.zip(ARRAYS, false));
        try (ArrayFile arrays = ArrayFile.open(file, "")) {
            assertEquals(
                    "net.yaml:7: error[missing-array]: there is no array 'hiddenWeight' in DIR/w.npz; did you mean "
                            + "'hidden_weight'?",
                    refusal(() -> arrays.array("hiddenWeight", "net.yaml:7")));
            assertEquals(
                    "DIR/w.npz: error[missing-array]: there is no array 'bias' in DIR/w.npz; it holds hidden_weight, "
                            + "labels",
                    refusal(() -> arrays.array("bias", "")));
        }
    }

    @Test
    void aFileThatIsNotThereIsToldAtTheLineThatNamesIt() {
        assertEquals(
                "net.yaml:3: error[missing-file]: there is no file DIR/none.npz; check the name and the folder",
                refusal(() -> ArrayFile.open(folder.resolve("none.npz"), "net.yaml:3")));
        assertEquals(
                "error[missing-file]: there is no file DIR; it is a folder; name a file in it",
                refusal(() -> ArrayFile.readNpy(folder)));
    }

    @Test
    void aZipThatIsNoneOrCutOffIsRefused() {
        Path garbage = NpyBytes.write(folder.resolve("garbage.npz"), new byte[] {1, 2, 3, 4});
        String message = refusal(() -> ArrayFile.open(garbage, ""));
        assertEquals("DIR/garbage.npz: error[broken-npz]: not a whole .npz file", message.split(": zip")[0]);
        byte[] whole = NpyBytes.zip(ARRAYS, true);
        Path cut = NpyBytes.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, whole.length / 2));
        assertEquals(
                "broken-npz",
                assertThrows(Problem.class, () -> ArrayFile.open(cut, "")).code());
    }

    @Test
    void aChangedByteIsFoundByItsChecksum() {
        byte[] bytes = NpyBytes.zip(Map.of("a", NpyBytes.doubles("(1,)", 0.5)), true);
        // name and header come before the data, which is the last thing before the directory; 0.5 ends in 0x3f
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0x3f) {
                bytes[i] = 0x40;
            }
        }
        Path file = NpyBytes.write(folder.resolve("a.npz"), bytes);
        try (ArrayFile arrays = ArrayFile.open(file, "")) {
            assertEquals(
                    "DIR/a.npz[a]: error[unreadable-file]: it can't be read: its checksum is wrong; check that it is "
                            + "whole and that you may read it",
                    refusal(() -> arrays.array("a", "")));
        }
    }
}
