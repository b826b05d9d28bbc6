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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ExploreCommandTest {
    private static final String LIF = Path.of("..", "examples", "digits-lif").toString();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutPointsAllIsEstimated() {
        Path made = folder.resolve("made");

        assertEquals(0, run(LIF, "--board", "icebreaker", "--points", "0", "-o", made.toString()));
        assertTrue(out.toString().lines().filter(line -> line.startsWith("*  ")).count() >= 3, out::toString);
        assertTrue(Files.exists(made.resolve("explore.svg")));
        assertTrue(Files.exists(made.resolve("explore.json")));
    }

    @Test
    void theClockIsTakenAsItIsWritten() throws IOException {
        Path made = folder.resolve("made");

        assertEquals(0, run(LIF, "--board", "icebreaker", "--points", "0", "--clock", "33.5", "-o", made.toString()));
        String told = Files.readString(made.resolve("explore.json"));
        assertTrue(told.replace(" ", "").contains("\"clockMHz\":33.5"), told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lanes  | 1,x    | --lanes: error[wrong-lanes]: \"x\" is not a number of lanes",
                "--goal   | speed  | --goal: error[wrong-goal]: there is no goal \"speed\"",
                "--jobs   | 0      | --jobs: error[out-of-range]: jobs is 0, expected 1 to 1000",
                "--points | -1     | --points: error[out-of-range]: points is -1, expected 0 to 100",
                "--clock  | 1000   | --clock: error[out-of-range]: \"1000\" is no number of MHz above 0 and below 1000; write one, such as 24",
                "--clock  | fast   | --clock: error[out-of-range]: \"fast\" is no number of MHz above 0 and below 1000; write one, such as 24",
                "--clock  | NaN    | --clock: error[out-of-range]: \"NaN\" is no number of MHz",
                "--clock  | 0.0    | --clock: error[out-of-range]: \"0.0\" is no number of MHz"
            })
    void badOptionsAreToldInALine(String option, String value, String message) {
        Path made = folder.resolve("made");

        assertEquals(2, run(LIF, "--board", "icebreaker", option, value, "-o", made.toString()));
        assertTrue(err.toString().startsWith(message), err::toString);
        assertFalse(Files.exists(made));
    }

    @Test
    void aFolderThatExploreDidNotMakeIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "precious");

        assertEquals(2, run(LIF, "--board", "icebreaker", "--points", "0", "-o", folder.toString()));
        assertTrue(err.toString().contains("error[output-folder]"), err::toString);
    }

    @Test
    void anExplorationIsReplacedByTheNextAndOtherFilesStay() throws IOException {
        String made = folder.resolve("made").toString();
        String[] arguments = {LIF, "--board", "icebreaker", "--points", "0", "-o", made};
        assertEquals(0, run(arguments), err::toString);
        Path notes = Files.writeString(Path.of(made, "notes.txt"), "precious");
        assertEquals(0, run(arguments), err::toString);
        assertEquals("precious", Files.readString(notes));

        Path picture = Files.writeString(Path.of(made, "explore.svg"), "with arrows");
        assertEquals(2, run(arguments));
        assertTrue(err.toString().contains("error[changed-output]: explore.svg was changed"), err::toString);
        assertEquals("with arrows", Files.readString(picture));
    }

    private int run(String... arguments) {
        return new CommandLine(new ExploreCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((exception, line, _) -> {
                    line.getErr().println(exception.getMessage());
                    return ((Problem) exception).kind().exitCode();
                })
                .execute(arguments);
    }
}
