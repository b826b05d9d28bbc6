package dev.synfire.cli;

import dev.synfire.cli.options.Design;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.flow.BuildFlow;
import dev.synfire.flow.DesignFile;
import dev.synfire.flow.ReportFlow;
import dev.synfire.importer.Dataset;
import dev.synfire.problem.Problem;
import dev.synfire.report.BuildPage;
import dev.synfire.report.BuildReport;
import dev.synfire.report.PageFile;
import dev.synfire.report.ReportJson;
import dev.synfire.tool.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the page of a finished build anew. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the page of a finished build anew, with samples of your choice and what synfire explore has found.",
            "NETWORK is the folder of the build. Nothing is synthesised or placed; the first samples are simulated in the JVM."
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private NetworkArgument argument;

    @Option(names = "--inputs", paramLabel = "FILE", description = "Samples; those beside the network if not given.")
    private Optional<Path> inputs = Optional.empty();

    @Option(names = "--labels", paramLabel = "FILE", description = "What the samples show.")
    private Optional<Path> labels = Optional.empty();

    @Option(
            names = "--explored",
            paramLabel = "DIR",
            description = "What synfire explore wrote; build/explore/NETWORK-BOARD if not given.")
    private Optional<Path> explored = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.html",
            description = "Where the page goes; beside the build's folder, with its name, if not given.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--json", description = "Print the report as one JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path folder = argument.path();
        Path page = output.orElseGet(() -> beside(folder));
        if (!PageFile.isNamed(page)) {
            throw Problem.wrongInput(
                    "wrong-suffix", "-o", page + " does not end in .html", "name a file such as report.html");
        }
        Design design = Design.ofBuild(folder);
        if (page.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
            throw Problem.wrongInput(
                    "other-file",
                    page.toString(),
                    "the build's folder holds only what the build wrote",
                    "name a file outside of it");
        }
        PageFile.check(page);
        DesignFile file = design.build().orElseThrow().file();
        Progress progress = Progress.onStandardError();
        BuildFlow flow = design.on(Optional.empty(), progress)
                .from(new BuildFlow.Origin(file.input(), design.folder()))
                .explored(explored.orElseGet(
                        () -> ExploreCommand.folder(file.network().name(), file.board())));
        BuildReport report = new ReportFlow(folder, flow, data(design), progress).run();
        PageFile.write(page, BuildPage.text(report));
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? ReportJson.line(report) : "page: " + page);
        out.flush();
        return 0;
    }

    private static Path beside(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + ".html");
    }

    private Optional<Dataset> data(Design design) {
        try {
            return Optional.of(argument.dataset(design.described(), design.folder(), inputs, labels));
        } catch (Problem problem) {
            if (inputs.isEmpty() && problem.code().equals("missing-inputs")) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
