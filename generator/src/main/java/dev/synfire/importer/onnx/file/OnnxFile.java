package dev.synfire.importer.onnx.file;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.synfire.importer.onnx.OnnxGraph;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** Reads .onnx files as graphs. */
public final class OnnxFile {
    /** The largest file that is read; a network for these FPGAs has some hundred kilobytes. */
    private static final long MOST_BYTES = 1 << 27;

    private OnnxFile() {}

    /**
     * Reads a file's graph.
     *
     * @throws Problem with file and node if it is broken, or has another form than one tensor in, one tensor out
     */
    public static OnnxGraph read(Path path) {
        byte[] bytes = WholeFile.bytes(path, MOST_BYTES, "export a smaller network");
        return GraphReader.read(ExternalData.inlined(parse(bytes, path.toString()), path), path.toString());
    }

    private static ModelProto parse(byte[] bytes, String file) {
        try {
            ModelProto model = ModelProto.parseFrom(CodedInputStream.newInstance(bytes));
            if (model.hasGraph()) {
                return model;
            }
        } catch (InvalidProtocolBufferException _) {
            // Told below.
        } catch (OutOfMemoryError _) { // millions of empty nodes
            throw Problem.wrongInput(
                    "too-large", file, "the model has more parts than there is memory for", "export a smaller network");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can't be read", e);
        }
        throw Problem.wrongInput(
                "broken-onnx", file, "not a whole .onnx file", "export the model again, or check it with onnx.checker");
    }
}
