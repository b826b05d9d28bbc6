package dev.synfire.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Placement and routing with nextpnr; a missed clock is no failure of the command, the report tells.
 *
 * @param tool which nextpnr
 * @param device its options for device, package and speed
 * @param netlist the JSON file from Yosys
 * @param constraints the .pcf or .lpf file
 * @param mhz the clock to reach where the constraints name none
 * @param seed of the placer
 * @param routed the .asc or .config file to write
 * @param report the JSON report to write
 * @param log where the output goes
 * @param placed the JSON file to write with the place of every cell; it is large
 */
public record Nextpnr(
        Tool tool,
        List<String> device,
        Path netlist,
        Path constraints,
        double mhz,
        int seed,
        Path routed,
        Path report,
        Path log,
        Optional<Path> placed) {
    /** How a line of the output begins, and what it says about where nextpnr is. */
    private static final Map<String, String> PHASES = Map.of(
            "Info: Packing ", "packing",
            "Info: Creating initial analytic placement", "placing",
            "Info: Running simulated annealing placer", "refining the placement",
            "Info: Setting up routing queue", "routing",
            "Info: Routing ", "routing",
            "Info: Setting up router", "routing",
            "Info: Critical path report", "timing");

    private static final Pattern NO_ROOM = Pattern.compile(
            "^ERROR: (Unable to find (a )?(legal )?placement|Unable to place cell|failed to place chain|"
                    + "Failed to (find a route for|route) arc|Routing design failed)");

    /** The ready command. */
    public Command command() {
        boolean ice40 = tool.equals(Tools.NEXTPNR_ICE40);
        Command command = Command.of(tool)
                .with(device)
                .with("--json", netlist.toString())
                .with(ice40 ? "--pcf" : "--lpf", constraints.toString())
                .with(ice40 ? "--asc" : "--textcfg", routed.toString())
                .with("--report", report.toString())
                .with("--freq", Double.toString(mhz))
                .with("--seed", Integer.toString(seed))
                .with("--timing-allow-fail")
                .log(log)
                .watching(Nextpnr::phase);
        return placed.map(file -> command.with("--write", file.toString())).orElse(command);
    }

    /** The line in which nextpnr says that it finds no place or no way for something, as in a device that is nearly full. */
    public static Optional<String> noRoom(List<String> output) {
        return output.stream()
                .filter(line -> NO_ROOM.matcher(line).find())
                .map(line -> line.substring("ERROR: ".length()).strip())
                .findFirst();
    }

    static Optional<String> phase(String line) {
        return PHASES.entrySet().stream()
                .filter(phase -> line.startsWith(phase.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
