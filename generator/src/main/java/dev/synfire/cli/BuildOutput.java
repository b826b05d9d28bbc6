package dev.synfire.cli;

import dev.synfire.report.BuildReport;
import dev.synfire.report.BuildSummary;
import dev.synfire.report.ReportJson;
import dev.synfire.tool.ShellWord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what a build came to, and how it gets onto its board: a mixin. */
final class BuildOutput {
    @Option(names = "--json", description = "Print the report as one JSON object instead of the summary.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * Prints the report.
     *
     * @param folder of the build
     * @param loadedByHost whether the host sends weights
     * @param more lines of the summary
     */
    void print(BuildReport report, Path folder, boolean loadedByHost, List<String> more) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.line(report));
        } else {
            BuildSummary.lines(report).forEach(out::println);
            out.println("  bitstream          " + folder.resolve(report.bitstream()));
            out.println("  load it with       synfire program " + ShellWord.of(folder)
                    + (loadedByHost ? ", which sends the weights too" : ""));
            out.println("  use it with        synfire run " + folder + ", or synfire_host.py there");
            more.forEach(out::println);
        }
        out.flush();
    }
}
