package dev.synfire.importer.onnx.file;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings tensors that lie in files beside the model into it. */
final class ExternalData {
    private static final long MOST_BYTES = 1 << 27;

    private ExternalData() {}

    /**
     * The model with all its tensors.
     *
     * @param file the model's, in whose folder the others lie
     * @throws Problem if such a file isn't there, is too short, or lies elsewhere
     */
    static ModelProto inlined(ModelProto model, Path file) {
        if (model.getGraph().getInitializerList().stream().noneMatch(ExternalData::elsewhere)) {
            return model;
        }
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            TensorProto tensor = graph.getInitializer(i);
            if (elsewhere(tensor)) {
                graph.setInitializer(i, inlined(tensor, file));
            }
        }
        return model.toBuilder().setGraph(graph).build();
    }

    private static boolean elsewhere(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    private static TensorProto inlined(TensorProto tensor, Path model) {
        String where = model + ": tensor '" + tensor.getName() + "'";
        Map<String, String> keys = tensor.getExternalDataList().stream()
                .collect(Collectors.toMap(
                        StringStringEntryProto::getKey, StringStringEntryProto::getValue, (first, _) -> first));
        Path data = beside(model, keys.getOrDefault("location", ""), where);
        try (InputStream bytes = Files.newInputStream(data)) {
            long size = Files.size(data);
            long from = Long.parseLong(keys.getOrDefault("offset", "0"));
            long length = Long.parseLong(keys.getOrDefault("length", String.valueOf(size - from)));
            if (from < 0 || length < 0 || length > MOST_BYTES || from > size - length) {
                throw problem(
                        where,
                        "it has " + length + " bytes from " + from + " on in " + data.getFileName() + " of " + size
                                + " bytes");
            }
            bytes.skipNBytes(from);
            byte[] values = bytes.readNBytes((int) length);
            return tensor.toBuilder()
                    .clearExternalData()
                    .clearDataLocation()
                    .setRawData(ByteString.copyFrom(values))
                    .build();
        } catch (IOException | NumberFormatException e) {
            throw problem(where, "its file " + data.getFileName() + " can't be read: " + e.getMessage());
        }
    }

    /** A file in the model's folder or below; no other is opened because a model names it. */
    private static Path beside(Path model, String location, String where) {
        Path folder = model.toAbsolutePath().normalize().getParent();
        try {
            Path data = folder.resolve(location).normalize();
            if (!location.isEmpty() && data.startsWith(folder) && Files.isRegularFile(data)) {
                return data;
            }
        } catch (InvalidPathException _) {
            // As one that isn't there.
        }
        throw problem(where, "it lies in a file '" + location + "', which is not beside the model");
    }

    private static Problem problem(String where, String what) {
        return Problem.wrongInput(
                "external-data",
                where,
                what,
                "copy that file beside the model, or save it in one file: torch.onnx.export(..., external_data=False)");
    }
}
