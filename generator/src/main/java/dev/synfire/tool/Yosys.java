package dev.synfire.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Synthesis with Yosys.
 *
 * @param files the Verilog files
 * @param folder where the files and the memory images that they name lie
 * @param top the top module
 * @param synth the synthesis command, such as {@code synth_ice40 -device u}
 * @param netlist the JSON file to write
 * @param log where Yosys's output goes
 */
public record Yosys(List<Path> files, Path folder, String top, String synth, Path netlist, Path log) {
    private static final Pattern PASS = Pattern.compile("^\\d+(?:\\.\\d+)?\\. Executing (\\S+) pass");

    /** The ready command. */
    public Command command() {
        return command("");
    }

    /** The ready command, which writes the netlist as Verilog too. */
    public Command withVerilog(Path verilog) {
        return command("; write_verilog -noattr " + quoted(verilog));
    }

    private Command command(String then) {
        StringBuilder script = new StringBuilder();
        for (Path file : files) {
            script.append("read_verilog ").append(quoted(file)).append("; ");
        }
        script.append(synth)
                .append(" -top ")
                .append(top)
                .append(" -json ")
                .append(quoted(netlist))
                .append(then);
        return Command.of(Tools.YOSYS)
                .with("-p", script.toString())
                .in(folder)
                .log(log)
                .watching(Yosys::phase);
    }

    /** The pass that a line of the output announces, of the two upper levels. */
    static Optional<String> phase(String line) {
        Matcher matcher = PASS.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static String quoted(Path path) {
        return "\"" + path + "\"";
    }
}
