package dev.synfire.cli;

import dev.synfire.hdl.check.Warning;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what in a design works but is probably a mistake, one warning per line, on standard error. */
final class DesignWarnings {
    private DesignWarnings() {}

    static void print(List<Warning> warnings, CommandSpec spec) {
        PrintWriter err = spec.commandLine().getErr();
        warnings.forEach(err::println);
        err.flush();
    }
}
