package dev.synfire.cosim;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/** The texts of templates/cosim: C++ for the models, and Verilator's control file. */
final class CosimTemplate {
    private static final VelocityEngine ENGINE = new VelocityEngine();

    static {
        ENGINE.setProperty("runtime.strict_mode.enable", true);
        ENGINE.setProperty("parser.space_gobbling", "lines");
    }

    private CosimTemplate() {}

    /** A file as it is. */
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

    /** A Velocity template with its variables filled in. */
    static String fill(String name, Map<String, ?> variables) {
        StringWriter out = new StringWriter();
        VelocityContext context = new VelocityContext();
        variables.forEach(context::put);
        ENGINE.evaluate(context, out, name, text(name));
        return out.toString();
    }
}
