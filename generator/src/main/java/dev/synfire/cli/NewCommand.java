package dev.synfire.cli;

import dev.synfire.files.FileKind;
import dev.synfire.files.OutputFile;
import dev.synfire.problem.Problem;
import dev.synfire.tool.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Makes a folder with a small network and its inputs, to begin from. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Makes a folder with a small network, every key explained, and inputs to try it with.")
final class NewCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The folder to make; its name is the network's: lower-case letters, digits and hyphens.")
    private Path folder;

    @Option(names = "--json", description = "Print one JSON object on standard output: folder, files.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
            throw Problem.wrongInput(
                    "bad-name",
                    "",
                    "the name is '" + name
                            + "', expected up to 64 lower-case letters, digits and hyphens, a letter first",
                    "write for example: synfire new my-network");
        }
        FileKind fresh = FileKind.fresh("choose another name");
        OutputFile.check(folder.resolve("network.yaml"), fresh);
        OutputFile.check(folder.resolve("inputs.csv"), fresh);
        try (OutputFile network = OutputFile.start(folder.resolve("network.yaml"), fresh);
                OutputFile inputs = OutputFile.start(folder.resolve("inputs.csv"), fresh)) {
            network.write(template("network.yaml", name));
            inputs.write(template("inputs.csv", name));
            network.complete();
            inputs.complete();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("folder", folder.toString());
            object.put("files", List.of("network.yaml", "inputs.csv"));
            out.println(new ObjectMapper().writeValueAsString(object));
            out.flush();
            return 0;
        }
        out.println("Made " + folder.resolve("network.yaml") + " and " + folder.resolve("inputs.csv") + ". Next:");
        String word = ShellWord.of(folder);
        out.println("  synfire evaluate " + word);
        out.println("  synfire verify " + word);
        out.println("  synfire build " + word + " --board icebreaker");
        out.flush();
        return 0;
    }

    private byte[] template(String file, String name) {
        try (InputStream template = NewCommand.class.getResourceAsStream("new/" + file)) {
            String text = new String(Objects.requireNonNull(template, file).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("NAME", name)
                    .replace("FOLDER", ShellWord.of(folder))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a file of the jar
        }
    }
}
