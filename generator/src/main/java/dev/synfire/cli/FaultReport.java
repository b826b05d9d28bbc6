package dev.synfire.cli;

import dev.synfire.tool.ShellWord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault of Synfire's own: one line for the screen, and a file with the rest in the system's temporary folder, readable by
 * its user only; in the working folder where there is no room in that one.
 *
 * <p>The file holds versions, the stack trace, and the command line without what is private: of the words that are neither
 * the command's nor an option's name only numbers are kept, and of paths the suffix; in messages of exceptions the same
 * words are replaced, and the home and the working folder.
 *
 * @param fault what was thrown
 * @param words of the command line
 */
record FaultReport(Throwable fault, List<String> words) {
    private static final Pattern KEPT = Pattern.compile("-{0,2}[a-z][a-z-]{0,30}|-{0,2}[0-9.]{1,20}");
    private static final Pattern SUFFIX = Pattern.compile(".*(\\.[A-Za-z0-9]{1,6})");

    /** The stable word for it: out-of-memory, or else internal. */
    String code() {
        return causes().anyMatch(OutOfMemoryError.class::isInstance) ? "out-of-memory" : "internal";
    }

    /** Writes the file and returns the line that names it. */
    String message() {
        String where = write().map(file -> "the report is in " + ShellWord.of(file))
                .orElse("no report about it could be written");
        return code().equals("internal")
                ? "error[internal]: a fault in Synfire itself, " + name() + "; please report it: " + where
                : String.format(
                        Locale.ROOT,
                        "error[out-of-memory]: the %,d MiB of memory that Java may use are not enough; allow more with"
                                + " JAVA_TOOL_OPTIONS=-Xmx8g, or use a smaller network or fewer samples; %s",
                        Runtime.getRuntime().maxMemory() >> 20,
                        where);
    }

    /** What was thrown, and the place in Synfire that threw it or called what did. */
    private String name() {
        String place = causes().reduce((_, last) -> last).stream()
                .flatMap(cause -> Stream.of(cause.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith("dev.synfire."))
                .findFirst()
                .map(frame -> " in " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        return fault.getClass().getSimpleName() + place;
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private Optional<Path> write() {
        String text = text();
        for (String folder : List.of(System.getProperty("java.io.tmpdir", "/tmp"), "")) {
            try {
                Path file = Files.createTempFile(Path.of(folder).toAbsolutePath(), "synfire-fault-", ".txt");
                return Optional.of(Files.writeString(file, text));
            } catch (IOException | RuntimeException _) {
                // The next folder is tried.
            }
        }
        return Optional.empty();
    }

    private String text() {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        return String.join(
                        "\n",
                        Synfire.VERSION,
                        "Java " + Runtime.version() + " of " + System.getProperty("java.vendor"),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB of memory for Java",
                        "command: synfire "
                                + words.stream().map(FaultReport::open).collect(Collectors.joining(" ")))
                + "\n\n" + withoutPrivate(trace.toString());
    }

    /** A word of the command line as the report may hold it. */
    private static String open(String word) {
        int equals = word.startsWith("-") ? word.indexOf('=') : -1;
        if (equals > 0) {
            return open(word.substring(0, equals)) + "=" + open(word.substring(equals + 1));
        }
        if (KEPT.matcher(word).matches() && !Files.exists(Path.of(word))) {
            return word;
        }
        var suffix = SUFFIX.matcher(word);
        return "<" + (suffix.matches() ? "*" + suffix.group(1) : "...") + ">";
    }

    private String withoutPrivate(String text) {
        String open = text;
        for (String word : words) {
            String value = word.substring(word.startsWith("-") ? word.indexOf('=') + 1 : 0);
            if (value.length() > 2 && !open(value).equals(value)) {
                open = open.replace(value, open(value));
            }
        }
        for (String property : List.of("user.dir", "user.home")) {
            String folder = System.getProperty(property, "");
            open = folder.length() > 1 ? open.replace(folder, "<" + property + ">") : open;
        }
        return open;
    }
}
