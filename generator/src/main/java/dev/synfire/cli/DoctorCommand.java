package dev.synfire.cli;

import dev.synfire.tool.Finding;
import dev.synfire.tool.Progress;
import dev.synfire.tool.Tool;
import dev.synfire.tool.Tools;
import dev.synfire.tool.Version;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Tells which tools were found where and in which version, and what to do about a missing one; then the exit code is 3. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says which tools, boards and serial ports were found, and what to do about a missing tool.")
final class DoctorCommand implements Callable<Integer> {
    private final String searchPath;
    private final Optional<String> root;
    private final Function<String, ConnectedBoards> connected;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DoctorCommand() {
        this(
                System.getenv().getOrDefault("PATH", ""),
                Optional.ofNullable(System.getProperty("synfire.root")),
                ConnectedBoards::now);
    }

    /**
     * Looks for the tools in the folders of a search path.
     *
     * @param root where the launcher put the private ones, if it did
     * @param connected looks for loaders in that path, for boards and for ports
     */
    DoctorCommand(String searchPath, Optional<String> root, Function<String, ConnectedBoards> connected) {
        this.searchPath = searchPath;
        this.root = root;
        this.connected = connected;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Tools.lookForAll(searchPath, Progress.onStandardError());
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? new ObjectMapper().writeValueAsString(object(findings)) : text(findings));
        out.flush();
        return findings.stream().allMatch(Finding.Found.class::isInstance) ? 0 : 3;
    }

    private String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        text.append(root.map(folder -> "Synfire's own tools, in " + folder + ":")
                        .orElse("This machine's tools:"))
                .append('\n')
                .append(line("", "version", "oldest", "where"))
                .append(line("java", javaVersion().toString(), "25", javaHome()));
        for (Finding finding : findings) {
            String name = finding.tool().name();
            String oldest = oldest(finding.tool()).orElse("any");
            text.append(
                    switch (finding) {
                        case Finding.Found found ->
                            line(
                                    name,
                                    found.version().map(Version::text).orElse("any"),
                                    oldest,
                                    found.path().toString());
                        case Finding.TooOld old -> line(name, "too old", oldest, old.summary());
                        case Finding.Broken broken -> line(name, "broken", oldest, broken.summary());
                        case Finding.Missing missing -> line(name, "missing", oldest, missing.summary());
                    });
        }
        return text + verdict(findings) + "\n"
                + connected.apply(searchPath).text().stripTrailing();
    }

    private static String line(String name, String version, String oldest, String where) {
        return String.format(Locale.ROOT, "  %-14s %-8s %-7s %s\n", name, version, oldest, where);
    }

    private static String verdict(List<Finding> findings) {
        List<Tool> bad = findings.stream()
                .filter(finding -> !(finding instanceof Finding.Found))
                .map(Finding::tool)
                .toList();
        if (bad.isEmpty()) {
            return "Everything is there.";
        }
        String names = bad.stream().map(Tool::name).collect(Collectors.joining(", "));
        String packages = bad.stream().map(Tool::debianPackage).distinct().collect(Collectors.joining(", "));
        return "To be mended: " + names + ". " + capital(Tool.remedy(packages)) + ".";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Optional<String> oldest(Tool tool) {
        return tool.query().map(query -> query.minimum().text());
    }

    private static Version javaVersion() {
        return Version.of(
                Runtime.version().version().stream().map(Object::toString).collect(Collectors.joining(".")));
    }

    private static String javaHome() {
        return System.getProperty("java.home");
    }

    /**
     * The stable form: {ok, error and code where not, root, java: {version, home}, tools: [{name, status, path, version, minimum, reason, remedy}]},
     * and what {@link ConnectedBoards} adds.
     */
    private Map<String, Object> object(List<Finding> findings) {
        Map<String, Object> object = new LinkedHashMap<>();
        boolean ok = findings.stream().allMatch(Finding.Found.class::isInstance);
        object.put("ok", ok);
        if (!ok) {
            object.putAll(Failures.object(verdict(findings), "tool-missing"));
        }
        root.ifPresent(folder -> object.put("root", folder));
        object.put("java", Map.of("version", javaVersion().text(), "home", javaHome()));
        object.put("tools", findings.stream().map(DoctorCommand::object).toList());
        connected.apply(searchPath).into(object);
        return object;
    }

    private static Map<String, Object> object(Finding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", finding.tool().name());
        switch (finding) {
            case Finding.Found found -> {
                object.put("status", "found");
                object.put("path", found.path().toString());
                found.version().ifPresent(version -> object.put("version", version.toString()));
            }
            case Finding.TooOld old -> {
                object.put("status", "tooOld");
                object.put("path", old.path().toString());
                object.put("version", old.version().toString());
            }
            case Finding.Broken broken -> {
                object.put("status", "broken");
                object.put("path", broken.path().toString());
                object.put("reason", broken.why());
            }
            case Finding.Missing _ -> object.put("status", "missing");
        }
        oldest(finding.tool()).ifPresent(oldest -> object.put("minimum", oldest));
        if (!(finding instanceof Finding.Found)) {
            object.put("remedy", finding.tool().remedy());
        }
        return object;
    }
}
