package dev.synfire.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FolderCacheTest {
    @TempDir
    Path root;

    private FolderCache cache() {
        return new FolderCache(root, 120);
    }

    private Path build(String key, String text) {
        return cache().folder(key, work -> Files.writeString(work.resolve("result"), text));
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
        Problem problem = assertThrows(Problem.class, () -> cache().folder("key", work -> {
            Files.writeString(work.resolve("half"), "done");
            throw new IOException("No space left on device");
        }));
        assertEquals("disk-full", problem.code());
        assertEquals(List.of(), entries());
    }

    /** What may become of an entry with the files result and deep/result. */
    enum Damage {
        EMPTIED_FILE {
            @Override
            void on(Path entry) throws IOException {
                Files.write(entry.resolve("deep/result"), new byte[0]);
            }
        },
        HALF_A_FILE {
            @Override
            void on(Path entry) throws IOException {
                Files.writeString(entry.resolve("result"), "fir");
            }
        },
        ANOTHER_LETTER {
            @Override
            void on(Path entry) throws IOException {
                Files.writeString(entry.resolve("result"), "fixst");
            }
        },
        MISSING_FILE {
            @Override
            void on(Path entry) throws IOException {
                Files.delete(entry.resolve("deep/result"));
            }
        },
        ONE_MORE_FILE {
            @Override
            void on(Path entry) throws IOException {
                Files.writeString(entry.resolve("more"), "");
            }
        },
        FOLDER_FOR_A_FILE {
            @Override
            void on(Path entry) throws IOException {
                Files.delete(entry.resolve("result"));
                Files.createDirectory(entry.resolve("result"));
            }
        },
        EMPTIED_LIST {
            @Override
            void on(Path entry) throws IOException {
                Files.write(entry.resolve(".synfire"), new byte[0]);
            }
        },
        HALF_A_LIST {
            @Override
            void on(Path entry) throws IOException {
                String list = Files.readString(entry.resolve(".synfire"));
                Files.writeString(
                        entry.resolve(".synfire"), list.substring(0, list.lastIndexOf('\n', list.length() - 2) + 1));
            }
        },
        MISSING_LIST {
            @Override
            void on(Path entry) throws IOException {
                Files.delete(entry.resolve(".synfire"));
            }
        },
        EMPTY_FOLDER {
            @Override
            void on(Path entry) throws IOException {
                Tree.delete(entry);
                Files.createDirectory(entry);
            }
        },
        A_FILE_IN_ITS_PLACE {
            @Override
            void on(Path entry) throws IOException {
                Tree.delete(entry);
                Files.createFile(entry);
            }
        };

        abstract void on(Path entry) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDamagedIsBuiltAgain(Damage damage) throws IOException {
        FolderCache.Builder builder = work -> {
            Files.writeString(work.resolve("result"), "first");
            Files.createDirectory(work.resolve("deep"));
            Files.writeString(work.resolve("deep/result"), "second");
        };
        Path entry = cache().folder("key", builder);
        damage.on(entry);
        assertEquals(entry, cache().folder("key", builder));
        assertEquals("first", Files.readString(entry.resolve("result")));
        assertEquals("second", Files.readString(entry.resolve("deep/result")));
        cache().folder("key", _ -> {
            throw new IOException("is built a third time");
        });
        assertEquals(List.of("key"), entries());
    }

    @Test
    void ofTwoThatBuildTheSameAtOnceBothGetAWholeResult() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (var executor = Executors.newFixedThreadPool(2)) {
            List<Future<Path>> both = Stream.of("a", "b")
                    .map(text -> executor.submit(() -> cache().folder("key", work -> {
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
        FolderCache.touch(used);
        build("one more", "makes them too many");
        assertTrue(Files.exists(used));
        assertEquals(120, entries().size());
    }

    @Test
    void whatIsAskedForWhileOldOnesAreSweptAwayStays() throws Exception {
        int old = 400;
        for (int i = 0; i < old; i++) {
            build("key" + i, "");
        }
        for (int i = 0; i < old; i++) {
            Instant then = Instant.now().minus(Duration.ofHours(2 * old - i));
            Files.setLastModifiedTime(root.resolve("key" + i), FileTime.from(then));
        }
        List<Path> asked = new ArrayList<>();
        try (var executor = Executors.newSingleThreadExecutor()) {
            Future<Path> tidying = executor.submit(() -> build("new", "makes room"));
            while (Files.exists(root.resolve("key0")) && !tidying.isDone()) {
                Thread.onSpinWait();
            }
            for (int i = old - 121; i > 0 && !tidying.isDone(); i--) {
                asked.add(build("key" + i, ""));
            }
            tidying.get();
        }
        assertEquals(List.of(), asked.stream().filter(Files::notExists).toList(), "of " + asked.size());
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
