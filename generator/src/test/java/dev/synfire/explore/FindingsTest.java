package dev.synfire.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {
    @TempDir
    Path folder;

    private record Figure(int cells, double mhz) {}

    @Test
    void whatWasFoundIsFoundAgain() {
        new Findings(folder).put("key", new Figure(1200, 48.5));
        assertEquals(Optional.of(new Figure(1200, 48.5)), new Findings(folder).get("key", Figure.class));
        assertEquals(Optional.empty(), new Findings(folder).get("other", Figure.class));
    }

    @Test
    void whatIsDamagedIsAsGoodAsNone() throws IOException {
        Findings findings = new Findings(folder);
        findings.put("key", new Figure(1200, 48.5));
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        String text = Files.readString(file);
        for (String damaged : List.of(
                "",
                text.substring(0, text.length() - 1),
                text.substring(0, 5),
                text.substring(text.indexOf('{')),
                text.replace("1200", "1201"),
                "\0".repeat(text.length()))) {
            Files.writeString(file, damaged);
            assertEquals(Optional.empty(), findings.get("key", Figure.class), damaged);
            findings.put("key", new Figure(1200, 48.5));
            assertEquals(text, Files.readString(file));
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0}); // no UTF-8
        assertEquals(Optional.empty(), findings.get("key", Figure.class));
    }
}
