package dev.synfire.cli;

import dev.synfire.quantize.Quantized;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says on standard error what making integers of a network changed, a line a layer or all of it: a mixin. */
final class NotesOption {
    @Option(
            names = "--notes",
            description = "Tell everything that was rounded, clipped or approximated on the way to integers, with its"
                    + " numbers, instead of a line a layer.")
    private boolean all;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Says it; gives the integers back. */
    Quantized told(Quantized quantized) {
        PrintWriter err = spec.commandLine().getErr();
        if (all) {
            err.print(quantized.report().text());
        } else {
            err.println("In integers (--notes tells all of it):");
            err.print(quantized.report().summary());
        }
        err.flush();
        return quantized;
    }
}
