package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of diagnostics: its examples run, and none of its texts is without a test. */
class DiagnosticTest {
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "synfire", "hdl");
    private static final Path PAGE = Path.of("..", "docs", "diagnostics.md");

    private static void elaborate(Component<?> component) {
        Verilog.emit(component, Verilog.Options.DEFAULT, Target.ICE40);
    }

    @ParameterizedTest
    @EnumSource
    void theWrongExampleIsToldOff(Diagnostic diagnostic) {
        Catalogue.Example example = Catalogue.examples().get(diagnostic);
        String said;
        boolean warns = diagnostic == Diagnostic.UNREAD || diagnostic == Diagnostic.ADDRESS;
        String kind = warns ? "warning" : "error";
        if (warns) {
            said = Verilog.emit(example.wrong()).warnings().getFirst().toString();
        } else {
            said = assertThrows(Problem.class, () -> elaborate(example.wrong())).getMessage();
        }
        assertEquals(
                "HERE: " + kind + "[" + diagnostic.code() + "]: " + example.message(),
                said.replaceAll("Catalogue\\.java:\\d+", "HERE"));
    }

    @ParameterizedTest
    @EnumSource
    void theRightExampleIsAccepted(Diagnostic diagnostic) {
        elaborate(Catalogue.examples().get(diagnostic).right());
    }

    /** With -Dsynfire.write=true the page is written anew. */
    @Test
    void thePageShowsTheExamplesThatRun() throws IOException {
        String page = page();
        if (Boolean.getBoolean("synfire.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE));
    }

    private static String page() throws IOException {
        String source = Files.readString(TESTS.resolve("Catalogue.java"));
        Map<Diagnostic, Catalogue.Example> examples = Catalogue.examples();
        StringBuilder page = new StringBuilder("""
            # Diagnostics of the HDL builder

            What the builder finds wrong with a description of hardware it says with the line of Java, a code, what
            was found and what to write instead:

                LifLayer.java:26: error[narrowing]: y is u(8), the value is u(9); call wrap, sat or round

            An error ends the build; a warning does not.

            The examples below are the bodies of `logic()` in a component with the inputs `a` (`u(8)`), `b` (`s(8)`)
            and `c` (a bit) and the output `y` (`u(8)`). Two more components take part: `Child` with an input `in`
            and an output `out`, and `Counter` with an output `count`; where inouts are meant, there is also `bus`
            (`u(2)`), and the black box `Pad` with an inout `pin`; `Pll` is a black box with an output `lock`, `Chain`
            has `in`, `out` and a `length`, `Phase` and `Light` are enums;
            `Events` and `Currents` are streams. The build runs each example and holds its
            message; `Catalogue.java` among the tests has them, and this page is printed from there.
            """);
        for (Diagnostic diagnostic : Diagnostic.values()) {
            int at = source.indexOf("Diagnostic." + diagnostic.name() + ",");
            assertTrue(at > 0, "Catalogue.java has no example of " + diagnostic);
            int first = source.indexOf("protected void logic() {", at);
            int second = source.indexOf("protected void logic() {", first + 1);
            page.append("\n## ")
                    .append(diagnostic.code())
                    .append("\n\n")
                    .append(diagnostic.meaning())
                    .append("\n\n```java\n")
                    .append(body(source, first))
                    .append("```\n\n```text\n")
                    .append(examples.get(diagnostic).message().replace("HERE", "Example.java:7"))
                    .append("\n```\n\nInstead:\n\n```java\n")
                    .append(body(source, second))
                    .append("```\n");
        }
        return page.toString();
    }

    /** The lines between the braces of a method, moved to the margin. */
    private static String body(String source, int head) {
        List<String> lines =
                source.substring(source.indexOf('\n', head) + 1).lines().toList();
        int column = head - 1 - source.lastIndexOf('\n', head);
        String end = " ".repeat(column) + "}";
        StringBuilder body = new StringBuilder();
        for (String line : lines.subList(0, lines.indexOf(end))) {
            body.append(line.isBlank() ? "" : line.substring(column + 4)).append('\n');
        }
        return body.toString();
    }

    @ParameterizedTest
    @EnumSource
    void aTestHoldsItsWholeText(Diagnostic diagnostic) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String test : List.of(
                "MistakeTest",
                "InoutTest",
                "MemoryMistakeTest",
                "ClocksTest",
                "check/NestingTest",
                "WholeDesignTest",
                "verilog/AddressesTest",
                "verilog/VerilogTest")) {
            texts.append(Files.readString(TESTS.resolve(test + ".java")));
        }
        assertTrue(
                texts.indexOf("error[" + diagnostic.code() + "]: ") >= 0
                        || texts.indexOf("warning[" + diagnostic.code() + "]: ") >= 0,
                diagnostic.code());
    }
}
