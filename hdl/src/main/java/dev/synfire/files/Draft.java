package dev.synfire.files;

import dev.synfire.problem.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes files where nobody looks for them yet: in an {@link OutputFolder} or an entry of a {@link FolderCache} before it has
 * its name, and logs, which are read while they grow. Folders above a file are made.
 */
public final class Draft {
    private Draft() {}

    /**
     * Writes a text in UTF-8.
     *
     * @throws Problem disk-full or unwritable
     */
    public static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes.
     *
     * @throws Problem disk-full or unwritable
     */
    public static Path write(Path file, byte[] bytes) {
        try {
            folderOf(file);
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /**
     * Copies a file.
     *
     * @throws Problem disk-full or unwritable
     */
    public static void copy(Path from, Path to) {
        try {
            folderOf(to);
            Files.copy(from, to);
        } catch (IOException e) {
            throw Unwritable.of(to, e);
        }
    }

    /**
     * Opens a text that is written bit by bit.
     *
     * @throws Problem disk-full or unwritable
     */
    public static BufferedWriter open(Path file) {
        try {
            folderOf(file);
            return Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /**
     * Deletes a file or a folder with all that is in it, if it is there.
     *
     * @throws Problem unwritable
     */
    public static void delete(Path path) {
        try {
            Tree.delete(path);
        } catch (IOException e) {
            throw Unwritable.of(path, e);
        }
    }

    private static void folderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }
}
