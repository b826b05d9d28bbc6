package dev.synfire.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The faults that no stimulus can show, or that none has shown yet: src/test/resources/mutation/survivors.txt.
 */
record Survivors(Set<String> names) {
    private static final Path FILE = Path.of("src/test/resources/mutation/survivors.txt");

    static Survivors read() {
        Path home = Path.of(System.getProperty("synfire.home", ".."));
        try {
            List<String> lines = Files.readAllLines(home.resolve("generator").resolve(FILE));
            Set<String> names = new HashSet<>(lines);
            names.removeIf(line -> line.startsWith("#") || line.isBlank());
            return new Survivors(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
