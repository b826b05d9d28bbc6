package dev.synfire.reading;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads a whole file of bounded size. Devices and pipes, which have no end, are refused. */
public final class WholeFile {
    /** The largest text that is read where nothing smaller is said. */
    public static final long MOST_TEXT = 1 << 28;

    private WholeFile() {}

    /**
     * The file's bytes.
     *
     * @param most as many as are read; fewer where memory has no room for them
     * @param instead what to do if there are more
     * @throws Problem missing-file, file-too-large or unreadable-file
     */
    public static byte[] bytes(Path file, long most, String instead) {
        exists(file, "");
        long limit = Allowance.most(Math.min(most, Integer.MAX_VALUE - 16), 2);
        try (InputStream stream = Files.newInputStream(file)) {
            // Not the size that the file system tells: the file may grow, and those of /proc tell 0.
            byte[] bytes = Files.size(file) > limit ? new byte[0] : stream.readNBytes((int) limit + 1);
            if (bytes.length > limit || Files.size(file) > limit) {
                throw Problem.wrongInput(
                        "file-too-large",
                        file.toString(),
                        String.format(
                                Locale.ROOT,
                                "the file has %,d bytes, expected at most %,d",
                                Math.max(bytes.length, Files.size(file)),
                                limit),
                        instead);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /**
     * The text of a UTF-8 file, without a byte-order mark.
     *
     * @throws Problem missing-file, file-too-large, unreadable-file or not-utf8
     */
    public static String text(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file, MOST_TEXT, "check whether it is the right file")))
                    .toString();
            return text.startsWith(TextLines.MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw Problem.wrongInput("not-utf8", file.toString(), "it is not UTF-8 text", "save it as UTF-8");
        }
    }

    /** The lines of {@link #text}. */
    public static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    /**
     * Refuses what is no regular file.
     *
     * @param where who asks for it, for the message: a line of another file, or nothing
     * @throws Problem missing-file
     */
    public static void exists(Path file, String where) {
        if (!Files.isRegularFile(file)) {
            throw Problem.wrongInput(
                    "missing-file",
                    where,
                    "there is no file " + file,
                    Files.isDirectory(file) ? "it is a folder; name a file in it" : "check the name and the folder");
        }
    }

    /** The file, or a part of it, could not be read. */
    public static Problem unreadable(String where, Exception cause) {
        return Problem.wrongInput(
                "unreadable-file",
                where,
                "it can't be read: " + (cause.getMessage() == null ? cause : cause.getMessage()),
                "check that it is whole and that you may read it");
    }
}
