package dev.synfire.cli;

import dev.synfire.cli.options.ChoiceNames;
import dev.synfire.cli.options.IntegerMaker;
import dev.synfire.cli.options.NetworkArgument;
import dev.synfire.cli.options.NotesOption;
import dev.synfire.cli.options.QuantizeOptions;
import dev.synfire.files.OutputFile;
import dev.synfire.importer.Dataset;
import dev.synfire.importer.nir.DiscretisationBuilder;
import dev.synfire.importer.nir.NirExport;
import dev.synfire.importer.nir.NirWriter;
import dev.synfire.importer.nir.Preset;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import dev.synfire.quantize.Dequantizer;
import dev.synfire.tool.ShellWord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.ObjectMapper;

/** Writes a network for other frameworks. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a network as a .nir file for other frameworks to read.",
            "With --quantized it holds what the integers of the hardware stand for, so that it can be checked elsewhere."
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private NetworkArgument argument;

    @Mixin
    private QuantizeOptions quantizing;

    @Mixin
    private NotesOption notes;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "Samples to calibrate and measure the integers with, if not those beside the network.")
    private Optional<Path> inputs = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.nir",
            required = true,
            description = "The file to make or to replace.")
    private Path file;

    @Option(
            names = "--for",
            paramLabel = "FRAMEWORK",
            defaultValue = "snntorch",
            description = "Who shall read it: snntorch, norse, nengo, sinabs, rockpool, lava, spyx. "
                    + "Default: ${DEFAULT-VALUE}.")
    private String framework;

    @Option(names = "--for-dt", paramLabel = "SECONDS", description = "Seconds a tick; default: the framework's.")
    private Double dt;

    @Option(names = "--quantized", description = "Write weights, thresholds and leaks as the integers stand for them.")
    private boolean quantized;

    @Option(names = "--json", description = "Print one JSON object on standard output: file, nodes, framework, notes.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!file.toString().endsWith(".nir")) {
            throw Problem.wrongInput(
                    "unknown-suffix",
                    file.toString(),
                    "the name doesn't end in .nir",
                    "write -o " + ShellWord.of(Path.of(file + ".nir")));
        }
        OutputFile.check(file, NirWriter.KIND);
        checkNotRead();
        DiscretisationBuilder how = DiscretisationBuilder.from(
                ChoiceNames.parse(Preset.class, "--for", framework).discretisation());
        if (dt != null) {
            if (!(dt > 0 && dt < 1e6)) {
                throw Problem.wrongInput(
                        "out-of-range",
                        "--for-dt",
                        "the time step is " + dt + ", expected more than 0 seconds",
                        "write for example --for-dt 1e-4");
            }
            how.dt(dt);
        }
        Network network = quantizing.applied(argument.network());
        if (quantized) {
            Optional<Dataset> samples = argument.samples(network, inputs, Optional.empty());
            network = Dequantizer.real(
                    network, notes.told(new IntegerMaker(argument, quantizing, samples).quantize(network)));
        }
        NirExport.Exported exported = NirExport.of(network, how.build());
        NirWriter.write(exported.graph(), file);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("file", file.toString());
            object.put("nodes", exported.graph().nodes().size());
            object.put("framework", framework);
            object.put("notes", exported.told());
            out.println(new ObjectMapper().writeValueAsString(object));
            out.flush();
            return 0;
        }
        exported.told().forEach(out::println);
        out.println("Wrote " + file + " with " + exported.graph().nodes().size() + " nodes for " + framework + ".");
        out.flush();
        return 0;
    }

    private void checkNotRead() {
        try {
            if (Files.exists(file) && Files.isSameFile(file, argument.path())) {
                throw Problem.wrongInput(
                        "same-file", file.toString(), "it is the network that is read", "name another file with -o");
            }
        } catch (IOException _) {
            // Then the network can't be read, which is said when it is.
        }
    }
}
