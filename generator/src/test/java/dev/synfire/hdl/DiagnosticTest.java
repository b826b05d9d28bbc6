package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of diagnostics, and that none of them is without a test of its text. */
class DiagnosticTest {
    @Test
    void theCatalogueIsThePrintedOne() throws IOException {
        assertEquals(Files.readString(Path.of("..", "docs", "diagnostics.md")), Diagnostic.catalogue());
    }

    @ParameterizedTest
    @EnumSource
    void aTestHoldsItsWholeText(Diagnostic diagnostic) throws IOException {
        Path tests = Path.of("src", "test", "java", "dev", "synfire", "hdl");
        String texts = Files.readString(tests.resolve("SlipTest.java"))
                + Files.readString(tests.resolve("MemorySlipTest.java"))
                + Files.readString(tests.resolve("ClocksTest.java"))
                + Files.readString(tests.resolve("NestingTest.java"))
                + Files.readString(tests.resolve("WholeDesignTest.java"))
                + Files.readString(tests.resolve("verilog/VerilogTest.java"));
        assertTrue(
                texts.contains("error[" + diagnostic.code() + "]: ")
                        || texts.contains("warning[" + diagnostic.code() + "]: "),
                diagnostic.code());
    }
}
