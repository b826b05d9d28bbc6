package dev.synfire.cli;

import dev.synfire.problem.Problem;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import tools.jackson.databind.ObjectMapper;

/**
 * Ends a command line that failed: one message on standard error, an exit code, and with --json one object
 * {error, code} on standard output.
 */
final class Failures implements IExecutionStrategy, IExecutionExceptionHandler {
    /** The exit code of a fault of Synfire's own; EX_SOFTWARE of sysexits.h. */
    static final int INTERNAL = 70;

    /** Runs the command; errors of the JVM, which picocli lets pass, end here too. */
    @Override
    public int execute(ParseResult parsed) {
        CommandLine line = parsed.commandSpec().commandLine();
        try {
            return new RunLast().execute(parsed);
        } catch (Error fault) {
            return internal(fault, parsed.originalArgs(), line.getOut(), line.getErr());
        }
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult parsed) {
        return exception instanceof Problem problem
                ? problem(problem, parsed.originalArgs(), line.getOut(), line.getErr())
                : internal(exception, parsed.originalArgs(), line.getOut(), line.getErr());
    }

    /** Says what the user can mend. */
    static int problem(Problem problem, List<String> words, PrintWriter out, PrintWriter err) {
        say(problem.getMessage(), problem.code(), words, out, err);
        return problem.kind().exitCode();
    }

    /** Says that Synfire itself is at fault, and where the report about it is. */
    static int internal(Throwable fault, List<String> words, PrintWriter out, PrintWriter err) {
        FaultReport report = new FaultReport(fault, words);
        say(report.message(), report.code(), words, out, err);
        return INTERNAL;
    }

    private static void say(String message, String code, List<String> words, PrintWriter out, PrintWriter err) {
        err.println(message);
        err.flush();
        if (wantsJson(words)) {
            out.println(new ObjectMapper().writeValueAsString(object(message, code)));
            out.flush();
        }
    }

    /** What every failure has in JSON: error, the message, and code, its stable word. */
    static Map<String, Object> object(String message, String code) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("error", message);
        object.put("code", code);
        return object;
    }

    /** Looks at the words themselves: a command line that cannot be parsed wants its answer as JSON too. */
    private static boolean wantsJson(List<String> words) {
        return words.stream()
                .takeWhile(word -> !word.equals("--"))
                .anyMatch(word -> word.equals("--json") || word.equals("--json=true"));
    }
}
