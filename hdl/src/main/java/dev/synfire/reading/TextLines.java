package dev.synfire.reading;

import dev.synfire.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a text file, one after the other, in the memory of one line. The text is UTF-8 with or without a byte-order
 * mark, which Excel and PowerShell write; lines end in LF, CR or both; a byte of 0 is no text.
 */
public final class TextLines implements AutoCloseable {
    static final String MARK = "\ufeff";

    private final Path file;
    private final int longest;
    private final String form;
    private final BufferedReader reader;
    private int number;

    private TextLines(Path file, int longest, String form, BufferedReader reader) {
        this.file = file;
        this.longest = longest;
        this.form = form;
        this.reader = reader;
    }

    /**
     * Opens a file.
     *
     * @param longest line that is read, in characters
     * @param form what to give instead if it is no such text: "give a text with a row of numbers a line"
     * @throws Problem missing-file or unreadable-file
     */
    public static TextLines open(Path file, int longest, String form) {
        WholeFile.exists(file, "");
        try {
            return new TextLines(file, longest, form, Files.newBufferedReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw WholeFile.unreadable(file.toString(), e);
        }
    }

    /**
     * The next line without its end; empty at the end of the file.
     *
     * @throws Problem not-utf8, line-too-long or unreadable-file
     */
    public Optional<String> next() {
        StringBuilder line = new StringBuilder();
        try {
            number++;
            int c = reader.read();
            if (c < 0) {
                number--;
                return Optional.empty();
            }
            for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
                if (c == 0) {
                    throw notText("it has a byte of 0, as UTF-16 and binary files do");
                }
                if (line.length() == longest) {
                    throw Problem.wrongInput(
                            "line-too-long", where(), "the line has more than " + longest + " characters", form);
                }
                line.append((char) c);
            }
            if (c == '\r') {
                reader.mark(1);
                if (reader.read() != '\n') {
                    reader.reset();
                }
            }
        } catch (CharacterCodingException _) {
            throw notText("it is not UTF-8 text");
        } catch (IOException e) {
            throw WholeFile.unreadable(file.toString(), e);
        }
        String text = line.toString();
        return Optional.of(number == 1 && text.startsWith(MARK) ? text.substring(1) : text);
    }

    /** The number of the latest line, counted from 1. */
    public int number() {
        return number;
    }

    /** File and latest line. */
    public String where() {
        return file + ":" + number;
    }

    private Problem notText(String what) {
        return Problem.wrongInput("not-utf8", where(), what, form + ", saved as UTF-8");
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw WholeFile.unreadable(file.toString(), e);
        }
    }
}
