package dev.synfire.cli;

import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.StrictNumbers;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command synfire.
 *
 * <p>Exit codes: 0 done, 1 a check failed, 2 wrong input or usage, 3 a tool is missing or failed, 70 a fault in Synfire
 * itself, 130 interrupted. Every failure is one message on standard error; with --json also one object on standard output,
 * with error, the message, and code, a stable word such as mismatch, too-big, too-slow, tool-missing, internal.
 */
@Command(
        name = "synfire",
        mixinStandardHelpOptions = true,
        version = Synfire.VERSION,
        description = "Turns neural networks into neuromorphic cores for FPGAs.",
        subcommands = {
            BoardsCommand.class,
            BuildCommand.class,
            CompletionCommand.class,
            ReweightCommand.class,
            DoctorCommand.class,
            EvaluateCommand.class,
            ExploreCommand.class,
            ExportCommand.class,
            GenerateCommand.class,
            ImportCommand.class,
            LearnCommand.class,
            ManCommand.class,
            NewCommand.class,
            ProgramCommand.class,
            ReportCommand.class,
            RunCommand.class,
            ServeCommand.class,
            TraceCommand.class,
            VerifyCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Synfire {
    static final String VERSION = "synfire 0.2.0";

    private Synfire() {}

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler((_, fault) -> end(internal(fault, args)));
        System.exit(run(args));
    }

    /** Runs one command line and returns its exit code. */
    public static int run(String... args) {
        try {
            return commandLine().execute(args);
        } catch (Throwable fault) { // before picocli runs a command, or in picocli itself
            return internal(fault, args);
        }
    }

    /**
     * Runs one command line within another program.
     *
     * @param out where the command prints its answer
     * @param err where it prints progress, notes and errors
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            return commandLine().setOut(out).setErr(err).execute(args);
        } catch (Throwable fault) { // before picocli runs a command, or in picocli itself
            return Failures.internal(fault, List.of(args), out, err);
        }
    }

    /** The command line with its way of saying what went wrong. */
    static CommandLine commandLine() {
        Failures failures = new Failures();
        CommandLine line = new CommandLine(new Synfire());
        for (CommandLine command : line.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            for (CommandSpec mixin : spec.mixins().values()) {
                if (mixin.userObject() instanceof NetworkArgument network) {
                    network.addOldNames(spec);
                }
            }
        }
        return StrictNumbers.in(HelpScreen.in(line))
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionStrategy(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static int internal(Throwable fault, String[] args) {
        return Failures.internal(
                fault, List.of(args), new PrintWriter(System.out, true), new PrintWriter(System.err, true));
    }

    /** Ends the JVM from any thread, also while it is ending already. */
    private static void end(int exitCode) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
        } catch (IllegalStateException _) {
            Runtime.getRuntime().halt(exitCode);
        }
        System.exit(exitCode);
    }
}
