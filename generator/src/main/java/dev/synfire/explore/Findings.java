package dev.synfire.explore;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * Results on disk, each a file under the hash of all that it depends on, so that a run that was interrupted goes on where it
 * was. Several threads may find things at once. A file is a line with the hash of what follows, and a line of JSON; one that is
 * damaged is as good as none.
 *
 * @param folder where they are
 */
public record Findings(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was found before, if it was. */
    public <T extends Record> Optional<T> get(String key, Class<T> type) {
        try {
            String[] lines = WholeFile.text(file(key)).split("\n", 2);
            return lines.length == 2 && lines[0].equals(hash(lines[1]))
                    ? Optional.of(JSON.readValue(lines[1], type))
                    : Optional.empty();
        } catch (Problem | JacksonException _) {
            return Optional.empty(); // Nothing is there, or it is no text, or of another version.
        }
    }

    /**
     * Keeps what was found.
     *
     * @throws Problem disk-full or unwritable if that fails
     */
    public void put(String key, Record value) {
        String text = JSON.writeValueAsString(value);
        OutputFile.write(file(key), FileKind.ANY, hash(text) + "\n" + text);
    }

    private Path file(String key) {
        return folder.resolve(key + ".found");
    }

    /** The first 16 digits of the SHA-256 of things as they are written. */
    public static String hash(Object... things) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object thing : things) {
                digest.update((thing + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has SHA-256
        }
    }
}
