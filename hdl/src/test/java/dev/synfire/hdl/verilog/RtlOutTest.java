package dev.synfire.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks for what nobody would write by hand in rtl-out/, the generated Verilog that is checked in. */
class RtlOutTest {
    @Test
    void nothingInItIsWhatNobodyWouldWrite() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("..", "rtl-out"))) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".v")).toList();
            assertFalse(files.isEmpty());
            for (Path file : files) {
                assertEquals(List.of(), Blemishes.of(Files.readString(file)), file.toString());
            }
        }
    }
}
