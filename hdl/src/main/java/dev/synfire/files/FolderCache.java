package dev.synfire.files;

import dev.synfire.problem.Problem;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Folders of results by key, kept for the next run.
 *
 * <p>A result is built under a temporary name and renamed when it is complete and on the disk, so an interrupted build leaves
 * nothing half done, and of two processes that build the same thing the second simply finds it there. It has a list of its
 * files with their SHA-256, and one that is not as it was built is built again when it is asked for.
 *
 * @param root where they are; nothing else is there
 * @param most how many are kept: beyond that the oldest are deleted
 */
public record FolderCache(Path root, int most) {
    private static final String UNFINISHED = "building-";
    private static final Duration IN_USE = Duration.ofMinutes(15);

    /** Fills a new folder. */
    public interface Builder {
        void build(Path folder) throws IOException;
    }

    /**
     * The folder of that key, built now unless it is there and whole.
     *
     * @throws Problem disk-full or unwritable
     */
    public Path folder(String key, Builder builder) {
        Path folder = root.resolve(key);
        try {
            touch(folder); // first: whoever makes room meanwhile looks at it again before it sweeps
            if (isWhole(folder)) {
                return folder;
            }
            Files.createDirectories(root);
            Path work = Files.createDirectory(root.resolve(UNFINISHED + UUID.randomUUID()));
            try {
                builder.build(work);
                FileList.of(work).write(work);
                publish(work, folder);
            } finally {
                Tree.deleteQuietly(work);
            }
            prune();
            return folder;
        } catch (IOException e) {
            throw Unwritable.of(root, e);
        }
    }

    /** Notes that a folder is in use. */
    public static void touch(Path folder) {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        } catch (IOException _) {
            // Only makes it look older than it is.
        }
    }

    private static boolean isWhole(Path folder) {
        try {
            Optional<FileList> list = FileList.read(folder);
            return list.isPresent() && list.get().describes(folder);
        } catch (IOException | UncheckedIOException _) {
            return false; // Swept away meanwhile, or unreadable.
        }
    }

    /** Another may have built the same meanwhile; what is damaged gives way. */
    private void publish(Path work, Path folder) throws IOException {
        if (Files.exists(folder) && !isWhole(folder)) {
            sweep(folder);
        }
        try {
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
            Tree.sync(root);
        } catch (FileSystemException e) {
            if (!isWhole(folder)) {
                throw e;
            }
        }
    }

    private void prune() throws IOException {
        Instant recent = Instant.now().minus(IN_USE);
        List<Entry> oldestFirst;
        try (Stream<Path> paths = Files.list(root)) {
            // Others use the cache meanwhile: each time is looked up once, so that the order is one. Deleting takes
            // long
            // enough for some of these to be asked for again, so whether one is in use is looked up once more.
            oldestFirst = paths.map(path -> new Entry(path, lastUse(path)))
                    .sorted(Comparator.comparing(Entry::lastUse))
                    .toList();
        }
        int surplus = oldestFirst.size() - most;
        for (Entry entry : oldestFirst) {
            boolean abandoned = entry.path().getFileName().toString().startsWith(UNFINISHED);
            if ((surplus > 0 || abandoned)
                    && entry.lastUse().isBefore(recent)
                    && lastUse(entry.path()).isBefore(recent)) {
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
            Tree.delete(doomed);
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
}
