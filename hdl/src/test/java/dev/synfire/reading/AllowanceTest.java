package dev.synfire.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowanceTest {
    @TempDir
    Path folder;

    @Test
    void whatIsSpentIsCounted() {
        Allowance allowance = new Allowance("x.npy", "give fewer samples", 3 << 20);
        allowance.spend(1 << 20);
        allowance.spend(1 << 17, 16);
        assertEquals(
                "x.npy: error[too-large]: it needs more than the 3 MiB of memory that it may take; give fewer samples, or"
                        + " give Java more memory with JAVA_TOOL_OPTIONS=-Xmx8g",
                assertThrows(Problem.class, () -> allowance.spend(1)).getMessage());
    }

    @Test
    void noProductIsTooLargeToCount() {
        Allowance allowance = new Allowance("x", "", 100);
        assertThrows(Problem.class, () -> allowance.spend(Long.MAX_VALUE / 2, 3));
        assertThrows(Problem.class, () -> allowance.spend(-1));
        allowance.spend(10, 10);
    }

    @Test
    void aFileLargerThanItsBoundIsNotRead() throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[11]);
        assertEquals(11, WholeFile.bytes(file, 11, "").length);
        assertEquals(
                file + ": error[file-too-large]: the file has 11 bytes, expected at most 10; cut it",
                assertThrows(Problem.class, () -> WholeFile.bytes(file, 10, "cut it"))
                        .getMessage());
    }

    /** Sparse: it has no blocks on the disk. */
    @Test
    void aHugeFileIsRefusedByItsSize() throws IOException {
        Path file = folder.resolve("huge");
        try (var huge = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        assertEquals(
                "file-too-large",
                assertThrows(Problem.class, () -> WholeFile.text(file)).code());
    }

    @Test
    void aFileWithoutAnEndIsNoFile() {
        Problem problem = assertThrows(Problem.class, () -> WholeFile.text(Path.of("/dev/zero")));
        assertEquals(
                "error[missing-file]: there is no file /dev/zero; check the name and the folder", problem.getMessage());
    }

    /** Its size is 0 for the file system. */
    @Test
    void aFileOfTheKernelIsReadToItsEnd() {
        assertTrue(WholeFile.text(Path.of("/proc/self/status")).contains("VmRSS"));
    }
}
