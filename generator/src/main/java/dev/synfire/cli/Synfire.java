package dev.synfire.cli;

import dev.synfire.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command synfire. Exit codes: 0 done, 1 a check failed, 2 wrong input or usage, 3 a tool is missing or failed. */
@Command(
        name = "synfire",
        mixinStandardHelpOptions = true,
        version = "synfire 0.1.0",
        description = "Turns neural networks into neuromorphic cores for FPGAs.",
        subcommands = {
            BoardsCommand.class,
            BuildCommand.class,
            ReweightCommand.class,
            DoctorCommand.class,
            EvaluateCommand.class,
            ExploreCommand.class,
            ExportCommand.class,
            GenerateCommand.class,
            ImportCommand.class,
            NewCommand.class,
            ProgramCommand.class,
            RunCommand.class,
            ServeCommand.class,
            VerifyCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Synfire {
    private Synfire() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    /** The command line with its way of telling errors. */
    static CommandLine commandLine() {
        return new CommandLine(new Synfire())
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> {
                    if (exception instanceof Problem problem) {
                        commandLine.getErr().println(problem.getMessage());
                        return problem.kind().exitCode();
                    }
                    throw exception;
                });
    }
}
