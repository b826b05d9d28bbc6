package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FailuresTest {
    private static final Pattern REPORT = Pattern.compile("the report is in (\\S+)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A command that throws. */
    @Command(name = "throw")
    private static final class Throwing implements Callable<Integer> {
        private final Throwable thrown;

        @Option(names = "--json")
        private boolean json;

        @Option(names = "--inputs")
        private String inputs;

        Throwing(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public Integer call() throws Exception {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }
    }

    private CommandLine line() {
        return written(Synfire.commandLine());
    }

    private CommandLine written(CommandLine line) {
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    private int fail(Throwable thrown, String... more) {
        return written(Synfire.commandLine().addSubcommand(new Throwing(thrown)))
                .execute(Stream.concat(Stream.of("throw"), Stream.of(more)).toArray(String[]::new));
    }

    private Path report() {
        Matcher matcher = REPORT.matcher(err.toString());
        assertTrue(matcher.find(), err::toString);
        return Path.of(matcher.group(1));
    }

    private JsonNode json() {
        String text = out.toString();
        assertEquals(1, text.lines().count(), text);
        return new ObjectMapper().readTree(text);
    }

    @Test
    void everyKindOfProblemHasItsExitCodeAndItsObject() {
        List.of(
                        Problem.checkFailed("too-big", "x", "what", "instead"),
                        Problem.wrongInput("usage", "x", "what", ""),
                        Problem.toolFailed("tool-missing", "", "what", ""),
                        Problem.interrupted("yosys was interrupted", ""))
                .forEach(problem -> {
                    out.getBuffer().setLength(0);
                    err.getBuffer().setLength(0);
                    assertEquals(problem.kind().exitCode(), fail(problem, "--json"));
                    assertEquals(problem.getMessage() + "\n", err.toString());
                    assertEquals(problem.getMessage(), json().get("error").asString());
                    assertEquals(problem.code(), json().get("code").asString());
                });
        assertEquals(
                List.of(1, 2, 3, 130),
                List.of(Problem.Kind.values()).stream()
                        .map(Problem.Kind::exitCode)
                        .toList());
    }

    @Test
    void withoutJsonStandardOutputStaysEmpty() {
        assertEquals(1, fail(Problem.checkFailed("too-big", "x", "what", "")));
        assertEquals("", out.toString());
    }

    @Test
    void aFaultIsOneLineAndAFile() throws IOException {
        assertEquals(70, fail(new IllegalStateException("the cause"), "--json"));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString()
                .startsWith("error[internal]: a fault in Synfire itself, IllegalStateException in "
                        + "FailuresTest.java:"));
        assertEquals("internal", json().get("code").asString());
        assertEquals(err.toString().strip(), json().get("error").asString());
        String text = Files.readString(report());
        assertTrue(text.contains("java.lang.IllegalStateException: the cause\n\tat "), text);
        assertTrue(text.contains("\nJava 2"), text);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(report())));
        Files.delete(report());
    }

    @Test
    void theReportHoldsNothingPrivate() throws IOException {
        String home = System.getProperty("user.home") + "/secret-plan/weights.npy";
        assertEquals(
                70,
                fail(
                        new IOException("/data/patients/anna.csv is broken, " + home + " too"),
                        "--json",
                        "--inputs=/data/patients/anna.csv"));
        String text = Files.readString(report());
        assertTrue(text.contains("command: synfire throw --json --inputs=<*.csv>\n"), text);
        assertTrue(text.contains("java.io.IOException: <*.csv> is broken, <user.home>/secret-plan"), text);
        assertFalse(text.contains("anna"), text);
        Files.delete(report());
    }

    @Test
    void errorsOfTheJvmAreFaultsToo() throws IOException {
        assertEquals(70, fail(new StackOverflowError()));
        assertTrue(err.toString().contains("StackOverflowError"), err::toString);
        Files.delete(report());
    }

    @Test
    void memoryThatIsNotEnoughSaysWhatToDo() throws IOException {
        assertEquals(70, fail(new IllegalStateException(new OutOfMemoryError("Java heap space")), "--json"));
        assertEquals("out-of-memory", json().get("code").asString());
        assertTrue(err.toString().contains("JAVA_TOOL_OPTIONS=-Xmx8g"), err::toString);
        Files.delete(report());
    }

    @Test
    void aCommandLineThatCannotBeParsedAnswersInJsonToo() {
        assertEquals(2, line().execute("verify", "--no-such-option", "--json", "x"));
        assertEquals("usage", json().get("code").asString());
    }

    @Test
    void everyCommandTakesJson() {
        var without = new TreeSet<>(Synfire.commandLine().getSubcommands().keySet());
        without.removeIf(name -> Synfire.commandLine()
                .getSubcommands()
                .get(name)
                .getCommandSpec()
                .optionsMap()
                .containsKey("--json"));
        assertEquals(new TreeSet<>(), without);
    }

    @Test
    void numbersOfOptionsAreReadStrictly() {
        for (String number : List.of("1d", "0x10", "NaN", "\u0663", "1_000", "99999999999999999999", "1.5", "")) {
            assertEquals(2, line().execute("verify", "x", "--samples", number));
        }
        for (String number : List.of("1d", "0x1p3", "NaN", "Infinity", "\u0661", "1f")) {
            err.getBuffer().setLength(0);
            assertEquals(2, line().execute("verify", "x", "--input-scale", number));
            assertTrue(err.toString().contains("'" + number + "' is not a number"), err::toString);
        }
    }
}
