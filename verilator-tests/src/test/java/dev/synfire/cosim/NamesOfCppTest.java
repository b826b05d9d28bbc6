package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.verilog.Programs;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.problem.Problem;
import dev.synfire.tool.Verilator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports may have any name that Verilog takes, whatever it means in the C++ of a simulation. */
class NamesOfCppTest {
    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w*");

    /** An output for each name, of which each is a number of its own more than the input; inputs of those names too. */
    static final class Named extends Component<Named.Params> {
        record Params(boolean inwards, List<String> names) {}

        private final List<Input> inputs = new ArrayList<>();
        private final List<Output> outputs = new ArrayList<>();

        Named(Params params) {
            super(params);
            for (String name : params.names()) {
                inputs.add(input(params.inwards() ? name : "in" + inputs.size(), u(16)));
                outputs.add(output(params.inwards() ? "out" + outputs.size() : name, u(16)));
            }
        }

        @Override
        protected String moduleName() {
            return "synfire_shell";
        }

        @Override
        protected void logic() {
            for (int i = 0; i < inputs.size(); i++) {
                Reg held = reg("held" + i, u(16));
                held.next(inputs.get(i).addWrap(i));
                outputs.get(i).assign(held);
            }
        }
    }

    private static final BuildOptions SOON = new BuildOptions(Set.of(), BuildOptions.Optimization.NONE, false);

    private static void eachPortHasItsValue(List<String> names, List<Boolean> directions) {
        for (boolean inwards : directions) {
            var named = new Named(new Named.Params(inwards, names));
            try (var dut = Verilated.of(Verilog.emit(named), SOON, 1)) {
                dut.reset();
                for (int i = 0; i < names.size(); i++) {
                    dut.set(named.inputs.get(i), 7 * i);
                }
                dut.clock(1);
                for (int i = 0; i < names.size(); i++) {
                    assertEquals(8 * i, dut.get(named.outputs.get(i)), names.get(i));
                    assertEquals(7 * i, dut.get(named.inputs.get(i)), names.get(i));
                }
            }
        }
    }

    /** Members of the class that Verilator writes, its types, macros of C's headers, and what begins like a port of the shell. */
    @Test
    void membersAndMacros() {
        eachPortHasItsValue(
                List.of(
                        "trace",
                        "name",
                        "eval",
                        "threads",
                        "rootp",
                        "contextp",
                        "hierName",
                        "modelName",
                        "vlSymsp",
                        "linux",
                        "unix",
                        "EOF",
                        "NULL",
                        "stdin",
                        "M_PI",
                        "errno",
                        "TOP",
                        "Vdut",
                        "IData",
                        "Verilated",
                        "main",
                        "synfire_a",
                        "synfire_shell_",
                        "__linux__",
                        "a__b",
                        "_a",
                        "__a",
                        "a_",
                        "a__DOT__b",
                        "count"),
                List.of(false, true));
    }

    /** Every word of the headers of a model of this Verilator, and every macro of the headers that they include that has no underscore first. */
    @Test
    void everyWordOfVerilatorsOwnHeaders(@TempDir Path folder) throws IOException, InterruptedException {
        Programs.write(folder, "leaf.v", "module leaf(input a, output b); assign b = a; endmodule\n");
        Programs.run(folder, "verilator", "--cc", "--trace", "--prefix", "Vdut", "--Mdir", "cpp", "leaf.v");
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder.resolve("cpp"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".h")).toList()) {
                WORD.matcher(Files.readString(file)).results().forEach(word -> words.add(word.group()));
            }
        }
        Programs.write(folder, "all.cpp", "#include \"cpp/Vdut__Syms.h\"\n");
        Path include = Verilator.includeFolder();
        String macros = Programs.run(
                folder,
                "g++",
                "-dM",
                "-E",
                "-DVM_TRACE=1",
                "-DVM_TRACE_VCD=1",
                "-I" + include,
                "-I" + include.resolve("vltstd"),
                "all.cpp");
        Pattern.compile("(?m)^#define (\\w+)").matcher(macros).results().forEach(macro -> words.add(macro.group(1)));
        words.removeIf(word -> word.startsWith("_"));
        List<String> names = words.stream().filter(NamesOfCppTest::isAName).toList();
        assertTrue(names.containsAll(List.of("eval", "trace", "contextp", "EOF", "linux")), names.toString());
        eachPortHasItsValue(names, List.of(false));
    }

    /** Whether the builder takes it; keywords of Verilog and what Verilator warns of it refuses. */
    private static boolean isAName(String word) {
        try {
            return !List.of("clk", "rst", "synfire_shell").contains(word)
                    && new Named(new Named.Params(false, List.of(word))).ports().size() == 2;
        } catch (Problem refused) {
            return false;
        }
    }
}
