package dev.synfire.cli;

import dev.synfire.cli.options.ModelOptions;
import dev.synfire.importer.Imported;
import dev.synfire.importer.NetworkWriter;
import dev.synfire.problem.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Makes a network folder of another tool's model. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a network folder of another tool's model.",
            "Says what it read, what it assumed where the file is silent, and which option says otherwise.",
            "The other commands take the model file as it is, too, with the same options as --import key=value,.."
        })
final class ImportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A .nir, .onnx or .tflite file.")
    private Path model;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write network.yaml and weights.npz into.")
    private Path folder;

    @Option(names = "--json", description = "Print one JSON object on standard output: folder, network, read, assumed.")
    private boolean json;

    @Mixin
    private final ModelOptions models = new ModelOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        NetworkWriter.check(folder);
        Imported imported = models.read(model)
                .orElseThrow(() -> Problem.wrongInput(
                        "not-a-model",
                        model.toString(),
                        "this is no model file, expected .nir, .onnx or .tflite",
                        "a network file needs no import"));
        List<String> comments = new ArrayList<>();
        comments.add("Imported from " + model.getFileName() + ".");
        comments.addAll(imported.assumed());
        NetworkWriter.write(imported.network(), folder, comments);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("folder", folder.toString());
            object.put("network", imported.network().name());
            object.put("read", imported.read());
            object.put("assumed", imported.assumed());
            out.println(new ObjectMapper().writeValueAsString(object));
        } else {
            out.println("Read from " + model + ":");
            imported.read().forEach(line -> out.println("  " + line));
            out.println("Assumed:");
            imported.assumed().forEach(line -> out.println("  " + line));
            out.println("Wrote " + folder.resolve("network.yaml") + " and " + folder.resolve("weights.npz") + ".");
        }
        out.flush();
        return 0;
    }
}
