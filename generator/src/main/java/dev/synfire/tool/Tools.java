package dev.synfire.tool;

import dev.synfire.problem.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;

/**
 * The external programs that Synfire uses, and where they are.
 *
 * <p>Minimum versions are those of Debian 13, except where an older one is known to work.
 */
public final class Tools {
    public static final Tool VERILATOR = Tool.versioned(
            "verilator",
            "simulates the generated Verilog",
            "5.006",
            "--version",
            "Verilator (\\d+\\.\\d+)",
            "verilator");
    public static final Tool CXX = Tool.versioned(
            "g++", "compiles the simulated core", "12", "-dumpfullversion", "^(\\d+(?:\\.\\d+)*)", "g++");
    public static final Tool MAKE =
            Tool.versioned("make", "compiles the simulated core", "4.0", "--version", "GNU Make (\\d+\\.\\d+)", "make");
    public static final Tool YOSYS =
            Tool.versioned("yosys", "synthesises the generated Verilog", "0.52", "-V", "Yosys (\\d+\\.\\d+)", "yosys");
    public static final Tool NEXTPNR_ICE40 = Tool.versioned(
            "nextpnr-ice40",
            "places and routes for iCE40",
            "0.7",
            "--version",
            "Version (?:nextpnr-)?(\\d+\\.\\d+)",
            "nextpnr-ice40");
    public static final Tool NEXTPNR_ECP5 = Tool.versioned(
            "nextpnr-ecp5",
            "places and routes for ECP5",
            "0.7",
            "--version",
            "Version (?:nextpnr-)?(\\d+\\.\\d+)",
            "nextpnr-ecp5");
    public static final Tool ICEPACK = Tool.unversioned("icepack", "writes the bitstream of an iCE40", "fpga-icestorm");
    public static final Tool ECPPACK = Tool.versioned(
            "ecppack", "writes the bitstream of an ECP5", "1.2", "--version", "Version (\\d+\\.\\d+)", "fpga-trellis");
    public static final Tool IVERILOG = Tool.versioned(
            "iverilog",
            "a second opinion on the generated Verilog",
            "11.0",
            "-V",
            "Icarus Verilog version (\\d+\\.\\d+)",
            "iverilog");

    /** All of them, in the order in which a build needs them. */
    public static final List<Tool> ALL =
            List.of(VERILATOR, CXX, MAKE, YOSYS, NEXTPNR_ICE40, NEXTPNR_ECP5, ICEPACK, ECPPACK, IVERILOG);

    private static final Map<Tool, Finding> FINDINGS = new ConcurrentHashMap<>();

    private Tools() {}

    /**
     * The tool on PATH, looked for once.
     *
     * @throws Problem if it is missing, too old or broken, with what to do about it
     */
    public static Finding.Found find(Tool tool) {
        Finding finding = FINDINGS.computeIfAbsent(tool, Tools::look);
        return switch (finding) {
            case Finding.Found found -> found;
            case Finding.TooOld _, Finding.Broken _, Finding.Missing _ -> throw problem(finding);
        };
    }

    /** Looks for the tool on PATH, now. */
    public static Finding look(Tool tool) {
        return look(tool, System.getenv().getOrDefault("PATH", ""));
    }

    /** Looks for the tool in the folders of a search path written like PATH. */
    public static Finding look(Tool tool, String searchPath) {
        Optional<Path> path = Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, tool.name()))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        if (path.isEmpty()) {
            return new Finding.Missing(tool);
        }
        if (tool.minimum().isEmpty()) {
            return new Finding.Found(tool, path.get(), Optional.empty());
        }
        return askVersion(tool, path.get(), tool.minimum().get());
    }

    private static Finding askVersion(Tool tool, Path path, Version minimum) {
        Completed completed;
        try {
            completed =
                    Command.of(path).with(tool.versionArguments()).attempt(Progress.none(), "asking for the version");
        } catch (Problem problem) {
            return new Finding.Broken(tool, path, "it does not start: " + problem.getMessage());
        }
        Matcher matcher = tool.versionPattern().matcher(completed.output());
        if (!matcher.find()) {
            return new Finding.Broken(
                    tool,
                    path,
                    "asked for its version with " + String.join(" ", tool.versionArguments())
                            + ", it ended with exit code " + completed.exitCode() + " and printed "
                            + (completed.lines().isEmpty()
                                    ? "nothing"
                                    : completed.lines().getFirst()));
        }
        Version version = Version.of(matcher.group(1));
        return version.compareTo(minimum) < 0
                ? new Finding.TooOld(tool, path, version)
                : new Finding.Found(tool, path, Optional.of(version));
    }

    /** The message for a tool that cannot be used. */
    private static Problem problem(Finding finding) {
        Tool tool = finding.tool();
        String what =
                switch (finding) {
                    case Finding.Missing _ -> tool.name() + " is not on PATH; it " + tool.purpose();
                    case Finding.TooOld old ->
                        old.path() + " is version " + old.version() + ", at least "
                                + tool.minimum().orElseThrow() + " is needed; it " + tool.purpose();
                    case Finding.Broken broken -> broken.path() + " cannot be used: " + broken.why();
                    case Finding.Found _ -> throw new IllegalArgumentException("found: " + tool.name());
                };
        return Problem.toolFailed("tool-missing", "", what, remedy(tool));
    }

    /** What to do about a tool that is missing, too old or broken. */
    public static String remedy(Tool tool) {
        return "start Synfire by scripts/synfire, which brings its own tools, or install the package "
                + tool.debianPackage() + " of Debian 13 or newer, or an OSS CAD Suite, and put it on PATH";
    }
}
