package dev.synfire.cli;

import dev.synfire.board.Board;
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
     * @param readsFlash whether the core reads the flash when it starts
     * @param loadedByHost whether the host sends weights
     * @param more lines of the summary
     */
    void print(
            BuildReport report,
            Path folder,
            Board.Program program,
            boolean readsFlash,
            boolean loadedByHost,
            List<String> more) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.line(report));
        } else {
            BuildSummary.lines(report).forEach(out::println);
            loading(folder.resolve(report.bitstream()), program, readsFlash).forEach(out::println);
            if (loadedByHost) {
                sending(folder.resolve("weights.load"), report.baud()).forEach(out::println);
            }
            more.forEach(out::println);
        }
        out.flush();
    }

    private static List<String> loading(Path bitstream, Board.Program program, boolean readsFlash) {
        String file = ShellWord.of(bitstream);
        return List.of(
                "  bitstream          " + bitstream,
                "  load it with       " + (readsFlash ? program.flashCommand(file) : program.command(file)));
    }

    private static List<String> sending(Path commands, int baud) {
        return List.of(
                "  then weights with  stty -F PORT " + baud + " raw -echo && cat " + ShellWord.of(commands)
                        + " > PORT",
                "                     after each reset; PORT is the board's, such as /dev/ttyUSB1");
    }
}
