package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheTest {
    @TempDir
    Path root;

    private Path build(String key, String text) {
        return BuildCache.folder(root, key, work -> Files.writeString(work.resolve("result"), text));
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsThereIsNotBuiltAgain() throws IOException {
        Path folder = build("key", "first");
        assertEquals(folder, build("key", "second"));
        assertEquals("first", Files.readString(folder.resolve("result")));
        assertEquals(List.of("key"), entries());
    }

    @Test
    void aFailedBuildLeavesNothing() throws IOException {
        assertThrows(
                UncheckedIOException.class,
                () -> BuildCache.folder(root, "key", work -> {
                    Files.writeString(work.resolve("half"), "done");
                    throw new IOException("disk full");
                }));
        assertEquals(List.of(), entries());
    }

    @Test
    void ofTwoThatBuildTheSameAtOnceBothGetAWholeResult() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (var executor = Executors.newFixedThreadPool(2)) {
            List<Future<Path>> both = Stream.of("a", "b")
                    .map(text -> executor.submit(() -> BuildCache.folder(root, "key", work -> {
                        Files.writeString(work.resolve("result"), text);
                        try {
                            together.await();
                        } catch (Exception e) {
                            throw new IOException(e);
                        }
                    })))
                    .toList();
            assertEquals(both.get(0).get(), both.get(1).get());
            assertEquals(
                    1, Files.readString(both.get(0).get().resolve("result")).length());
        }
        assertEquals(List.of("key"), entries());
    }

    @Test
    void whatIsInUseStays() throws IOException {
        Path used = build("used", "whatever its age");
        Files.setLastModifiedTime(used, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        for (int i = 0; i < 130; i++) {
            Path other = Files.createDirectory(root.resolve("other-" + i));
            Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        BuildCache.touch(used);
        build("one more", "makes them too many");
        assertTrue(Files.exists(used));
        assertEquals(120, entries().size());
    }

    @Test
    void whatAKilledProcessLeftIsSweptAwayLater() throws IOException {
        Path left = Files.createDirectory(root.resolve("building-123"));
        Files.writeString(left.resolve("half"), "done");
        build("one", "");
        assertTrue(Files.exists(left), "it may still be at work");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        build("other", "");
        assertEquals(List.of("one", "other"), entries());
    }

    @Test
    void theOldestGoWhenThereAreMany() throws IOException {
        for (int i = 0; i < 130; i++) {
            Path folder = build("key" + i, "");
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(200 - i))));
        }
        build("new", "");
        List<String> left = entries();
        assertEquals(120, left.size());
        assertTrue(left.contains("key129") && left.contains("new") && !left.contains("key0"), left.toString());
    }

    @Test
    void othersMayUseTheCacheWhileItIsTidied() throws Exception {
        for (int i = 0; i < 400; i++) {
            Files.createDirectory(root.resolve("key" + i));
        }
        var stop = new AtomicBoolean();
        try (var executor = Executors.newSingleThreadExecutor()) {
            Future<?> user = executor.submit(() -> {
                for (int i = 0; !stop.get(); i = (i + 7) % 400) {
                    build("key" + i, "");
                }
            });
            try {
                for (int i = 0; i < 200; i++) {
                    build("new" + i, "");
                }
            } finally {
                stop.set(true);
            }
            user.get();
        }
        assertEquals(600, entries().size());
    }

    @Test
    void severalMayTidyAtOnce() throws Exception {
        for (int i = 0; i < 400; i++) {
            Path folder = Files.createDirectory(root.resolve("key" + i));
            Files.writeString(folder.resolve("result"), "");
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
        try (var executor = Executors.newFixedThreadPool(4)) {
            List<Future<Path>> builds = IntStream.range(0, 20)
                    .mapToObj(i -> executor.submit(() -> build("new" + i, "")))
                    .toList();
            for (Future<Path> built : builds) {
                built.get();
            }
        }
        assertTrue(entries().size() <= 130, entries().size() + " entries are left");
    }
}
