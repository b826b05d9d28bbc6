package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.handover.Front;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.importer.NetworkFile;
import dev.synfire.plan.PlanRequest;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Quantizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for LiteX, Vivado, Tiny Tapeout and cocotb, as far as the tools at hand can read it. */
class ToolFilesTest {
    /** IEEE 1076-2008, table of reserved words; those that a port could have. */
    private static final Set<String> VHDL = Set.of(
            "abs access after alias all and architecture array assert attribute begin block body buffer bus case component configuration constant context cover default disconnect downto else elsif end entity exit fairness file for force function generate generic group guarded if impure in inertial inout is label library linkage literal loop map mod nand new next nor not null of on open or others out package parameter port postponed procedure process property protected pure range record register reject release rem report restrict return rol ror select sequence severity shared signal sla sll sra srl strong subtype then to transport type unaffected units until use variable vmode vprop vunit wait when while with xnor xor"
                    .split(" "));

    @TempDir
    private Path temporary;

    @Test
    void pythonFilesCompileAndTheScriptOfVivadoFindsItsFiles() throws IOException, InterruptedException {
        Path folder = handOver("digits-sigmoid", Set.of(Front.AXIS, Front.LITEX, Front.VIVADO));
        Programs.run(
                folder, "python3", "-m", "py_compile", "litex/digits_sigmoid_litex.py", "sim/test_digits_sigmoid.py");
        // Yosys has Tcl. Vivado's commands only say that they were called; files must be there.
        Files.writeString(folder.resolve("stub.tcl"), """
                proc add_files {option file} { if {![file exists $file]} { error "no $file" } ; puts "file $file" }
                foreach name {create_project set_property update_compile_order close_project current_fileset} {
                    proc $name args "puts \\"$name \\$args\\""
                }
                namespace eval ipx {
                    foreach name {package_project associate_bus_interfaces create_xgui_files update_checksums check_integrity save_core} {
                        proc $name args "puts \\"$name \\$args\\""
                    }
                    proc current_core {} { return core }
                }
                source vivado/package.tcl
                """);
        String said = Programs.run(folder, "yosys", "-q", "-c", "stub.tcl");
        assertTrue(said.contains("bus/digits_sigmoid_axis.v"), said);
        assertTrue(said.contains("associate_bus_interfaces -busif s_axis -clock aclk core"), said);
        assertTrue(said.contains("package_project -root_dir"), said);
    }

    @Test
    void aTileLintsAndIsSynthesized() throws IOException, InterruptedException {
        Path sources = handOver("neuron", Set.of(Front.TT)).resolve("tt/src");
        String top = "tt_um_neuron_snn";
        Programs.run(sources, "sh", "-c", "verilator --lint-only -Wall --top-module " + top + " *.v");
        assertEquals("", Programs.run(sources, "sh", "-c", "iverilog -g2001 -Wall -s " + top + " -o /dev/null *.v"));
        String said = Programs.run(
                sources, "yosys", "-p", "read_verilog *.v; synth -flatten -top " + top + "; abc -g simple; stat");
        var cells = Pattern.compile("Number of cells: +(\\d+)|(\\d+) +\\w*cells")
                .matcher(said.substring(said.lastIndexOf("statistics")));
        assertTrue(cells.find(), said);
        String info = Files.readString(sources.resolve("../info.yaml"));
        assertTrue(info.contains("top_module: \"" + top + "\""), info);
    }

    @Test
    void aNetworkTooLargeForATileIsRefused() {
        Problem problem = assertThrows(Problem.class, () -> handOver("digits-sigmoid", Set.of(Front.TT)));
        assertTrue(
                problem.getMessage().startsWith("--for tt: error[too-big]: digits-sigmoid keeps "),
                problem.getMessage());
    }

    @Test
    void noPortOfWhatIsHandedOverIsAWordOfVhdl() throws IOException {
        Path folder = handOver("neuron", Set.of(Front.AXIS, Front.AXIL, Front.WISHBONE, Front.APB, Front.TT));
        Pattern port = Pattern.compile("^    (?:input|output|inout) +(?:wire|reg).* (\\w+)[,]?(?: *//.*)?$");
        int ports = 0;
        for (String name : List.of("rtl", "bus", "tt/src")) {
            try (Stream<Path> files = Files.list(folder.resolve(name))) {
                for (Path file :
                        files.filter(its -> its.toString().endsWith(".v")).toList()) {
                    for (String line : Files.readAllLines(file)) {
                        var found = port.matcher(line);
                        if (found.find()) {
                            assertTrue(!VHDL.contains(found.group(1)), file + ": " + line);
                            ports++;
                        }
                    }
                }
            }
        }
        assertTrue(ports > 300, ports + " ports");
    }

    private Path handOver(String example, Set<Front> fronts) {
        var network = Quantizer.quantize(NetworkFile.read(Path.of("..", "examples", example)))
                .network();
        boolean inline = fronts.stream().anyMatch(Front::needsInlineMemories);
        Generated generated =
                Generated.of(network, Optional.empty(), PlanRequest.DEFAULT, new Verilog.Options(false, inline));
        return GenerateFlow.handOver(generated, fronts, temporary.resolve(example));
    }
}
