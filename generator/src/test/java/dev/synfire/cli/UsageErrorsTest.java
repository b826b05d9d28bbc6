package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class UsageErrorsTest {
    private final StringWriter err = new StringWriter();

    private String told(String... arguments) {
        assertEquals(2, Synfire.commandLine().setErr(new PrintWriter(err)).execute(arguments));
        return err.toString();
    }

    @Test
    void anUnknownOptionIsToldWithTheNearestOne() {
        assertEquals(
                "error[usage]: unknown option: '--inptus'; did you mean --inputs? synfire evaluate --help tells what there is\n",
                told("evaluate", "examples/neuron", "--inptus"));
    }

    @Test
    void anUnknownCommandIsToldWithTheNearestOne() {
        assertEquals(
                "error[usage]: unmatched arguments from index 0: 'evalute', 'x'; did you mean evaluate? "
                        + "synfire --help tells what there is\n",
                told("evalute", "x"));
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertEquals(
                "error[usage]: missing required parameter: 'NETWORK'; synfire evaluate --help tells what there is\n",
                told("evaluate"));
    }

    @Test
    void withoutAnyWordTheUsageIsShown() {
        assertTrue(told().startsWith("Usage: synfire [-hV] COMMAND\n"), err.toString());
    }

    @Test
    void weightsComeFromTheFlashOrTheHost() {
        assertEquals(
                "--weights-from: error[unknown-value]: there is no 'hots', expected one of flash, host; choose one of them",
                told("build", "x", "--board", "icebreaker", "--weights-from", "hots")
                        .strip());
    }

    @Test
    void weightsDoNotComeFromAFlashThatIsNotKnown() {
        assertEquals(
                "--weights-from: error[no-flash]: 'flash', but the board file of ulx3s-25f names no spi-flash;"
                        + " write host, or leave the option out",
                told("build", "x", "--board", "ulx3s-25f", "--weights-from", "flash")
                        .strip());
    }
}
