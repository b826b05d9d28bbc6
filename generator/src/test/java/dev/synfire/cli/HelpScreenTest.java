package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a reader sees of commands: help, manual pages and completion. */
class HelpScreenTest {
    static Stream<String> commands() {
        return Synfire.commandLine().getSubcommands().keySet().stream();
    }

    private static String out(String... words) {
        StringWriter out = new StringWriter();
        assertEquals(0, Synfire.commandLine().setOut(new PrintWriter(out)).execute(words));
        return out.toString();
    }

    private static List<OptionSpec> shown(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfACommandFitsOnOneScreen(String command) {
        List<String> lines = out(command, "--help").lines().toList();
        assertTrue(lines.size() <= 50, () -> lines.size() + " lines");
        lines.forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void allOptionsOfACommandAreBehindHelpAllAndInItsManualPage(String command) {
        String all = out(command, "--help-all");
        CommandLine line = Synfire.commandLine().getSubcommands().get(command);
        String page = ManPage.text(line.getCommandSpec()).replace("\\-", "-");
        for (OptionSpec option : shown(line)) {
            assertTrue(all.contains(option.longestName()), option::longestName);
            assertTrue(page.contains(option.longestName()), option::longestName);
        }
    }

    @Test
    void theHelpOnOneScreenSaysWhereTheRestIs() {
        String help = out("build", "--help");
        assertTrue(help.contains("synfire build --help-all"), help);
        assertTrue(help.contains("--board"), help);
        assertFalse(help.contains("--leak-bits"), help);
        assertFalse(out("build", "--help-all").contains("--preset"), "old names of import are hidden");
    }

    @Test
    void theRootHelpFitsOnOneScreen() {
        assertTrue(out("--help").lines().count() <= 50);
    }

    @Test
    void everyCommandHasAManualPage(@TempDir Path folder) throws IOException {
        out("man", folder.toString());
        assertTrue(Files.readString(folder.resolve("synfire.1")).startsWith(".TH SYNFIRE 1 "));
        for (String command : commands().toList()) {
            String page = Files.readString(folder.resolve("synfire-" + command + ".1"));
            for (String section : List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS")) {
                assertTrue(page.contains("\n.SH " + section + "\n"), section);
            }
        }
        out("man", folder.toString()); // its own pages may be replaced
    }

    @Test
    void aFileOfOthersIsNotReplacedByAManualPage(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("synfire.1"), "mine");
        assertEquals(
                2,
                Synfire.commandLine()
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute("man", folder.toString()));
        assertEquals("mine", Files.readString(other));
        assertFalse(Files.exists(folder.resolve("synfire-build.1")));
    }

    /** The shell itself reads the script. */
    @Test
    void bashCompletesCommandsAndOptions(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("completion"), out("completion", "bash"));
        String words = "source " + script + "; COMP_WORDS=(synfire bui); COMP_CWORD=1; _complete_synfire;"
                + " echo \"${COMPREPLY[@]}\"; COMP_WORDS=(synfire build --boa); COMP_CWORD=2; _complete_synfire;"
                + " echo \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "-c", words)
                .redirectError(ProcessBuilder.Redirect.DISCARD) // compopt outside of a completion
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), said);
        assertEquals("build\n--board\n", said.replace(" \n", "\n"));
    }
}
