package dev.synfire.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One translation of Verilog to a C++ class by Verilator 5.006 or newer.
 *
 * <p>Registers and memories without a reset get random initial values at run time, and x is random too, so that a design
 * that relies on them gives itself away.
 *
 * @param top the top module
 * @param prefix the name of the C++ class
 * @param folder where the C++ files go
 * @param sources control files and Verilog, seen from the working folder
 * @param extra further arguments, such as --trace
 */
public record Verilator(String top, String prefix, Path folder, List<Path> sources, List<String> extra) {
    public Verilator {
        sources = List.copyOf(sources);
        extra = List.copyOf(extra);
    }

    /** The command; its working folder is still open. */
    public Command command() {
        return Command.of(Tools.VERILATOR).with(arguments());
    }

    /** What Verilator is told, on which the C++ depends besides the sources. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--cc", "-O3", "--flatten"));
        arguments.addAll(List.of("--x-initial", "unique", "--x-assign", "unique"));
        arguments.addAll(List.of("-Wno-fatal", "-Wno-lint", "-Wno-style"));
        arguments.addAll(List.of("--top-module", top, "--prefix", prefix, "--Mdir", folder.toString()));
        arguments.addAll(extra);
        sources.forEach(source -> arguments.add(source.toString()));
        return List.copyOf(arguments);
    }

    /** The folder with Verilator's own headers and run-time sources. */
    public static Path includeFolder() {
        Completed completed = Command.of(Tools.VERILATOR)
                .with("--getenv", "VERILATOR_ROOT")
                .within(Tools.ANSWER)
                .run(Progress.none(), "Asking Verilator for its folder");
        return Path.of(completed.lines().getLast().strip()).resolve("include");
    }
}
