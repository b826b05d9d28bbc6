package dev.synfire.importer.nir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The published files among the test resources. */
final class TestFiles {
    private TestFiles() {}

    static Path nir(String name) {
        return resource("/nir/" + name);
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(TestFiles.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The numbers of a .csv, a row per line. */
    static List<double[]> rows(String name) {
        return lines(name).stream()
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    static List<String> lines(String name) {
        try {
            return Files.readAllLines(nir(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
