package dev.synfire.hdl;

import dev.synfire.hdl.text.Names;
import dev.synfire.hdl.text.Quoted;
import java.util.Optional;

/**
 * A Verilog attribute, for the tools that read the Verilog: {@code (* keep *)}, {@code (* async_reg = "true" *)}.
 *
 * @param name  the attribute's name
 * @param value a string or a number; empty for one that is only there
 */
public record Attribute(String name, Optional<Object> value) {
    public Attribute {
        Names.checked(name);
    }

    /** One that is only there. */
    public static Attribute of(String name) {
        return new Attribute(name, Optional.empty());
    }

    /** One with a string. */
    public static Attribute of(String name, String value) {
        return new Attribute(name, Optional.of(value));
    }

    /** One with a number. */
    public static Attribute of(String name, long value) {
        return new Attribute(name, Optional.of(value));
    }

    /** The attribute as Verilog writes it. */
    @Override
    public String toString() {
        String text = value.map(given -> given instanceof String word ? " = " + Quoted.of(word) : " = " + given)
                .orElse("");
        return "(* " + name + text + " *)";
    }
}
