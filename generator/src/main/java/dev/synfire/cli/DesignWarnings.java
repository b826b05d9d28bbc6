package dev.synfire.cli;

import dev.synfire.hdl.Warning;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What in a design works but is hardly meant, told on standard error, one per line. */
final class DesignWarnings {
    private DesignWarnings() {}

    static void print(List<Warning> warnings, CommandSpec spec) {
        PrintWriter err = spec.commandLine().getErr();
        warnings.forEach(err::println);
        err.flush();
    }
}
