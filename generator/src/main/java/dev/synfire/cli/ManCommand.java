package dev.synfire.cli;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Writes the manual pages of all commands. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        description = {
            "Writes manual pages for man(1), one for each command.",
            "With DIR ~/.local/share/man/man1, man synfire-build finds them."
        })
final class ManCommand implements Callable<Integer> {
    private static final FileKind PAGE = new FileKind(
            "a manual page of synfire",
            file -> FileKind.beginning(file).startsWith(ManPage.BEGINNING),
            "name another folder");

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder to write the pages into.")
    private Path folder;

    @Option(names = "--json", description = "Print {folder, pages} as one JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put(ManPage.name(root) + ".1", ManPage.text(root));
        for (CommandLine command : root.subcommands().values()) {
            pages.put(ManPage.name(command.getCommandSpec()) + ".1", ManPage.text(command.getCommandSpec()));
        }
        pages.keySet().forEach(name -> OutputFile.check(folder.resolve(name), PAGE));
        pages.forEach((name, text) -> OutputFile.write(folder.resolve(name), PAGE, text));
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("folder", folder.toString());
            object.put("pages", List.copyOf(pages.keySet()));
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(object));
        } else {
            spec.commandLine().getOut().println("Wrote " + pages.size() + " manual pages into " + folder + ".");
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
