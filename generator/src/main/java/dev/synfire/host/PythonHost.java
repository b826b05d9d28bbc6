package dev.synfire.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The host program in Python that every build has beside its bitstream. */
public final class PythonHost {
    /** Its name in a build's folder. */
    public static final String FILE = "synfire_host.py";

    private PythonHost() {}

    /** Its text, the same in every build: a core says itself what it is. */
    public static String text() {
        try (InputStream in = PythonHost.class.getResourceAsStream("/templates/host/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException("templates/host/" + FILE + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
