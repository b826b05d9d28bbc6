package dev.synfire.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ImportChoicesTest {
    private static final String FILE = "src/test/resources/nir/lif_norse.nir";

    @Command(name = "some")
    private static final class Some {
        @Mixin
        private final NetworkArgument argument = new NetworkArgument();
    }

    private final StringWriter err = new StringWriter();

    private NetworkArgument parsed(String... words) {
        Some some = new Some();
        CommandLine line = new CommandLine(some).setErr(new PrintWriter(err));
        some.argument.addOldNames(line.getCommandSpec());
        line.parseArgs(words);
        return some.argument;
    }

    @Test
    void theOptionSaysWhatTheOptionsOfImportSay() {
        assertEquals(
                parsed(FILE, "--preset", "norse", "--dt", "1e-4", "--ticks", "20", "--input-values", "0..3")
                        .network(),
                parsed(FILE, "--import", "preset=norse,dt=1e-4", "--import=ticks=20,input-values=0..3")
                        .network());
        assertEquals(
                20,
                parsed(FILE, "--import", "preset=norse,dt=1e-4,ticks=20")
                        .network()
                        .ticks());
    }

    @Test
    void anOldNameIsAnsweredOnceWithTheNewForm() {
        NetworkArgument argument = parsed(FILE, "--preset", "norse", "--dt", "1e-4");
        argument.network();
        argument.network();
        assertEquals(
                1,
                err.toString()
                        .lines()
                        .filter(line ->
                                line.equals("hint: write --import preset=norse,dt=1e-4 instead of --preset, --dt,"
                                        + " which only synfire import has from the next version on"))
                        .count(),
                err::toString);
    }

    @Test
    void theNewFormIsNotAnsweredWithAHint() {
        parsed(FILE, "--import", "preset=norse,dt=1e-4").network();
        assertTrue(err.toString().lines().noneMatch(line -> line.startsWith("hint")), err::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prest=norse | unknown-key | there is no key 'prest', expected one of current, dt, feed,",
                "prest=norse | unknown-key | did you mean preset?",
                "zebra=1 | unknown-key | synfire import --help says what they are",
                "preset | wrong-pair | 'preset' is no KEY=VALUE; write for example --import preset=norse,ticks=100",
                "input-range=0,1 | wrong-pair | a range as input-range=0..1",
                "dt=1,dt=2 | duplicate-key | 'dt' is given more than once",
                "preset=norse,ticks=0 | out-of-range | write --import ticks=1"
            })
    void aWrongPairIsAnsweredWithWhatToWrite(String pairs, String code, String answer) {
        Problem problem = assertThrows(
                Problem.class, () -> parsed(FILE, "--import", pairs).network());
        assertEquals(code, problem.code());
        assertTrue(problem.getMessage().startsWith("--import"), problem.getMessage());
        assertTrue(problem.getMessage().contains(answer), problem.getMessage());
    }

    @Test
    void theOptionIsRefusedForANetworkFile() {
        NetworkArgument argument = parsed("../examples/neuron", "--import", "preset=norse");
        assertEquals(
                "unused-option", assertThrows(Problem.class, argument::network).code());
        assertEquals(Path.of("../examples/neuron"), argument.path());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--reset and --reset-when say otherwise. | --import reset and --import reset-when say otherwise.",
                "write for example --input-range 0,1: an input | write for example --import input-range=0..1: an input",
                "give --dt SECONDS, or another | give --import dt=SECONDS, or another",
                "leave --input-bits out | leave --import input-bits out",
                "name some with --inputs | name some with --inputs"
            })
    void messagesNameTheNewForm(String old, String now) {
        assertEquals(now, new ImportChoices().inNewForm(old));
    }
}
