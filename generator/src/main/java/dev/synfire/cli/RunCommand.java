package dev.synfire.cli;

import dev.synfire.board.link.Identity;
import dev.synfire.cli.options.Design;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.Ports;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.cli.options.SimulationOptions;
import dev.synfire.fixed.IntVector;
import dev.synfire.host.LiveCore;
import dev.synfire.host.SampleRun;
import dev.synfire.importer.Dataset;
import dev.synfire.problem.Problem;
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

/** Lets a board compute samples. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a board, real or virtual, compute samples, and says how well and how fast.",
            "NETWORK may be the folder of a build. Ctrl-C ends after the current sample, or between two of its ticks; the"
                    + " board stays usable. The exit code is 1 if --compare finds a difference."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private Ports ports;

    @Mixin
    private SimulationOptions simulation;

    @Option(names = "--inputs", paramLabel = "FILE", description = "Samples; those beside the network if not given.")
    private Optional<Path> inputs = Optional.empty();

    @Option(names = "--labels", paramLabel = "FILE", description = "The label of each sample.")
    private Optional<Path> labels = Optional.empty();

    @Option(names = "--samples", paramLabel = "N", description = "Take the first N samples only.")
    private Optional<Integer> samples = Optional.empty();

    @Option(names = "--compare", description = "Compare every answer with the golden model.")
    private boolean compare;

    @Option(names = "--list", description = "List every sample, not only the first ones.")
    private boolean list;

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; all else goes to standard error.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        Design design = Design.of(argument, quantizing, inputs);
        Dataset data = argument.dataset(design.described(), design.folder(), inputs, labels)
                .first(samples.orElse(Integer.MAX_VALUE));
        Progress progress = Progress.onStandardError();
        try (LiveCore core = ports.connect(design, simulation, progress);
                Interruption interruption = Interruption.awaited()) {
            design.build()
                    .flatMap(Design.Built::weights)
                    .filter(_ -> !ports.isVirtual())
                    .ifPresent(image -> core.load(image, progress));
            SampleRun run = SampleRun.of(
                    core,
                    data.samples(),
                    compare ? Optional.of(design.network()) : Optional.empty(),
                    interruption::hasCome,
                    progress);
            print(core, run, data.labels());
            return run.mismatches() == 0 ? 0 : Problem.Kind.CHECK_FAILED.exitCode();
        }
    }

    private void check() {
        if (samples.isPresent() && samples.get() < 1) {
            throw Problem.wrongInput(
                    "out-of-range", "--samples", "samples are " + samples.get() + ", expected at least 1", "");
        }
        if (simulation.isGiven() && !ports.isVirtual()) {
            throw Problem.wrongInput(
                    "unused-option",
                    simulation.given(),
                    "only a virtual board is simulated",
                    "add --on virtual, or leave it out");
        }
    }

    private void print(LiveCore core, SampleRun run, Optional<IntVector> expected) {
        Identity identity = core.identity();
        RunText text = new RunText(core.port(), ports.isVirtual(), identity, run, expected, compare);
        PrintWriter out =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.print(text.table(list));
        out.print(text.summary());
        out.flush();
        if (json) {
            spec.commandLine().getOut().println(text.json());
            spec.commandLine().getOut().flush();
        }
    }
}
