package dev.synfire.files;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.UUID;

/**
 * A single file that a command makes: written under a name of its own beside it and renamed when it is complete, so that it is
 * whole or as it was. A file that is there is replaced only if it is of the same {@link FileKind}; a link is followed, and a
 * device or a pipe written to directly. Folders above it are made. Rights are as the umask says, or those of the file that is
 * replaced.
 *
 * {@snippet :
 * try (OutputFile output = OutputFile.start(path, kind)) {
 *     output.write("text");
 *     output.complete();
 * }
 * }
 */
public final class OutputFile implements AutoCloseable {
    private final Path named;
    private final FileKind kind;
    private final Optional<NewFolders> made;
    private final Path file;
    private final boolean direct;
    private final Path unfinished;
    private final AtInterrupt atInterrupt;
    private boolean completed;

    private OutputFile(Path named, FileKind kind) throws IOException {
        this.named = named;
        this.kind = kind;
        this.direct = isDevice(named);
        Path absolute = named.toAbsolutePath();
        Path folder = absolute.getParent();
        this.made = direct ? Optional.empty() : Optional.of(NewFolders.make(folder));
        this.file = direct || !Files.exists(absolute)
                ? folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName())
                : absolute.toRealPath();
        this.unfinished = direct
                ? absolute
                : file.resolveSibling(".synfire-" + UUID.randomUUID().toString().substring(0, 8) + ".partial");
        if (!direct) {
            try {
                Files.createFile(unfinished);
            } catch (IOException e) {
                made.ifPresent(NewFolders::remove);
                throw e;
            }
        }
        this.atInterrupt = new AtInterrupt(this::discard);
    }

    /**
     * Starts a file.
     *
     * @throws Problem exists or other-file if something is there that stays, disk-full or unwritable
     */
    public static OutputFile start(Path file, FileKind kind) {
        check(file, kind);
        try {
            return new OutputFile(file, kind);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /**
     * Makes sure that a file may be written: for a command that works long before it writes.
     *
     * @throws Problem exists or other-file if something is there that stays
     */
    public static void check(Path file, FileKind kind) {
        if (isDevice(file)) {
            return;
        }
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            throw Problem.wrongInput(
                    "unwritable", file.toString(), "it is a link to something that is not there", "remove the link");
        }
        if (file.toAbsolutePath().normalize().getFileName() == null) {
            throw Problem.wrongInput("other-file", file.toString(), "it is a folder", kind.instead());
        }
        kind.check(file);
    }

    /** Writes a text in UTF-8 as a whole file. */
    public static void write(Path file, FileKind kind, String text) {
        try (OutputFile output = start(file, kind)) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.complete();
        }
    }

    /** Devices and pipes are there already and can't be replaced. */
    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /** Where to write now. */
    public Path path() {
        return unfinished;
    }

    /** Writes all of it. */
    public void write(byte[] bytes) {
        try {
            Files.write(unfinished, bytes, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw Unwritable.of(named, e);
        }
    }

    /** Gives the file its name. */
    public void complete() {
        if (direct) {
            return;
        }
        kind.check(file);
        try {
            keepRights();
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            synchronized (this) {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                completed = true;
            }
            Tree.sync(file.getParent());
        } catch (IOException e) {
            throw Unwritable.of(named, e);
        }
    }

    private void keepRights() throws IOException {
        var view = Files.getFileAttributeView(unfinished, PosixFileAttributeView.class);
        if (view != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            view.setPermissions(Files.getPosixFilePermissions(file));
        }
    }

    /** Leaves everything as it was, unless the file is complete. */
    @Override
    public void close() {
        atInterrupt.close();
        discard();
    }

    private synchronized void discard() {
        if (!completed && !direct) {
            Tree.deleteQuietly(unfinished);
            made.ifPresent(NewFolders::remove);
        }
    }
}
