package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Verification without any tool. */
class VerifyInTheJvmTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int verify(String... arguments) {
        CommandLine line = new CommandLine(new VerifyCommand());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((exception, commandLine, _) -> {
            commandLine.getErr().println(exception.getMessage());
            return ((Problem) exception).kind().exitCode();
        });
        return line.execute(arguments);
    }

    @Test
    void aCoreIsHeldAgainstTheGoldenModel() {
        assertEquals(
                0,
                verify("../examples/digits-lif", "--engine", "jvm", "--samples", "30", "--stalls", "--seed", "3"),
                err::toString);
        assertTrue(out.toString().contains("engine           jvm\n"), out.toString());
        assertTrue(out.toString().contains("mismatches       0\n"), out.toString());
        // 30 samples of 16 ticks: two layers' markers, currents and membranes are thousands of values.
        assertTrue(out.toString().contains("ticks            480\n"), out.toString());
    }

    @Test
    void anEngineThatThereIsNotIsToldWithThoseThereAre() {
        assertEquals(2, verify("../examples/digits-lif", "--engine", "icarus"));
        assertEquals(
                "--engine: error[unknown-engine]: there is no engine icarus; say both, jvm, verilator\n",
                err.toString());
    }
}
