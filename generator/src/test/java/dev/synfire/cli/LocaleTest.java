package dev.synfire.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.synfire.tool.Command;
import dev.synfire.tool.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands print and write the same under every default locale. */
class LocaleTest {
    @TempDir
    Path folder;

    /** Runs some commands in a JVM of their own. */
    static final class Commands {
        private Commands() {}

        public static void main(String[] args) {
            String out = args[0];
            List.of(
                            List.of("new", out + "/fresh"),
                            List.of("boards"),
                            List.of("generate", "../examples/digits-lif", "-o", out + "/core", "--board", "icebreaker"),
                            List.of("evaluate", "../examples/iris", "--report", out + "/iris.json"),
                            List.of("verify", "../examples/iris", "--engine", "jvm", "--samples", "5", "--seed", "1"),
                            List.of("export", "../examples/digits-lif", "-o", out + "/x.nir", "--quantized"),
                            List.of("verify", "../examples/iris", "--samples", "-12345"))
                    .forEach(words -> System.out.println("exit " + Synfire.run(words.toArray(String[]::new))));
        }
    }

    private SortedMap<String, String> made(String language, String country) throws IOException {
        Path out = Files.createDirectory(folder.resolve(language));
        String printed = Command.of(Path.of(System.getProperty("java.home"), "bin", "java"))
                .with("-Duser.language=" + language, "-Duser.country=" + country, "-XX:TieredStopAtLevel=1")
                .with("-cp", System.getProperty("java.class.path"))
                .with(Commands.class.getName(), out.toString())
                .run(Progress.none(), "Running")
                .output();
        SortedMap<String, String> made = new TreeMap<>();
        made.put(
                "printed",
                printed.replace(out.toString(), "OUT").replaceAll("\\d+([.,]\\d+)* s\\b|seconds .*", "TIME"));
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = out.relativize(file).toString();
                made.put(
                        name,
                        Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                                .replace(out.toString(), "OUT")
                                .replaceAll("\"seconds\" : [0-9.E-]+", "TIME"));
            }
        }
        return made;
    }

    @Test
    void egyptAndTurkeyGetWhatAmericaGets() throws IOException {
        SortedMap<String, String> expected = made("en", "US");
        assertFalse(expected.get("printed").contains("exit 70"), expected.get("printed"));
        for (List<String> locale : List.of(List.of("ar", "EG"), List.of("tr", "TR"))) {
            SortedMap<String, String> found = made(locale.getFirst(), locale.getLast());
            assertEquals(expected.keySet(), found.keySet());
            expected.forEach((name, text) -> assertEquals(text, found.get(name), locale + ": " + name));
        }
    }
}
