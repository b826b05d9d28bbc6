package dev.synfire.importer.onnx.file;

import dev.synfire.importer.Imported;
import dev.synfire.importer.ModelReader;
import dev.synfire.importer.onnx.InputCoding;
import dev.synfire.importer.onnx.Lowering;
import dev.synfire.importer.onnx.OnnxGraph;
import dev.synfire.problem.Problem;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads .onnx files as networks of rate neurons, of one tick a sample.
 *
 * @param coding what the real inputs are as integer codes
 */
public record OnnxImporter(InputCoding coding) implements ModelReader {
    @Override
    public boolean recognises(Path file) {
        return isOnnx(file);
    }

    /** Whether a file is of this format, by its suffix: its first bytes don't tell. */
    public static boolean isOnnx(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    @Override
    public Imported read(Path file) {
        OnnxGraph graph = QLinearOperators.writtenOut(OnnxFile.read(file));
        try {
            return Lowering.lower(graph, coding);
        } catch (Problem asBatch) {
            if (graph.input().batch() == 1) {
                throw asBatch;
            }
            try {
                return Lowering.lower(graph.withoutBatch(), coding);
            } catch (Problem _) {
                throw asBatch;
            }
        }
    }
}
