package dev.synfire.tool;

import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call of an external program, immutable.
 *
 * <p>The program reads no input, runs under LC_ALL=C.UTF-8 so that its messages can be parsed, and dies with its
 * children when the calling thread is interrupted, when its time is over, or when the JVM ends.
 *
 * {@snippet :
 * Tools.find(Tools.YOSYS);
 * Command.of(Tools.YOSYS)
 *         .with("-s", "synth.ys")
 *         .in(buildFolder)
 *         .log(buildFolder.resolve("yosys.log"))
 *         .watching(line -> line.startsWith("Executing ") ? Optional.of(line.substring(10)) : Optional.empty())
 *         .run(progress, "Synthesising");
 * }
 *
 * @param program the executable
 * @param arguments what follows it
 * @param folder its working folder; empty: that of the JVM
 * @param environment variables set on top of the JVM's own
 * @param log where its output goes while it runs, written anew; empty: nowhere
 * @param limit how long it may take; then it is taken to hang, and ended
 * @param phase what a line of output says about where the program is, shown as the current phase
 */
public record Command(
        Path program,
        List<String> arguments,
        Optional<Path> folder,
        Map<String, String> environment,
        Optional<Path> log,
        Duration limit,
        Function<String, Optional<String>> phase) {

    /** How long a program may take unless its command says otherwise; far more than any of them needs. */
    static final Duration LIMIT = Duration.ofHours(hours());

    /** The exit code of a program that a terminal's Ctrl-C ended: it reaches every program of the foreground. */
    private static final int CONTROL_C = 128 + 2;

    /** The environment variable with the hours that a program may take. */
    static final String PATIENCE = "SYNFIRE_TOOL_HOURS";

    public Command {
        arguments = List.copyOf(arguments);
        environment = new LinkedHashMap<>(environment);
    }

    /** The program of this path, without arguments. */
    public static Command of(Path program) {
        return new Command(
                program, List.of(), Optional.empty(), Map.of(), Optional.empty(), LIMIT, _ -> Optional.empty());
    }

    /**
     * The tool on PATH, without arguments.
     *
     * @throws Problem if it cannot be used, as {@link Tools#find}
     */
    public static Command of(Tool tool) {
        return of(Tools.find(tool).path());
    }

    /** With these arguments after those it has. */
    public Command with(String... more) {
        return with(Arrays.asList(more));
    }

    /** With these arguments after those it has. */
    public Command with(List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return new Command(program, all, folder, environment, log, limit, phase);
    }

    public Command in(Path workingFolder) {
        return new Command(program, arguments, Optional.of(workingFolder), environment, log, limit, phase);
    }

    public Command environment(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put(name, value);
        return new Command(program, arguments, folder, all, log, limit, phase);
    }

    /** Writes the output to this file while it comes; a failure names the file. */
    public Command log(Path file) {
        return new Command(program, arguments, folder, environment, Optional.of(file), limit, phase);
    }

    /** With this long to end. */
    public Command within(Duration time) {
        return new Command(program, arguments, folder, environment, log, time, phase);
    }

    /** Shows as current phase what the function makes of the latest line for which it has something to say. */
    public Command watching(Function<String, Optional<String>> phaseOfLine) {
        return new Command(program, arguments, folder, environment, log, limit, phaseOfLine);
    }

    /**
     * Runs to the end.
     *
     * @param what what the user is shown, such as Synthesising
     * @throws Problem (exit code 3) if the program cannot be started, ends with another exit code than 0 or not in
     *     time; (exit code 130) if the thread is interrupted (its interrupt flag stays set)
     */
    public Completed run(Progress progress, String what) {
        Completed completed = attempt(progress, what);
        if (completed.exitCode() != 0) {
            throw failure(completed);
        }
        return completed;
    }

    /** Like {@link #run}, but any exit code will do. */
    public Completed attempt(Progress progress, String what) {
        try (Progress.Task task = progress.begin(what)) {
            Completed completed = new Run(this, task).toTheEnd();
            if (completed.exitCode() == 0) {
                task.done();
            }
            return completed;
        }
    }

    /** How a run of this command that came to a bad end is told. */
    public Problem failure(Completed completed) {
        return completed.exitCode() == CONTROL_C ? Failure.interrupted(this) : Failure.of(this, completed);
    }

    /** Six, or what the user sets where a machine is that slow or a design that large. */
    private static int hours() {
        String given = System.getenv().getOrDefault(PATIENCE, "");
        return given.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(given) : 6;
    }

    /** The program's file name. */
    public String name() {
        return program.getFileName().toString();
    }

    /** The command as one types it into a shell. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(program.toString()), arguments.stream())
                .map(ShellWord::of)
                .collect(Collectors.joining(" "));
    }
}
