package dev.synfire.cli.options;

import dev.synfire.importer.Dataset;
import dev.synfire.importer.Imported;
import dev.synfire.importer.MeasurementRows;
import dev.synfire.importer.NetworkFile;
import dev.synfire.importer.dsl.JavaNetwork;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.importer.tflite.TfliteImporter;
import dev.synfire.network.Network;
import dev.synfire.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The argument NETWORK, as every command that takes a network has it: a mixin. */
public final class NetworkArgument {
    private static final List<String> INPUTS = List.of("inputs.npy", "inputs.npz", "inputs.csv");
    private static final List<String> LABELS = List.of("labels.npy", "labels.npz", "labels.csv", "labels.txt");

    @Parameters(
            index = "0",
            paramLabel = "NETWORK",
            description =
                    "A network file, or a folder with a network.yaml and perhaps inputs and labels, or a .java, .nir, .onnx or .tflite file.")
    private Path path;

    @Mixin
    private final ImportChoices models = new ImportChoices();

    @ArgGroup(validate = false, heading = "%nWhat --inputs holds:%n")
    private DataOptions data = new DataOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What the user wrote. */
    public Path path() {
        return path;
    }

    /** Reads the network. */
    public Network network() {
        return models.read(path, spec)
                .map(this::told)
                .orElseGet(() -> JavaNetwork.isJava(path) ? JavaNetwork.read(path) : NetworkFile.read(path));
    }

    /** Says on standard error what the model file left open. */
    private Network told(Imported imported) {
        say(imported.assumed().stream().map(models::inNewForm).toList());
        return imported.network();
    }

    /** Lets the command take the options of import under their own names, too, as it once did. */
    public void addOldNames(CommandSpec command) {
        models.addOldNames(command);
    }

    /** Prints lines on standard error. */
    public void say(List<String> lines) {
        lines.forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
    }

    /**
     * Reads the samples that the user named, or else those that lie beside the network file.
     *
     * @throws Problem if there are none
     */
    public Dataset dataset(Network network, Optional<Path> inputs, Optional<Path> labels) {
        return dataset(network, path, inputs, labels);
    }

    /** The same for a network that was read from another place. */
    public Dataset dataset(Network network, Path place, Optional<Path> inputs, Optional<Path> labels) {
        Path file = inputs.or(() -> beside(place, INPUTS)).orElseThrow(this::noInputs);
        Optional<Path> rows = MeasurementRows.describing(folder(place), file);
        if (rows.isPresent() && labels.isEmpty()) {
            return MeasurementRows.read(rows.get(), network, file);
        }
        Dataset read = Dataset.read(
                network,
                file,
                labels.or(() -> inputs.isPresent() ? Optional.empty() : beside(place, LABELS)),
                data.form(OnnxImporter.isOnnx(path) || TfliteImporter.isTflite(path)));
        say(read.notes());
        return read;
    }

    /** The samples that the user named, or those beside the network file, if there are any. */
    public Optional<Dataset> samples(Network network, Optional<Path> inputs, Optional<Path> labels) {
        return inputs.or(this::defaultInputs).map(_ -> dataset(network, inputs, labels));
    }

    /** The same for a build of a network that was read from another place. */
    public Optional<Dataset> samples(Network network, Path place, Optional<Path> inputs) {
        return inputs.or(() -> beside(place, INPUTS)).map(_ -> dataset(network, place, inputs, Optional.empty()));
    }

    /** The inputs that lie beside the network file. */
    public Optional<Path> defaultInputs() {
        return beside(path, INPUTS);
    }

    private Problem noInputs() {
        return Problem.wrongInput(
                "missing-inputs",
                path.toString(),
                "no inputs lie beside the network",
                "name some with --inputs, or put an inputs.npy into its folder");
    }

    private static Optional<Path> beside(Path place, List<String> names) {
        return names.stream()
                .map(folder(place)::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Path folder(Path place) {
        return Files.isDirectory(place)
                ? place
                : Optional.ofNullable(place.getParent()).orElse(Path.of(""));
    }
}
