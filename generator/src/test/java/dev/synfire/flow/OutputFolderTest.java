package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path parent;

    @Test
    void hasItsNameOnlyWhenComplete() throws IOException {
        Path folder = parent.resolve("out");
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("rtl/a.v", "module a;");
            assertFalse(Files.exists(folder));
            output.complete();
        }
        assertEquals("module a;", Files.readString(folder.resolve("rtl/a.v")));
        assertEquals(List.of("out"), names());
    }

    @Test
    void replacesAnEarlierOutputWhole() throws IOException {
        Path folder = parent.resolve("out");
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("manifest.json", "{}");
            output.write("old.v", "");
            output.complete();
        }
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("new.v", "");
            output.complete();
        }
        assertTrue(Files.exists(folder.resolve("new.v")));
        assertFalse(Files.exists(folder.resolve("old.v")));
        assertEquals(List.of("out"), names());
    }

    @Test
    void anEarlierOutputStaysWhenThisOneFails() throws IOException {
        Path folder = parent.resolve("out");
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("manifest.json", "{}");
            output.complete();
        }
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("half.v", "");
        }
        assertTrue(Files.exists(folder.resolve("manifest.json")));
        assertEquals(List.of("out", "out.partial"), names());
        try (OutputFolder output = OutputFolder.start(folder)) {
            assertFalse(Files.exists(output.path().resolve("half.v")));
        }
    }

    @Test
    void leavesAloneWhatSynfireDidNotMake() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("home"));
        Files.writeString(folder.resolve("thesis.txt"), "two years");
        assertEquals(
                folder + ": error[output-folder]: there is something that Synfire did not make; "
                        + "name another folder with -o, or remove it",
                assertThrows(Problem.class, () -> OutputFolder.start(folder)).getMessage());
        assertTrue(Files.exists(folder.resolve("thesis.txt")));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
