package dev.synfire.hdl.verilog;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Elaborated;
import java.util.SortedMap;
import java.util.TreeMap;

/** Prints components as Verilog. */
public final class Verilog {
    private Verilog() {}

    /** How the Verilog is to look. */
    public record Options(boolean sourceLines) {
        /** With source lines as trailing comments. */
        public static final Options DEFAULT = new Options(true);
    }

    /** Elaborates, checks and prints a component and everything in it. */
    public static Design emit(Component<?> top) {
        return emit(top, Options.DEFAULT);
    }

    /** Elaborates, checks and prints a component and everything in it. */
    public static Design emit(Component<?> top, Options options) {
        Elaborated elaborated = Elaborated.of(top);
        SortedMap<String, String> files = new TreeMap<>();
        return new Design(elaborated.moduleName(), files, new NameMap(elaborated));
    }
}
