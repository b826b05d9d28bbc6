package dev.synfire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the packages in the order in which data flows: a package may use those before it, never one after it. */
class PackageOrderTest {
    private static final List<String> ORDER = List.of(
            "problem",
            "fixed",
            "network",
            "network.sim",
            "integer",
            "importer",
            "importer.nir",
            "importer.onnx",
            "quantize",
            "golden",
            "plan",
            "hdl",
            "hdl.sim",
            "hdl.verilog",
            "core",
            "tool",
            "cosim",
            "board.link",
            "board",
            "host",
            "host.program",
            "report",
            "flow",
            "host.virtual",
            "explore",
            "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.synfire");

    @TestFactory
    List<DynamicTest> noPackageUsesALaterOne() {
        return ORDER.stream()
                .map(name -> forbids(name, ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size())))
                .toList();
    }

    /** Golden model and hardware are two readings of the contract; neither may lean on the other. */
    @TestFactory
    List<DynamicTest> goldenModelAndHardwareAreIndependent() {
        return List.of(
                forbids(
                        "golden",
                        List.of(
                                "hdl",
                                "hdl.verilog",
                                "core",
                                "plan",
                                "quantize",
                                "importer",
                                "network",
                                "network.sim")),
                forbids("core", List.of("golden", "quantize", "importer", "network", "network.sim")));
    }

    @TestFactory
    List<DynamicTest> theContractAndTheHdlStandAlone() {
        return List.of(
                forbids("integer", List.of("network", "network.sim")),
                forbids("hdl", List.of("network", "integer", "importer", "quantize", "golden", "plan")),
                forbids("hdl.sim", List.of("network", "integer", "importer", "quantize", "golden", "plan")),
                forbids("hdl.verilog", List.of("network", "integer", "importer", "quantize", "golden", "plan")),
                forbids("tool", ORDER.subList(1, ORDER.indexOf("tool"))));
    }

    @Test
    void everyPackageHasAPlaceInTheOrder() {
        Set<String> strangers = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring("dev.synfire.".length()))
                .filter(name -> !ORDER.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), strangers);
    }

    private static DynamicTest forbids(String user, List<String> used) {
        return DynamicTest.dynamicTest(user + " does not use " + String.join(", ", used), () -> {
            if (!used.isEmpty()) {
                noClasses()
                        .that()
                        .resideInAPackage("dev.synfire." + user)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                used.stream().map(name -> "dev.synfire." + name).toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        });
    }
}
