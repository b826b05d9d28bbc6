package dev.synfire.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Prints the script by which a shell completes commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script by which the shell completes commands and options.",
            "In ~/.bashrc: source <(synfire completion bash). The same script serves zsh."
        })
final class CompletionCommand implements Callable<Integer> {
    private enum Shell {
        bash,
        zsh
    }

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Option(names = "--json", description = "Print {shell, script} as one JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("shell", shell.name());
            object.put("script", script);
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(object));
        } else {
            spec.commandLine().getOut().print(script);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
