package dev.synfire.cli;

import dev.synfire.tool.Finding;
import dev.synfire.tool.Tool;
import dev.synfire.tool.Tools;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Tells which tools were found where and in which version, and what to do about a missing one; then the exit code is 3. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says which tools were found where, in which version, and what to do about a missing one.")
final class DoctorCommand implements Callable<Integer> {
    private final String searchPath;
    private final Optional<String> root;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DoctorCommand() {
        this(System.getenv().getOrDefault("PATH", ""), Optional.ofNullable(System.getProperty("synfire.root")));
    }

    /** Looks for the tools in the folders of a search path; root is where the launcher put the private ones, if it did. */
    DoctorCommand(String searchPath, Optional<String> root) {
        this.searchPath = searchPath;
        this.root = root;
    }

    @Override
    public Integer call() {
        List<Finding> findings =
                Tools.ALL.stream().map(tool -> Tools.look(tool, searchPath)).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? new ObjectMapper().writeValueAsString(object(findings)) : text(findings));
        out.flush();
        return findings.stream().allMatch(Finding.Found.class::isInstance) ? 0 : 3;
    }

    private String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        text.append(
                root.map(folder -> "Synfire's own tools, in " + folder + ":\n").orElse("This machine's tools:\n"));
        text.append(line("java", Runtime.version().toString(), "25", javaHome()));
        for (Finding finding : findings) {
            String name = finding.tool().name();
            String minimum = minimum(finding.tool()).orElse("any");
            switch (finding) {
                case Finding.Found found ->
                    text.append(line(
                            name,
                            found.version().map(Object::toString).orElse("there"),
                            minimum,
                            found.path().toString()));
                case Finding.TooOld old ->
                    text.append(line(name, "too old", minimum, old.summary())).append(advice(old.tool()));
                case Finding.Broken broken ->
                    text.append(line(name, "broken", minimum, broken.summary())).append(advice(broken.tool()));
                case Finding.Missing missing ->
                    text.append(line(name, "missing", minimum, missing.summary()))
                            .append(advice(missing.tool()));
            }
        }
        long bad = findings.stream()
                .filter(finding -> !(finding instanceof Finding.Found))
                .count();
        return text.append(
                        bad == 0 ? "Everything is there." : bad + " of " + findings.size() + " tools cannot be used.")
                .toString();
    }

    private static String line(String name, String version, String minimum, String where) {
        return "  %-14s %-22s at least %-6s  %s%n".formatted(name, version, minimum, where);
    }

    private static String advice(Tool tool) {
        return "      It %s: %s.%n".formatted(tool.purpose(), tool.remedy());
    }

    private static Optional<String> minimum(Tool tool) {
        return tool.query().map(query -> query.minimum().toString());
    }

    private static String javaHome() {
        return System.getProperty("java.home");
    }

    /** The stable form: {ok, root, java: {version, home}, tools: [{name, status, path, version, minimum, remedy}]}. */
    private Map<String, Object> object(List<Finding> findings) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", findings.stream().allMatch(Finding.Found.class::isInstance));
        root.ifPresent(folder -> object.put("root", folder));
        object.put("java", Map.of("version", Runtime.version().toString(), "home", javaHome()));
        object.put("tools", findings.stream().map(DoctorCommand::object).toList());
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
        minimum(finding.tool()).ifPresent(minimum -> object.put("minimum", minimum));
        if (!(finding instanceof Finding.Found)) {
            object.put("remedy", finding.tool().remedy());
        }
        return object;
    }
}
