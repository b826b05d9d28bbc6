package dev.synfire.hdl.verilog;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.slf4j.spi.SLF4JServiceProvider;

/** The Velocity templates under templates/, filled with values that Java has decided and printed. */
public final class Templates {
    private static final VelocityEngine ENGINE = engine();

    private Templates() {}

    private static VelocityEngine engine() {
        silenceMissingLogger();
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty("resource.loaders", "class");
        engine.setProperty(
                "resource.loader.class.class", "org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader");
        engine.setProperty("resource.loader.class.cache", "true");
        engine.setProperty("runtime.strict_mode.enable", "true");
        engine.setProperty("parser.space_gobbling", "lines");
        engine.init();
        return engine;
    }

    /**
     * Velocity logs with SLF4J, which warns on standard error in a program that has no logger. There, nobody would read
     * the log either.
     */
    private static void silenceMissingLogger() {
        String verbosity = "slf4j.internal.verbosity";
        if (System.getProperty(verbosity) == null
                && ServiceLoader.load(SLF4JServiceProvider.class).findFirst().isEmpty()) {
            System.setProperty(verbosity, "ERROR");
        }
    }

    /**
     * The template's text with the values filled in. A reference without a value is an error.
     *
     * @param name   the template's path under templates/, such as verilog/module.vm
     * @param values by reference name; maps, lists, strings and public records
     */
    public static String render(String name, Map<String, ?> values) {
        int room = 1000;
        for (Object value : values.values()) {
            room += value instanceof String part ? part.length() : 0;
        }
        StringWriter text = new StringWriter(room);
        ENGINE.getTemplate("templates/" + name, "UTF-8").merge(new VelocityContext(new HashMap<>(values)), text);
        return text.toString();
    }
}
