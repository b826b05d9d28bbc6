package dev.synfire.tool;

import dev.synfire.problem.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The external programs that Synfire uses, as tools.txt lists them, and where they are. */
public final class Tools {
    /** All of them, in the order in which a build needs them. */
    public static final List<Tool> ALL = Catalogue.read("tools.txt");

    /** The programs that load boards; which one is needed depends on the board. */
    public static final List<Tool> LOADERS = Catalogue.read("loaders.txt");

    public static final Tool VERILATOR = named("verilator");
    public static final Tool CXX = named("g++");
    public static final Tool MAKE = named("make");
    public static final Tool IVERILOG = named("iverilog");
    public static final Tool YOSYS = named("yosys");
    public static final Tool NEXTPNR_ICE40 = named("nextpnr-ice40");
    public static final Tool ICEPACK = named("icepack");
    public static final Tool ICEUNPACK = named("iceunpack");
    public static final Tool ICEBOX_VLOG = named("icebox_vlog");
    public static final Tool NEXTPNR_ECP5 = named("nextpnr-ecp5");
    public static final Tool ECPPACK = named("ecppack");
    public static final Tool ECPUNPACK = named("ecpunpack");

    /** How long a program may take to say its version; the first call after a boot reads it from the disk. */
    static final Duration ANSWER = Duration.ofSeconds(60);

    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)+");
    private static final Map<Tool, Finding> FINDINGS = new ConcurrentHashMap<>();

    private Tools() {}

    private static Tool named(String name) {
        return ALL.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("tools.txt has no " + name));
    }

    /**
     * The tool on PATH, looked for once.
     *
     * @throws Problem (exit code 3) if it is missing, too old or broken, with what to do about it
     */
    public static Finding.Found find(Tool tool) {
        return require(FINDINGS.computeIfAbsent(tool, wanted -> {
            try (Progress.Task _ = Progress.onStandardError().begin("Asking " + tool.name() + " for its version")) {
                return look(wanted);
            }
        }));
    }

    /**
     * The tool, if the finding is a good one.
     *
     * @throws Problem (exit code 3) otherwise, with what to do about it
     */
    public static Finding.Found require(Finding finding) {
        if (finding instanceof Finding.Found found) {
            return found;
        }
        Tool tool = finding.tool();
        throw Problem.toolFailed("tool-missing", "", finding.summary() + "; it " + tool.purpose(), tool.remedy());
    }

    /** Looks for the tool on PATH, now. */
    public static Finding look(Tool tool) {
        return look(tool, System.getenv().getOrDefault("PATH", ""));
    }

    /** Looks for the tool in the folders of a search path written like PATH. */
    public static Finding look(Tool tool, String searchPath) {
        return look(tool, searchPath, ANSWER);
    }

    /** Looks for all of {@link #ALL} at the same time, so that several that hang are waited for once. */
    public static List<Finding> lookForAll(String searchPath, Progress progress) {
        try (Progress.Task _ = progress.begin("Asking the tools for their versions");
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Finding>> findings = ALL.stream()
                    .map(tool -> CompletableFuture.supplyAsync(() -> look(tool, searchPath), executor))
                    .toList();
            return findings.stream().map(CompletableFuture::join).toList();
        }
    }

    /** Like {@link #look(Tool, String)}; a program that has not said its version within the limit is broken. */
    static Finding look(Tool tool, String searchPath, Duration limit) {
        Optional<Path> path = Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, tool.name()))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
        if (path.isEmpty()) {
            return new Finding.Missing(tool);
        }
        return tool.query()
                .map(query -> ask(tool, path.get(), query, limit))
                .orElseGet(() -> new Finding.Found(tool, path.get(), Optional.empty()));
    }

    private static Finding ask(Tool tool, Path path, Tool.Query query, Duration limit) {
        Completed completed;
        try {
            completed = Command.of(path)
                    .with(query.argument())
                    .within(limit)
                    .attempt(Progress.none(), "asking for the version");
        } catch (Problem problem) {
            return new Finding.Broken(tool, path, problem.getMessage());
        }
        Matcher matcher = VERSION.matcher(completed.output());
        if (completed.exitCode() != 0 || !matcher.find()) {
            String printed =
                    completed.lines().isEmpty() ? "nothing" : completed.lines().getFirst();
            return new Finding.Broken(
                    tool,
                    path,
                    "called with " + query.argument() + " it ended with exit code " + completed.exitCode()
                            + " and printed " + printed);
        }
        Version version = Version.of(matcher.group());
        return version.compareTo(query.minimum()) < 0
                ? new Finding.TooOld(tool, path, version, query.minimum())
                : new Finding.Found(tool, path, Optional.of(version));
    }
}
