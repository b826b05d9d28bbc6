package dev.synfire.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void name() {
        folder = parent.resolve("out");
    }

    /** Makes the folder from names and texts in turn. */
    private static Path make(Path folder, String... files) {
        try (OutputFolder output = OutputFolder.start(folder)) {
            for (int i = 0; i < files.length; i += 2) {
                output.write(files[i], files[i + 1]);
            }
            return output.complete();
        }
    }

    private static String refused(Path folder, String... files) {
        return assertThrows(Problem.class, () -> make(folder, files)).getMessage();
    }

    private static Path put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void hasItsNameOnlyWhenComplete() throws IOException {
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("rtl/a.v", "module a;");
            assertFalse(Files.exists(folder));
            output.complete();
        }
        assertEquals("module a;", Files.readString(folder.resolve("rtl/a.v")));
        assertEquals(List.of("out"), names(parent));
    }

    @Test
    void listsItsFilesAsSha256sumDoes() throws Exception {
        make(folder, "rtl/a.v", "module a;");
        String sum = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest("module a;".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                List.of(sum + "  rtl/a.v"),
                Files.readAllLines(folder.resolve(".synfire")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    @Test
    void replacesAnEarlierOutputWhole() throws IOException {
        make(folder, "manifest.json", "{}", "rtl/old.v", "", "same.v", "1");
        make(folder, "new.v", "", "same.v", "2");
        assertEquals(List.of(".synfire", "new.v", "same.v"), names(folder));
        assertEquals("2", Files.readString(folder.resolve("same.v")));
        assertEquals(List.of("out"), names(parent));
    }

    @Test
    void anEarlierOutputStaysWhenThisOneFails() throws IOException {
        make(folder, "manifest.json", "{}");
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("half.v", "");
        }
        assertTrue(Files.exists(folder.resolve("manifest.json")));
        assertEquals(List.of("out", "out.partial"), names(parent));
        try (OutputFolder output = OutputFolder.start(folder)) {
            assertEquals("out.partial", output.path().getFileName().toString());
            assertFalse(Files.exists(output.path().resolve("half.v")));
        }
        assertEquals(List.of("out"), names(parent));
    }

    @Test
    void leavesAloneWhatSynfireDidNotMake() throws IOException {
        put(folder.resolve("thesis.txt"), "two years");
        assertEquals(
                folder + ": error[output-folder]: there is something that Synfire did not make; "
                        + "name another folder with -o, or remove it",
                refused(folder, "a.v", ""));
        assertEquals(List.of("thesis.txt"), names(folder));
    }

    @Test
    void aFolderWithSomebodysManifestIsLeftAlone() throws IOException {
        put(folder.resolve("manifest.json"), "a web page's");
        put(folder.resolve("thesis.txt"), "two years");
        assertEquals(
                folder
                        + ": error[old-output]: it has no list of Synfire's files (.synfire): an earlier version made it,"
                        + " or somebody else; delete it if nothing in it is yours, or name another folder with -o",
                refused(folder, "a.v", ""));
        assertEquals(List.of("manifest.json", "thesis.txt"), names(folder));
    }

    @Test
    void filesThatAUserAddedStay() throws IOException {
        make(folder, "rtl/a.v", "1", "rtl/old.v", "1");
        put(folder.resolve("rtl/my_tb.v"), "my test bench");
        put(folder.resolve("notes/today.txt"), "works");
        make(folder, "rtl/a.v", "2");
        assertEquals(List.of("a.v", "my_tb.v"), names(folder.resolve("rtl")));
        assertEquals("my test bench", Files.readString(folder.resolve("rtl/my_tb.v")));
        assertEquals("works", Files.readString(folder.resolve("notes/today.txt")));
        assertEquals("2", Files.readString(folder.resolve("rtl/a.v")));
    }

    @Test
    void whatAUserChangedIsNotReplaced() throws IOException {
        make(folder, "rtl/a.v", "1", "rtl/b.v", "1", "c.v", "1");
        put(folder.resolve("rtl/a.v"), "mended by hand");
        assertEquals(
                folder + ": error[changed-output]: rtl/a.v was changed since Synfire wrote it;"
                        + " move or delete it, or name another folder with -o",
                refused(folder, "rtl/a.v", "2"));
        put(folder.resolve("rtl/b.v"), "");
        put(folder.resolve("c.v"), "2");
        put(folder.resolve("d.v"), "2");
        assertEquals(
                folder + ": error[changed-output]: c.v and rtl/a.v and rtl/b.v were changed since Synfire wrote them;"
                        + " move or delete them, or name another folder with -o",
                refused(folder, "rtl/a.v", "2"));
        assertEquals("mended by hand", Files.readString(folder.resolve("rtl/a.v")));
        assertEquals(List.of("out"), names(parent));
    }

    @Test
    void whatAUserChangesMeanwhileIsNotReplaced() throws IOException {
        make(folder, "a.v", "1");
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("a.v", "2");
            put(folder.resolve("a.v"), "mended by hand");
            assertThrows(Problem.class, output::complete);
        }
        assertEquals("mended by hand", Files.readString(folder.resolve("a.v")));
        assertEquals("2", Files.readString(parent.resolve("out.partial/a.v")));
    }

    @Test
    void whatAUserDeletedIsMadeAgain() throws IOException {
        make(folder, "rtl/a.v", "1");
        Files.delete(folder.resolve("rtl/a.v"));
        make(folder, "rtl/a.v", "2");
        assertEquals("2", Files.readString(folder.resolve("rtl/a.v")));
    }

    @Test
    void aFileOfAUserWithTheNameOfANewOneIsNotReplaced() throws IOException {
        make(folder, "a.v", "1");
        put(folder.resolve("b.v"), "mine");
        put(folder.resolve("rtl"), "mine, too");
        assertEquals(
                folder
                        + ": error[other-file]: b.v and rtl/c.v are there and not of Synfire's making; move or rename them,"
                        + " or name another folder with -o; the new files are in " + parent.toRealPath()
                        + "/out.partial",
                refused(folder, "a.v", "2", "b.v", "2", "rtl/c.v", "2"));
        assertEquals("1", Files.readString(folder.resolve("a.v")));
        assertEquals("mine", Files.readString(folder.resolve("b.v")));
        assertEquals("mine, too", Files.readString(folder.resolve("rtl")));
        assertEquals("2", Files.readString(parent.resolve("out.partial/b.v")));
    }

    @Test
    void whatIsBesideIsLeftAlone() throws IOException {
        make(folder, "a.v", "1");
        put(parent.resolve("out.partial/letter.txt"), "dear");
        put(parent.resolve("out.partial-2"), "a file");
        put(parent.resolve("out.replaced/letter.txt"), "dear");
        make(folder, "a.v", "2");
        assertEquals("2", Files.readString(folder.resolve("a.v")));
        assertEquals(List.of("out", "out.partial", "out.partial-2", "out.replaced"), names(parent));
        assertEquals("dear", Files.readString(parent.resolve("out.partial/letter.txt")));
        assertEquals("dear", Files.readString(parent.resolve("out.replaced/letter.txt")));
    }

    @Test
    void whatAUserAddedToAFailedOutputStays() throws IOException {
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("logs/yosys.log", "");
        }
        put(parent.resolve("out.partial/logs/what-i-think.txt"), "too big");
        make(folder, "a.v", "1");
        assertEquals(List.of("what-i-think.txt", "yosys.log"), names(parent.resolve("out.partial/logs")));
    }

    @Test
    void aLinkToAFolderIsFollowed() throws IOException {
        Path disk = Files.createDirectories(parent.resolve("disk/real"));
        Files.createSymbolicLink(folder, disk);
        make(folder, "a.v", "1");
        make(folder, "a.v", "2");
        assertTrue(Files.isSymbolicLink(folder));
        assertEquals("2", Files.readString(disk.resolve("a.v")));
        assertEquals(List.of("real"), names(parent.resolve("disk")));
    }

    @Test
    void aLinkToNothingIsRefused() throws IOException {
        Files.createSymbolicLink(folder, parent.resolve("unmounted/disk"));
        assertEquals(
                folder + ": error[output-folder]: it is a link to something that is not there; remove the link",
                refused(folder, "a.v", "1"));
        assertEquals(List.of("out"), names(parent));
    }

    @Test
    void aLinkInPlaceOfAFileOfOursIsNotReplaced() throws IOException {
        make(folder, "a.v", "1");
        Files.move(folder.resolve("a.v"), parent.resolve("kept.v"));
        Files.createSymbolicLink(folder.resolve("a.v"), parent.resolve("kept.v"));
        assertTrue(refused(folder, "a.v", "2").contains("a.v was changed"));
        assertEquals("1", Files.readString(parent.resolve("kept.v")));
    }

    @Test
    void ofTwoThatWriteAtOnceTheSecondIsRefused() throws IOException {
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("a.v", "first");
            assertEquals(
                    folder + ": error[busy]: another synfire is writing into it; wait for it to end, or name another"
                            + " folder with -o",
                    refused(folder, "a.v", "second"));
            Files.createSymbolicLink(parent.resolve("link"), parent);
            assertTrue(refused(parent.resolve("link/out"), "a.v", "second").contains("error[busy]"));
            output.complete();
        }
        assertEquals("first", Files.readString(folder.resolve("a.v")));
        Files.createSymbolicLink(parent.resolve("alias"), folder);
        try (OutputFolder output = OutputFolder.start(parent.resolve("alias"))) {
            assertTrue(Files.exists(output.path()));
            assertTrue(refused(folder, "a.v", "second").contains("error[busy]"));
        }
        make(folder, "a.v", "second");
        assertEquals("second", Files.readString(folder.resolve("a.v")));
        assertEquals(List.of("alias", "link", "out"), names(parent));
    }

    @Test
    void anotherProcessIsRefusedTooAndAKilledOneLocksNothing() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        place(OutputFolder.class) + ":" + place(SlowWriter.class),
                        SlowWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals("at work", other.inputReader().readLine());
            assertTrue(refused(folder, "a.v", "second").contains("error[busy]"));
        } finally {
            other.destroyForcibly().waitFor();
        }
        make(folder, "a.v", "second");
        assertEquals("second", Files.readString(folder.resolve("a.v")));
        // Nobody noted what the killed process made, so it could be anybody's.
        assertEquals(List.of("out", "out.partial"), names(parent));
    }

    /** Writes into a folder until it is killed. */
    static final class SlowWriter {
        private SlowWriter() {}

        public static void main(String[] arguments) throws InterruptedException {
            OutputFolder.start(Path.of(arguments[0])).write("a.v", "first");
            try {
                OutputFolder.start(Path.of(arguments[0])); // by another thread, say: refused, and the lock stays
                return;
            } catch (Problem busy) {
                System.err.println(busy.getMessage());
            }
            System.out.println("at work");
            Thread.sleep(60_000);
        }
    }

    private static Path place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void aLockOfSomebodyElseIsNotTouched() throws IOException {
        Path lock = put(parent.resolve(".out.synfire-lock"), "combination 1-2-3");
        assertEquals(
                folder + ": error[unwritable]: it can't be written: " + parent.toRealPath()
                        + "/.out.synfire-lock is in the way; name a place that you may write to",
                refused(folder, "a.v", ""));
        assertEquals("combination 1-2-3", Files.readString(lock));
    }

    @Test
    void anExchangeThatWasCutShortIsTakenUp() throws IOException {
        make(folder, "a.v", "1", "b.v", "1");
        Path next = make(parent.resolve("next"), "a.v", "2", "c.v", "2");
        FileList both =
                FileList.read(folder).orElseThrow().and(FileList.read(next).orElseThrow());
        both.write(folder);
        Files.delete(folder.resolve("b.v"));
        put(folder.resolve("a.v"), "2");
        put(folder.resolve("mine.v"), "mine");
        make(folder, "a.v", "3", "d.v", "3");
        assertEquals(List.of(".synfire", "a.v", "d.v", "mine.v"), names(folder));
        assertEquals("3", Files.readString(folder.resolve("a.v")));
    }

    @Test
    void aDamagedListIsNoLeaveToDelete() throws IOException {
        make(folder, "manifest.json", "1");
        put(parent.resolve("thesis.txt"), "1");
        Path list = folder.resolve(".synfire");
        String text = Files.readString(list);
        for (String damaged : List.of(
                "",
                "mine\n",
                text.substring(0, text.length() - 5),
                text.replace("manifest.json", "\0"),
                text.replace("manifest.json", "../thesis.txt"),
                text.replace("manifest.json", parent + "/thesis.txt"))) {
            Files.writeString(list, damaged);
            assertTrue(refused(folder, "a.v", "2").contains("error[old-output]"), damaged);
            assertEquals("1", Files.readString(folder.resolve("manifest.json")));
            assertEquals("1", Files.readString(parent.resolve("thesis.txt")));
            assertEquals(damaged, Files.readString(list));
        }
    }

    @Test
    void whatIsKeptForTheNextRunStaysWhateverComes() throws IOException {
        try (OutputFolder output = OutputFolder.start(folder)) {
            put(output.kept("found").resolve("half"), "1");
        }
        try (OutputFolder output = OutputFolder.start(folder)) {
            assertEquals("1", Files.readString(output.kept("found").resolve("half")));
            output.write("result.json", "2");
            output.complete();
        }
        make(folder, "result.json", "3");
        assertEquals(List.of(".synfire", "found", "result.json"), names(folder));
        assertEquals("1", Files.readString(folder.resolve("found/half")));
        assertEquals(List.of("out"), names(parent));
    }

    @Test
    void foldersAboveGoAgainAfterAFailure() throws IOException {
        try (OutputFolder output = OutputFolder.start(parent.resolve("a/b/out"))) {
            assertTrue(Files.exists(output.path()));
        }
        assertEquals(List.of(), names(parent));
    }

    @Test
    void rightsAreAsTheUmaskSays() throws IOException {
        make(folder, "rtl/a.v", "1");
        Path file = Files.createFile(parent.resolve("file"));
        Path plain = Files.createDirectory(parent.resolve("plain"));
        assertEquals(Files.getPosixFilePermissions(file), Files.getPosixFilePermissions(folder.resolve("rtl/a.v")));
        assertEquals(Files.getPosixFilePermissions(file), Files.getPosixFilePermissions(folder.resolve(".synfire")));
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(folder));
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(folder.resolve("rtl")));
    }
}
