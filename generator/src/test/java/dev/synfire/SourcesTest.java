package dev.synfire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import org.junit.jupiter.api.Test;

/** Calls that no class of Synfire makes, as they depend on whose machine it is, or on a file being small. */
class SourcesTest {
    private static final JavaClasses CLASSES = MainClasses.ALL;

    /** In Egypt digits would be Arabic, in Turkey the lower case of I has no dot. */
    @Test
    void textDoesNotDependOnTheLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintWriter.class, "format", String.class, Object[].class)
                .orShould()
                .callConstructor(Formatter.class)
                .orShould()
                .callConstructor(Formatter.class, Appendable.class)
                .because("String.format(Locale.ROOT, ...), toLowerCase(Locale.ROOT) are the same everywhere")
                .check(CLASSES);
    }

    @Test
    void filesAreReadByThePackageThatBoundsThem() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.synfire.reading")
                .should()
                .callMethod(Files.class, "readAllBytes", Path.class)
                .orShould()
                .callMethod(Files.class, "readString", Path.class)
                .orShould()
                .callMethod(Files.class, "readString", Path.class, Charset.class)
                .orShould()
                .callMethod(Files.class, "readAllLines", Path.class)
                .orShould()
                .callMethod(Files.class, "readAllLines", Path.class, Charset.class)
                .orShould()
                .callMethod(Files.class, "lines", Path.class)
                .orShould()
                .callMethod(Files.class, "newBufferedReader", Path.class)
                .orShould()
                .callMethod(Files.class, "newBufferedReader", Path.class, Charset.class)
                .because("dev.synfire.reading refuses what has no room in memory, and skips a byte-order mark")
                .check(CLASSES);
    }
}
