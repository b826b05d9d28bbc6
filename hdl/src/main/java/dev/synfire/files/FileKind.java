package dev.synfire.files;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a command writes into a single file, by which it knows whether a file that is there may be replaced: one of the same
 * kind may, and an empty one.
 *
 * @param name with its article, such as "a report of synfire evaluate"; empty if a file that is there always stays
 * @param same whether a file that is there is of this kind
 * @param instead what the user may do in place of overwriting something else
 */
public record FileKind(Optional<String> name, Predicate<Path> same, String instead) {
    private static final int BEGINNING = 4096;

    /** Synfire's own, in a place where only Synfire writes. */
    public static final FileKind ANY = new FileKind(Optional.of("a file"), _ -> true, "");

    /** A kind that is known by what a file holds. */
    public FileKind(String name, Predicate<Path> same, String instead) {
        this(Optional.of(name), same, instead);
    }

    /** A file that must not be there yet. */
    public static FileKind fresh(String instead) {
        return new FileKind(Optional.empty(), _ -> false, instead);
    }

    /**
     * Makes sure that a file may be written.
     *
     * @throws Problem exists or other-file if something is there that stays
     */
    void check(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        if (name.isEmpty()) {
            throw Problem.wrongInput("exists", file.toString(), "it is already there, and is left as it is", instead);
        }
        if (Files.isDirectory(file)) {
            throw Problem.wrongInput("other-file", file.toString(), "it is a folder", instead);
        }
        if (!isEmpty(file) && !same.test(file)) {
            throw Problem.wrongInput(
                    "other-file", file.toString(), "it is already there, and is not " + name.get(), instead);
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** The first 4,096 bytes of a file, each as a character; nothing if it can't be read. */
    public static String beginning(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
