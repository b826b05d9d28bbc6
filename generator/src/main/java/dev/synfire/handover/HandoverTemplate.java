package dev.synfire.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/** The texts of templates/handover. */
final class HandoverTemplate {
    private static final VelocityEngine ENGINE = new VelocityEngine();

    static {
        ENGINE.setProperty("runtime.strict_mode.enable", true);
        ENGINE.setProperty("parser.space_gobbling", "lines");
    }

    private HandoverTemplate() {}

    /** A template with its variables filled in. The variable dollar is the character itself. */
    static String fill(String name, Map<String, ?> variables) {
        try (InputStream in = HandoverTemplate.class.getResourceAsStream("/templates/handover/" + name)) {
            if (in == null) {
                throw new IllegalStateException("templates/handover/" + name + " is not in the jar");
            }
            VelocityContext context = new VelocityContext();
            variables.forEach(context::put);
            context.put("dollar", "$");
            StringWriter out = new StringWriter();
            ENGINE.evaluate(context, out, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
