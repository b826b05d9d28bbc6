package dev.synfire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellWordTest {
    @TempDir
    Path folder;

    /** Bash itself is the judge: it must hand the very word to a program. */
    @Test
    void bashReadsEachWordAsItIs() {
        List<String> words = List.of(
                "plain/path-1.bin",
                "with space",
                "it's",
                "\"quoted\"",
                "$HOME `id` $(id)",
                "a;b|c&d>e<f",
                "*?[a]~",
                "~",
                "tab\tand\nline 'x' \\ end",
                "",
                "!x",
                "{a,b}",
                "#no comment",
                "\u00e4\u4e2d");
        for (String word : words) {
            Completed completed = Command.of(Path.of("/bin/bash"))
                    .with("-c", "printf '<%s>' " + ShellWord.of(word))
                    .run(Progress.none(), "Printing");
            assertEquals("<" + word + ">", String.join("\n", completed.lines()));
        }
    }

    @Test
    void aPlainPathStaysAsItIs() {
        assertEquals("build/x-1/a.bin", ShellWord.of(Path.of("build/x-1/a.bin")));
        assertEquals("./-rf", ShellWord.of(Path.of("-rf")));
    }
}
