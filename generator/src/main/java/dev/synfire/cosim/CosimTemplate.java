package dev.synfire.cosim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts of templates/cosim that go into a build as they are. */
final class CosimTemplate {
    private CosimTemplate() {}

    /** A file's text. */
    static String text(String name) {
        try (InputStream in = CosimTemplate.class.getResourceAsStream("/templates/cosim/" + name)) {
            if (in == null) {
                throw new IllegalStateException("templates/cosim/" + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
