package dev.synfire.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    private static final FileKind SONG =
            new FileKind("a song", file -> FileKind.beginning(file).startsWith("la"), "name another");

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String refused(Path file, FileKind kind) {
        return assertThrows(Problem.class, () -> OutputFile.write(file, kind, "la la"))
                .getMessage();
    }

    @Test
    void hasItsNameOnlyWhenComplete() throws IOException {
        Path file = folder.resolve("song");
        try (OutputFile output = OutputFile.start(file, SONG)) {
            output.write("la la".getBytes());
            assertFalse(Files.exists(file));
            output.complete();
        }
        assertEquals("la la", Files.readString(file));
        assertEquals(List.of("song"), names());
    }

    @Test
    void withoutAnEndEverythingIsAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("song"), "la");
        try (OutputFile output = OutputFile.start(file, SONG)) {
            output.write("la la".getBytes());
        }
        try (OutputFile output = OutputFile.start(folder.resolve("new/folder/song"), SONG)) {
            output.write("la la".getBytes());
        }
        assertEquals("la", Files.readString(file));
        assertEquals(List.of("song"), names());
    }

    @Test
    void aFileOfTheSameKindAndAnEmptyOneAreReplaced() throws IOException {
        for (String before : List.of("la", "")) {
            Path file = Files.writeString(folder.resolve("song"), before);
            OutputFile.write(file, SONG, "la la");
            assertEquals("la la", Files.readString(file));
        }
    }

    @Test
    void anotherFileIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis"), "two years");
        assertEquals(
                file + ": error[other-file]: it is already there, and is not a song; name another",
                refused(file, SONG));
        assertEquals(
                file + ": error[exists]: it is already there, and is left as it is; choose another name",
                refused(file, FileKind.fresh("choose another name")));
        assertEquals(folder + ": error[other-file]: it is a folder; name another", refused(folder, SONG));
        assertEquals("/: error[other-file]: it is a folder; name another", refused(Path.of("/"), SONG));
        assertEquals("two years", Files.readString(file));
        assertEquals(List.of("thesis"), names());
    }

    @Test
    void whatAppearsMeanwhileIsNotReplaced() throws IOException {
        Path file = folder.resolve("song");
        try (OutputFile output = OutputFile.start(file, SONG)) {
            output.write("la la".getBytes());
            Files.writeString(file, "two years");
            assertThrows(Problem.class, output::complete);
        }
        assertEquals("two years", Files.readString(file));
        assertEquals(List.of("song"), names());
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path song = Files.writeString(folder.resolve("song"), "la");
        Path link = Files.createSymbolicLink(folder.resolve("link"), song);
        OutputFile.write(link, SONG, "la la");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("la la", Files.readString(song));
        Path loose = Files.createSymbolicLink(folder.resolve("loose"), folder.resolve("nothing"));
        assertEquals(
                loose + ": error[unwritable]: it is a link to something that is not there; remove the link",
                refused(loose, SONG));
    }

    @Test
    void twoThatWriteAtOnceEachWriteAWholeFile() throws IOException {
        Path file = folder.resolve("song");
        try (OutputFile first = OutputFile.start(file, SONG);
                OutputFile second = OutputFile.start(file, SONG)) {
            first.write("la la la la".getBytes());
            second.write("la".getBytes());
            second.complete();
            first.complete();
        }
        assertEquals("la la la la", Files.readString(file));
        assertEquals(List.of("song"), names());
    }

    @Test
    void rightsAreAsTheUmaskSaysOrThoseOfTheFileBefore() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));
        Path file = folder.resolve("song");
        OutputFile.write(file, SONG, "la");
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        OutputFile.write(file, SONG, "la la");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** A pipe of the test's own: a fault here must not replace a device of the machine. */
    @Test
    void aPipeOrADeviceIsWrittenToAndNotReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        try {
            OutputFile.write(pipe, SONG, "la la");
            assertFalse(Files.isRegularFile(pipe));
            assertEquals("la la", new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            reader.destroy();
        }
        assertEquals(List.of("pipe"), names());
    }

    @Test
    void aFullDeviceIsToldInOneLine() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full) && !Files.isWritable(full.getParent()), "a fault could replace the device");
        assertEquals(
                "/dev/full: error[disk-full]: there is no room left on the disk; make room, or name a place on another",
                refused(full, SONG));
    }

    @Test
    void whereNothingCanBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(
                file.resolve("song") + ": error[unwritable]: it can't be written: " + file
                        + " is in the way; name a place that you may write to",
                refused(file.resolve("song"), SONG));
    }
}
