package dev.synfire.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    Path folder;

    private List<List<Double>> numbers(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), text);
        return CsvFile.rows(
                file,
                row -> IntStream.range(0, row.columns()).mapToObj(row::number).toList());
    }

    private String problem(String text) {
        return assertThrows(Problem.class, () -> numbers(text)).getMessage().replace(folder + "/", "");
    }

    @Test
    void fieldsAreSeparatedInEveryUsualWay() throws IOException {
        for (String line : List.of("1,2,3", "1;2;3", "1\t2\t3", "1 2 3", " 1 , 2 ;\t3 ", "1,2,3 # 4", "1   2\t 3")) {
            assertEquals(List.of(List.of(1.0, 2.0, 3.0)), numbers(line), line);
        }
    }

    /** As Excel's "CSV UTF-8" and PowerShell write it. */
    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        assertEquals(List.of(List.of(1.0, 2.0), List.of(15.0, 0.0)), numbers("\ufeff1,2\r\n15,0\r\n"));
    }

    @Test
    void numbersAreWrittenInDigits() throws IOException {
        assertEquals(List.of(List.of(-1.5, 0.25, 1000.0, 3.0)), numbers("-1.5,.25,1e3,+3."));
        for (String field :
                List.of("1d", "1f", "0x1p3", "NaN", "Infinity", "\u0663", "1_0", "1e", "-", "", "\u00a01")) {
            assertEquals(
                    "x.csv:1: error[wrong-type]: field 2 is '" + field.strip()
                            + "', expected a number; give a row of numbers a line; a # begins a comment",
                    problem("7," + field));
        }
    }

    @Test
    void aByteOfZeroIsNoNumber() {
        assertEquals(
                "x.csv:1: error[not-utf8]: it has a byte of 0, as UTF-16 and binary files do; give a text with a row of"
                        + " numbers a line, saved as UTF-8",
                problem("1\0,2"));
    }

    @Test
    void everyCommaHasAFieldOnBothSides() {
        assertEquals(
                "x.csv:1: error[wrong-type]: field 3 is '', expected a number; give a row of numbers a line; a # begins a"
                        + " comment",
                problem("1,2,"));
        assertEquals(
                "x.csv:1: error[wrong-type]: field 2 is '', expected a number; give a row of numbers a line; a # begins a"
                        + " comment",
                problem("1, ,2"));
    }

    /** Blanks of some megabytes: a regular expression that goes back would take hours. */
    @Test
    void manyBlanksAreReadInOnePass() throws IOException {
        assertEquals(List.of(List.of(1.0, 2.0)), numbers("1" + " ".repeat(4_000_000) + "2"));
    }

    @Test
    void aLineWithoutAnEndIsRefused() throws IOException {
        Path file = folder.resolve("long.csv");
        byte[] block = "1,".repeat(1 << 19).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
        }
        assertEquals(
                file + ":1: error[line-too-long]: the line has more than 4194304 characters; give a text with a row of"
                        + " numbers a line",
                assertThrows(Problem.class, () -> CsvFile.rows(file, CsvFile.Row::columns))
                        .getMessage());
    }
}
