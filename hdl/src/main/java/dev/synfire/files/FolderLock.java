package dev.synfire.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write into a folder, which one at a time has, of all processes: a lock on the file .NAME.synfire-lock beside the
 * folder, which is empty and there as long as somebody has it. It ends with the process, however that ends.
 */
final class FolderLock implements AutoCloseable {
    /** Locks of this process: the operating system tells processes apart, not threads. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The lock of a folder, which need not be there; empty if somebody else has it. */
    static Optional<FolderLock> of(Path folder) throws IOException {
        Path file = folder.resolveSibling("." + folder.getFileName() + ".synfire-lock");
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<FolderLock> lock = Optional.empty();
        try {
            lock = locked(file).map(channel -> new FolderLock(file, channel));
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    /**
     * Whoever had the lock before may have removed the file after it was opened here: then the lock is on nothing. The file is
     * opened once only: closing it a second time would end the lock (POSIX, fcntl).
     */
    private static Optional<FileChannel> locked(Path file) throws IOException {
        while (true) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException _) {
                // Somebody has the lock, or had it and was killed.
            }
            try {
                Object before = key(file);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                boolean mine = false;
                try {
                    if (channel.size() > 0) {
                        throw new FileAlreadyExistsException(file.toString());
                    }
                    if (channel.tryLock() == null) {
                        return Optional.empty();
                    }
                    mine = Objects.equals(before, key(file));
                } finally {
                    if (!mine) {
                        channel.close();
                    }
                }
                if (mine) {
                    return Optional.of(channel);
                }
            } catch (OverlappingFileLockException _) {
                return Optional.empty();
            } catch (NoSuchFileException _) {
                // Once more.
            }
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                Files.deleteIfExists(file);
                channel.close();
            }
        } catch (IOException _) {
            // The file stays: the next one takes it.
        } finally {
            HELD.remove(file);
        }
    }
}
