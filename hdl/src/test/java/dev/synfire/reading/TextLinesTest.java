package dev.synfire.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
    @TempDir
    Path folder;

    private List<String> lines(String text) throws IOException {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> lines(byte[] bytes) throws IOException {
        List<String> all = new ArrayList<>();
        try (TextLines lines = TextLines.open(Files.write(folder.resolve("t"), bytes), 10, "give rows")) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(lines.number() + line.get());
            }
        }
        return all;
    }

    private String problem(byte... bytes) {
        return assertThrows(Problem.class, () -> lines(bytes)).getMessage().replace(folder + "/", "");
    }

    @Test
    void linesEndInAnyWay() throws IOException {
        assertEquals(List.of("1a", "2b", "3", "4c"), lines("a\nb\r\n\rc"));
        assertEquals(List.of("1a", "2", "3"), lines("a\n\n\n"));
        assertEquals(List.of(), lines(""));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        assertEquals(List.of("1a", "2\ufeffb"), lines("\ufeffa\n\ufeffb"));
        assertEquals("x", WholeFile.text(Files.writeString(folder.resolve("w"), "\ufeffx")));
    }

    @Test
    void whatIsNoTextIsRefusedWithItsLine() {
        assertEquals(
                "t:2: error[not-utf8]: it has a byte of 0, as UTF-16 and binary files do; give rows, saved as UTF-8",
                problem((byte) 'a', (byte) '\n', (byte) '1', (byte) 0));
        // UTF-16 with a mark, as PowerShell's older versions write
        assertEquals(
                "t:1: error[not-utf8]: it is not UTF-8 text; give rows, saved as UTF-8",
                problem((byte) 0xff, (byte) 0xfe, (byte) '1', (byte) 0));
    }

    @Test
    void aLongLineIsRefusedBeforeItIsRead() throws IOException {
        assertEquals(List.of("10123456789"), lines("0123456789"));
        assertEquals(
                "t:2: error[line-too-long]: the line has more than 10 characters; give rows",
                assertThrows(Problem.class, () -> lines("a\n0123456789x"))
                        .getMessage()
                        .replace(folder + "/", ""));
    }
}
