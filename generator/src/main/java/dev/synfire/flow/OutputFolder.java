package dev.synfire.flow;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a command makes: filled under another name and renamed when it is complete, so that a folder of the
 * right name is always whole. What an earlier run left unfinished is thrown away.
 *
 * <p>After a failure the unfinished folder stays for its logs; after an interruption nothing stays.
 */
public final class OutputFolder implements AutoCloseable {
    private static final String UNFINISHED = ".partial";
    private static final String REPLACED = ".replaced";
    /** What a folder must hold so that it may be replaced. */
    private static final String MARK = "manifest.json";

    private final Path folder;
    private final Path unfinished;
    private final Thread atInterrupt;

    private OutputFolder(Path folder) throws IOException {
        this.folder = folder;
        this.unfinished = sibling(UNFINISHED);
        delete(unfinished);
        Files.createDirectories(unfinished);
        this.atInterrupt = new Thread(() -> deleteQuietly(unfinished), "remove " + unfinished);
        Runtime.getRuntime().addShutdownHook(atInterrupt);
    }

    /**
     * Starts a folder.
     *
     * @throws Problem if something else than an earlier output is at that place, or nothing can be written there
     */
    public static OutputFolder start(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (absolute.getParent() == null || Files.exists(absolute) && !replaceable(absolute)) {
            throw Problem.wrongInput(
                    "output-folder",
                    folder.toString(),
                    "there is something that Synfire did not make",
                    "name another folder with -o, or remove it");
        }
        try {
            return new OutputFolder(absolute);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static boolean replaceable(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names =
                    entries.map(path -> path.getFileName().toString()).toList();
            return names.isEmpty() || names.contains(MARK);
        } catch (IOException e) {
            return false;
        }
    }

    /** Where to write now. */
    public Path path() {
        return unfinished;
    }

    /** Writes a text file, with the folders above it. */
    public Path write(String name, String text) {
        Path file = unfinished.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Gives the folder its name, in place of an earlier one. */
    public Path complete() {
        try {
            Path replaced = sibling(REPLACED);
            delete(replaced);
            if (Files.exists(folder)) {
                Files.move(folder, replaced);
            }
            Files.move(unfinished, folder);
            delete(replaced);
            return folder;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook is at work.
        }
    }

    private Path sibling(String suffix) {
        return folder.resolveSibling(folder.getFileName() + suffix);
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException | UncheckedIOException _) {
            // Nobody is left to tell.
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> entries = Files.walk(folder)) {
            all = entries.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    private static Problem unwritable(Path path, IOException e) {
        return Problem.wrongInput("unwritable", path.toString(), "can't be written: " + e.getMessage(), "");
    }
}
