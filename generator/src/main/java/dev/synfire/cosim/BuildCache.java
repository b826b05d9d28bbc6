package dev.synfire.cosim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Folders of build results by key, in the user's cache ($XDG_CACHE_HOME/synfire/verilated).
 *
 * <p>A result is built under a temporary name and renamed when complete, so an interrupted build leaves nothing half
 * done, and of two processes that build the same thing the second simply finds it there. The oldest results are deleted
 * when there are many.
 */
final class BuildCache {
    private static final int ENTRIES = 120;
    private static final String UNFINISHED = "building-";
    private static final Duration IN_USE = Duration.ofMinutes(15);

    /** Fills a new folder. */
    interface Builder {
        void build(Path folder) throws IOException;
    }

    private BuildCache() {}

    private static Path root() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path cache = xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return Path.of(System.getProperty(
                "synfire.cache", cache.resolve("synfire").resolve("verilated").toString()));
    }

    /** The folder of that key in the user's cache, built now unless it is there. */
    static Path folder(String key, Builder builder) {
        return folder(root(), key, builder);
    }

    /** The folder of that key in a cache, built now unless it is there. */
    static Path folder(Path root, String key, Builder builder) {
        Path folder = root.resolve(key);
        try {
            if (Files.isDirectory(folder)) {
                touch(folder);
                return folder;
            }
            Files.createDirectories(root);
            Path work = Files.createTempDirectory(root, UNFINISHED);
            try {
                builder.build(work);
                publish(work, folder);
            } finally {
                delete(work);
            }
            prune(root);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("in the cache folder " + root + ": " + e.getMessage(), e);
        }
    }

    /** Notes that a folder is in use. */
    static void touch(Path folder) {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        } catch (IOException _) {
            // Only makes it look older than it is.
        }
    }

    private static void publish(Path work, Path folder) throws IOException {
        try {
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void prune(Path root) throws IOException {
        Instant recent = Instant.now().minus(IN_USE);
        List<Entry> oldestFirst;
        try (Stream<Path> paths = Files.list(root)) {
            // Others use the cache meanwhile: each time is looked up once, so that the order is one.
            oldestFirst = paths.map(path -> new Entry(path, lastUse(path)))
                    .sorted(Comparator.comparing(Entry::lastUse))
                    .toList();
        }
        int surplus = oldestFirst.size() - ENTRIES;
        for (Entry entry : oldestFirst) {
            boolean abandoned = entry.path().getFileName().toString().startsWith(UNFINISHED);
            if ((surplus > 0 || abandoned) && entry.lastUse().isBefore(recent)) {
                sweep(entry.path());
                surplus--;
            }
        }
    }

    /** Deletes an entry that others may sweep away at the same time; under another name, so that none finds a half of it. */
    private static void sweep(Path entry) {
        Path doomed = entry.resolveSibling(UNFINISHED + UUID.randomUUID());
        try {
            Files.move(entry, doomed, StandardCopyOption.ATOMIC_MOVE);
            delete(doomed);
        } catch (IOException | UncheckedIOException _) {
            // Another was faster. Whatever is left now is swept away later.
        }
    }

    /** A folder in the cache and when it was last asked for. */
    private record Entry(Path path, Instant lastUse) {}

    private static Instant lastUse(Path entry) {
        try {
            return Files.getLastModifiedTime(entry).toInstant();
        } catch (IOException _) {
            return Instant.now();
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
