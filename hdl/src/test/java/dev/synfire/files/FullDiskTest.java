package dev.synfire.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A disk of 256 KB in memory fills up at any point of an output: it is as it was before, and one message says why. */
class FullDiskTest {
    private static final int SIZE = 256 << 10;
    private static final int BLOCK = 1024;
    private static final String TEXT = "x".repeat(20 * BLOCK);

    private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix().toBuilder()
            .setAttributeViews("basic", "posix")
            .setMaxSize(SIZE)
            .setBlockSize(BLOCK)
            .setWorkingDirectory("/disk")
            .build());
    private final Path home = disk.getPath("/disk");

    @AfterEach
    void unmount() throws IOException {
        disk.close();
    }

    /** Leaves that many blocks free. */
    private void fill(int free) throws IOException {
        long unused = disk.getFileStores().iterator().next().getUnallocatedSpace();
        Files.write(home.resolve("filler"), new byte[(int) unused - free * BLOCK]);
    }

    private List<String> all() throws IOException {
        try (Stream<Path> paths = Files.walk(home)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> home.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void make(Path folder) {
        try (OutputFolder output = OutputFolder.start(folder)) {
            output.write("a.v", TEXT);
            output.write("rtl/b.v", TEXT);
            output.complete();
        }
    }

    @Test
    void anOutputFolderIsAsItWas() throws IOException {
        Path folder = home.resolve("out");
        make(folder);
        List<String> before = List.of("filler", "out/.synfire", "out/a.v", "out/rtl/b.v");
        // 40 blocks are the files, 2 the list, the lock and the list of both.
        for (int free = 0; free <= 41; free++) {
            fill(free);
            Problem problem = assertThrows(Problem.class, () -> make(folder));
            assertEquals("disk-full", problem.code(), free + " free: " + problem.getMessage());
            assertEquals(before, all(), free + " free");
            assertEquals(TEXT, Files.readString(folder.resolve("a.v")));
            Files.delete(home.resolve("filler"));
        }
        make(folder);
        assertEquals(before.subList(1, 4), all());
    }

    @Test
    void aFileIsAsItWas() throws IOException {
        Path file = home.resolve("report");
        OutputFile.write(file, FileKind.ANY, "before");
        fill(10);
        Problem problem = assertThrows(Problem.class, () -> OutputFile.write(file, FileKind.ANY, TEXT));
        assertEquals(
                "/disk/report: error[disk-full]: there is no room left on the disk; make room, or name a place on another",
                problem.getMessage());
        assertEquals(2, problem.kind().exitCode());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of("filler", "report"), all());
    }

    @Test
    void aCacheHasNothingHalfDone() throws IOException {
        var cache = new FolderCache(home.resolve("cache"), 10);
        fill(10);
        Problem problem = assertThrows(
                Problem.class, () -> cache.folder("key", work -> Files.writeString(work.resolve("model.so"), TEXT)));
        assertEquals("disk-full", problem.code());
        assertEquals(List.of("filler"), all());
        Files.delete(home.resolve("filler"));
        cache.folder("key", work -> Files.writeString(work.resolve("model.so"), TEXT));
        assertEquals(List.of("cache/key/.synfire", "cache/key/model.so"), all());
    }
}
