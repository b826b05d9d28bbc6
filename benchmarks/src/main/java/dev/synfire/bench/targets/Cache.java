package dev.synfire.bench.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;

/** Results on disk, each a file of JSON under the hash of all that it depends on. */
record Cache(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    <T extends Record> Optional<T> get(String key, Class<T> type) {
        Path file = folder.resolve(key + ".json");
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
    }

    void put(String key, Record value) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.writeString(folder.resolve(key + ".partial"), JSON.writeValueAsString(value));
            Files.move(unfinished, folder.resolve(key + ".json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first 16 digits of the SHA-256 of things as they are written. */
    static String hash(Object... things) {
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
