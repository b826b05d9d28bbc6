package dev.synfire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the packages in the order in which data flows: a package may use those before it, never one after it. */
class PackageOrderTest {
    private static final List<String> ORDER = List.of(
            "problem",
            "reading",
            "files",
            "fixed",
            "model",
            "network.tensor",
            "network.neuron",
            "network",
            "network.sim",
            "integer",
            "importer",
            "importer.dsl",
            "importer.nir",
            "importer.onnx",
            "importer.onnx.file",
            "importer.tflite",
            "quantize.graph",
            "quantize.calibration",
            "quantize",
            "golden",
            "layout",
            "hdl.text",
            "hdl",
            "hdl.lib",
            "hdl.check",
            "hdl.sim",
            "hdl.verilog.text",
            "hdl.verilog.order",
            "hdl.verilog.simplify",
            "hdl.verilog",
            "core.pipeline",
            "core.stream",
            "core.encoder",
            "core.synapse",
            "core.learning",
            "core.neuron",
            "core.readout",
            "core.shared",
            "core.spatial",
            "core",
            "plan.estimate",
            "plan",
            "tool",
            "evaluate",
            "cosim.result",
            "cosim",
            "board.link",
            "board",
            "host",
            "host.program",
            "report.picture",
            "report",
            "handover.bus",
            "handover",
            "flow",
            "trace",
            "host.virtual",
            "explore",
            "cli.options",
            "cli");

    /** Of the HDL builder, which is an artifact of its own, and of everything else. */
    private static final List<Path> SOURCES =
            List.of(Path.of("../hdl/src/main/java/dev/synfire"), Path.of("src/main/java/dev/synfire"));

    private static final int MOST_FILES = 40;

    private static final JavaClasses CLASSES = MainClasses.ALL;

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
                        List.of("hdl..", "core..", "layout..", "plan..", "quantize..", "importer..", "network..")),
                forbids("core..", List.of("golden..", "quantize..", "importer..", "network..", "plan..")));
    }

    @TestFactory
    List<DynamicTest> theContractAndTheHdlStandAlone() {
        return List.of(
                forbids("integer", List.of("network..")),
                forbids(
                        "hdl..",
                        List.of(
                                "network..",
                                "integer..",
                                "importer..",
                                "quantize..",
                                "golden..",
                                "layout..",
                                "core..",
                                "plan..")),
                forbids("tool", ORDER.subList(ORDER.indexOf("fixed"), ORDER.indexOf("tool"))));
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

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("dev.synfire.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageHasMoreFilesThanOneCanKnow() throws IOException {
        Map<String, Integer> large = new TreeMap<>();
        for (Path sources : SOURCES) {
            try (Stream<Path> folders = Files.walk(sources).filter(Files::isDirectory)) {
                for (Path folder : folders.toList()) {
                    try (Stream<Path> files = Files.list(folder)) {
                        int count = (int) files.filter(file -> file.toString().endsWith(".java"))
                                .count();
                        if (count > MOST_FILES) {
                            large.put(sources.relativize(folder).toString(), count);
                        }
                    }
                }
            }
        }
        assertEquals(Map.of(), large);
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
