package dev.synfire.cli.options;

import dev.synfire.importer.Imported;
import dev.synfire.importer.ModelReader;
import dev.synfire.importer.nir.NirImporter;
import dev.synfire.importer.onnx.file.OnnxImporter;
import dev.synfire.importer.tflite.TfliteImporter;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;

/**
 * The options for model files of other tools, and the choice of a reader by suffix or first bytes: a mixin.
 *
 * <p>A format adds its group of options and its line in {@link #reader}.
 */
public final class ModelOptions {
    @ArgGroup(validate = false, heading = "%nFor .nir, .onnx and .tflite files:%n")
    private SampleOptions samples = new SampleOptions();

    @ArgGroup(validate = false, heading = "%nFor .nir files, instead of what --preset does (docs/import.md):%n")
    private NirChoices nir = new NirChoices();

    @ArgGroup(validate = false, heading = "%nFor .onnx and .tflite files:%n")
    private OnnxChoices onnx = new OnnxChoices();

    /** Reads a model file; nothing if it is none, but a network file or a folder. */
    public Optional<Imported> read(Path path) {
        ForeignModel.refuse(path);
        Optional<ModelReader> reader = reader(path);
        if (reader.isEmpty() && (samples.isGiven() || nir.isGiven() || onnx.isGiven())) {
            throw Problem.wrongInput(
                    "unused-option",
                    path.toString(),
                    "this is no model file, and options for .nir, .onnx and .tflite files are given",
                    "write it in the network file, or leave the options out");
        }
        return reader.map(found -> found.read(path));
    }

    private Optional<ModelReader> reader(Path path) {
        if (NirImporter.isNir(path)) {
            return Optional.of(nir.reader(samples));
        }
        if (OnnxImporter.isOnnx(path)) {
            return Optional.of(new OnnxImporter(onnx.coding(samples, path)));
        }
        if (TfliteImporter.isTflite(path)) {
            return Optional.of(new TfliteImporter(onnx.coding(samples, path)));
        }
        return Optional.empty();
    }
}
