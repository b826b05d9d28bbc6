package dev.synfire.explore;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;

/**
 * Results on disk, each a file of JSON under the hash of all that it depends on, so that a run that was interrupted goes on
 * where it was. Several threads may find things at once.
 *
 * @param folder where they are
 */
public record Findings(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was found before, if it was. */
    public <T extends Record> Optional<T> get(String key, Class<T> type) {
        Path file = folder.resolve(key + ".json");
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
    }

    /**
     * Keeps what was found.
     *
     * @throws Problem unwritable if that fails
     */
    public void put(String key, Record value) {
        Path file = folder.resolve(key + ".json");
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, key, ".partial");
            Files.writeString(unfinished, JSON.writeValueAsString(value));
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
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

    static Problem unwritable(Path path, IOException e) {
        return Problem.wrongInput("unwritable", path.toString(), "can't be written: " + e.getMessage(), "");
    }
}
