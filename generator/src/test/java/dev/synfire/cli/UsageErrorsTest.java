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
}
