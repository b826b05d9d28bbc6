package dev.synfire.hdl.proof;

import dev.synfire.hdl.Batch;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Programs;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a printed batch in Icarus Verilog: a bench in plain Verilog-2001 feeds it and tells every output in every cycle. */
final class Icarus {
    private final Batch batch;
    private final Design design;
    private final Path folder;

    Icarus(Batch batch, Design design, Path folder) {
        this.batch = batch;
        this.design = design;
        this.folder = folder;
    }

    /**
     * What the outputs are, in hexadecimal digits, x or z: all of the first cycle, then all of the second.
     *
     * @param start Verilog that gives bench.dut its initial state
     */
    List<String> run(Stimulus stimulus, String start) throws IOException, InterruptedException {
        Programs.write(folder, "vectors.hex", vectors(stimulus));
        Programs.write(folder, "bench.v", bench(stimulus, start));
        List<String> command =
                new ArrayList<>(List.of("iverilog", "-g2001", "-Wall", "-s", "bench", "-o", "bench", "bench.v"));
        design.files().keySet().stream().filter(name -> name.endsWith(".v")).forEach(command::add);
        String said = Programs.run(folder, command.toArray(String[]::new));
        if (!said.isEmpty()) {
            throw new AssertionError("iverilog -g2001 -Wall says\n" + said);
        }
        return Programs.run(folder, "vvp", "-n", "bench").lines().toList();
    }

    private String vectors(Stimulus stimulus) {
        StringBuilder text = new StringBuilder();
        for (int cycle = 0; cycle < stimulus.cycles(); cycle++) {
            BigInteger all = BigInteger.ZERO;
            for (Input input : batch.inputs()) {
                int width = input.shape().width();
                BigInteger bits = stimulus.value(input, cycle).and(ones(width));
                all = all.shiftLeft(width).or(bits);
            }
            text.append(all.toString(16)).append('\n');
        }
        return text.toString();
    }

    private static BigInteger ones(int width) {
        return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    }

    private String bench(Stimulus stimulus, String start) {
        String module = design.files().get(design.top() + ".v");
        boolean clocked = module.contains(" clk");
        boolean resets = module.contains(" rst");
        boolean second = batch.second().isPresent();
        StringBuilder text = new StringBuilder("module bench;\nreg clk, rst, second_clk, second_rst_n;\n");
        List<String> pins = new ArrayList<>();
        if (clocked) {
            pins.add(".clk(clk)");
        }
        if (resets) {
            pins.add(".rst(rst)");
        }
        if (second) {
            pins.add(".second_clk(second_clk)");
        }
        if (module.contains(" second_rst_n")) {
            pins.add(".second_rst_n(second_rst_n)");
        }
        List<String> names = new ArrayList<>();
        int width = 0;
        for (Input input : batch.inputs()) {
            width += input.shape().width();
            text.append("reg " + range(input.shape().width()) + input.name() + ";\n");
            names.add(input.name());
            pins.add("." + input.name() + "(" + input.name() + ")");
        }
        for (Output output : batch.outputs()) {
            text.append("wire " + range(output.shape().width()) + output.name() + ";\n");
            pins.add("." + output.name() + "(" + output.name() + ")");
        }
        text.append("reg " + range(width) + "vectors [0:" + (stimulus.cycles() - 1) + "];\ninteger i;\n");
        text.append(design.top() + " dut (" + String.join(",\n", pins) + ");\n");
        text.append("task edge_of_clock; begin #1 clk = 1; #1 clk = 0; end endtask\n");
        text.append("task edge_of_second; begin #1 second_clk = 1; #1 second_clk = 0; end endtask\n");
        text.append("task tell; begin\n");
        batch.outputs().forEach(output -> text.append("$display(\"%h\", " + output.name() + ");\n"));
        text.append("end endtask\ninitial begin\n$readmemh(\"vectors.hex\", vectors);\nclk = 0; rst = 0;\n");
        text.append("second_clk = 0; second_rst_n = 1;\n#1;\n");
        text.append(start);
        text.append("for (i = 0; i < " + stimulus.cycles() + "; i = i + 1) begin\n");
        text.append("{" + String.join(", ", names) + "} = vectors[i];\n#1 tell;\n");
        text.append("if (i % " + Stimulus.RESET_PERIOD + " == " + Stimulus.RESET_CYCLE
                + ") begin rst = 1; second_rst_n = 0; ");
        text.append("repeat (4) edge_of_clock; repeat (4) edge_of_second; ");
        text.append("#1 rst = 0; second_rst_n = 1; end\n");
        return text.append("else begin edge_of_clock; edge_of_second; end\nend\nend\nendmodule\n")
                .toString();
    }

    private static String range(int width) {
        return "[" + (width - 1) + ":0] ";
    }
}
