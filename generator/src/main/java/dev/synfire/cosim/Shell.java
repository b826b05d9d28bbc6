package dev.synfire.cosim;

import dev.synfire.hdl.verilog.NameMap.TopPort;
import dev.synfire.hdl.verilog.Templates;
import java.util.List;
import java.util.Map;

/**
 * A module around a design, whose ports have names that mean nothing in C++. The ports of the top are members of the class
 * that Verilator writes; a design's own names would meet that class's functions (eval, trace), types (IData) and the macros of
 * C's headers (EOF, linux). Below the top every name has a path before it, and meets nothing.
 */
final class Shell {
    private static final String PREFIX = "synfire_";

    private Shell() {}

    /** The module's name; none of the design's. */
    static String name(Rtl rtl) {
        String name = PREFIX + "shell";
        while (rtl.files().containsKey(name + ".v")) {
            name += "_";
        }
        return name;
    }

    /** The design with the module around it; as it is where the ports are not known. */
    static Rtl around(Rtl rtl) {
        if (rtl.ports().isEmpty()) {
            return rtl;
        }
        String name = name(rtl);
        String text = Templates.render(
                "cosim/shell.v.vm", Map.of("name", name, "top", rtl.top(), "prefix", PREFIX, "ports", rtl.ports()));
        return new Rtl(
                name, rtl.clock(), rtl.reset(), rtl.withFile(name + ".v", text).files(), List.of());
    }

    /** The design's name of a port of the model. */
    static String inner(Rtl rtl, String port) {
        return rtl.ports().isEmpty() || !port.startsWith(PREFIX) ? port : port.substring(PREFIX.length());
    }

    /** How many scopes are above the design's top: TOP, and the module around it. */
    static int depth(List<TopPort> ports) {
        return ports.isEmpty() ? 1 : 2;
    }
}
