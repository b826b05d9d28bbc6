package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.tool.Command;
import dev.synfire.tool.Completed;
import dev.synfire.tool.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PLL settings against the vendors' ranges as the tools of Project IceStorm and Project Trellis apply them. */
class PllToolsTest {
    @ParameterizedTest
    @CsvSource({"12, 24", "12, 48", "12, 16", "12, 36.5", "16, 50", "100, 24", "25, 33", "48, 130.7", "13.56, 99"})
    void ice40SettingsAreThoseOfIcepll(double in, double out) {
        Completed icepll = run("icepll", "-i", text(in), "-o", text(out));
        Ice40Pll pll = Ice40Pll.nearest(in, out);
        assertEquals(number(icepll, "DIVR:\\s+(\\d+)"), pll.divr());
        assertEquals(number(icepll, "DIVF:\\s+(\\d+)"), pll.divf());
        assertEquals(number(icepll, "DIVQ:\\s+(\\d+)"), pll.divq());
        assertEquals(number(icepll, "FILTER_RANGE:\\s+(\\d+)"), pll.filterRange());
    }

    @ParameterizedTest
    @CsvSource({"25, 50", "25, 60", "25, 75", "25, 80", "25, 100", "25, 48", "12, 50", "48, 60", "100, 62.5", "50, 65"})
    void ecp5SettingsAreThoseOfEcppll(double in, double out) {
        Completed ecppll = run("ecppll", "-i", text(in), "-o", text(out));
        Ecp5Pll pll = Ecp5Pll.nearest(in, out);
        assertEquals(number(ecppll, "Refclk divisor: (\\d+)"), pll.clkiDiv());
        assertEquals(number(ecppll, "Feedback divisor: (\\d+)"), pll.clkfbDiv());
        assertEquals(number(ecppll, "clkout0 divisor: (\\d+)"), pll.clkopDiv());
    }

    private static Completed run(String program, String... arguments) {
        Path path = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assertNotNull(path, program + " is not on PATH; it comes with the packer");
        Completed completed = Command.of(path).with(arguments).attempt(Progress.none(), program);
        assertEquals(0, completed.exitCode(), completed.output());
        return completed;
    }

    private static String text(double mhz) {
        return String.format(Locale.ROOT, "%s", mhz);
    }

    private static int number(Completed completed, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(completed.output());
        assertTrue(matcher.find(), completed.output());
        return Integer.parseInt(matcher.group(1));
    }
}
