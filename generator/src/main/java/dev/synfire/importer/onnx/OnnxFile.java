package dev.synfire.importer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads .onnx files as graphs. */
final class OnnxFile {
    /** The largest file that is read; a network for these FPGAs has some hundred kilobytes. */
    private static final long MOST_BYTES = 1 << 27;

    private OnnxFile() {}

    /**
     * Reads a file's graph.
     *
     * @throws Problem with file and node if it is broken, or has another form than one tensor in, one tensor out
     */
    static OnnxGraph read(Path path) {
        return GraphReader.read(ExternalData.inlined(parse(bytes(path), path.toString()), path), path.toString());
    }

    private static byte[] bytes(Path path) {
        if (!Files.isRegularFile(path)) {
            throw Problem.wrongInput(
                    "missing-file",
                    "",
                    "there is no file " + path,
                    Files.isDirectory(path) ? "it is a folder; name a file in it" : "check the name and the folder");
        }
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw Problem.wrongInput(
                        "array-too-large",
                        path.toString(),
                        "the file is larger than " + (MOST_BYTES >> 20) + " MiB",
                        "export a smaller network");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw Problem.wrongInput(
                    "unreadable-file",
                    path.toString(),
                    "it can't be read: " + e.getMessage(),
                    "check that you may read it");
        }
    }

    private static ModelProto parse(byte[] bytes, String file) {
        try {
            ModelProto model = ModelProto.parseFrom(CodedInputStream.newInstance(bytes));
            if (model.hasGraph()) {
                return model;
            }
        } catch (InvalidProtocolBufferException _) {
            // Told below.
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can't be read", e);
        }
        throw Problem.wrongInput(
                "broken-onnx", file, "not a whole .onnx file", "export the model again, or check it with onnx.checker");
    }
}
