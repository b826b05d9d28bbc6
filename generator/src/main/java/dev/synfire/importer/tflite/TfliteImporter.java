package dev.synfire.importer.tflite;

import dev.synfire.importer.Imported;
import dev.synfire.importer.ModelReader;
import dev.synfire.importer.onnx.InputCoding;
import dev.synfire.importer.onnx.Lowering;
import dev.synfire.importer.onnx.OnnxGraph;
import dev.synfire.importer.onnx.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads .tflite files as networks of rate neurons, of one tick a sample.
 *
 * @param coding what the real inputs are as integer codes, where the file does not quantize them
 */
public record TfliteImporter(InputCoding coding) implements ModelReader {
    @Override
    public boolean recognises(Path file) {
        return isTflite(file);
    }

    /** Whether a file is of this format, by its suffix. */
    public static boolean isTflite(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".tflite");
    }

    private static OnnxGraph translated(TfliteModel model) {
        try {
            return Translation.of(model);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | Shape.TooLarge _) {
            throw Unsupported.broken(model.file(), "shapes and options of its operators contradict each other");
        }
    }

    @Override
    public Imported read(Path file) {
        TfliteModel model = TfliteFile.read(file);
        Imported imported = Lowering.lower(translated(model), coding);
        Map<String, Long> operators = model.operators().stream()
                .collect(Collectors.groupingBy(step -> step.operator().name(), TreeMap::new, Collectors.counting()));
        List<String> read = List.of(
                "TensorFlow Lite"
                        + (model.description().isBlank()
                                ? ""
                                : ", " + model.description().strip()),
                "operators: "
                        + operators.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", ")));
        return new Imported(imported.network(), read, imported.assumed());
    }
}
