package dev.synfire.importer.tflite;

import dev.synfire.importer.onnx.ElementType;
import dev.synfire.importer.onnx.Shape;
import dev.synfire.importer.tflite.TfliteModel.Element;
import dev.synfire.importer.tflite.TfliteModel.Integers;
import dev.synfire.importer.tflite.TfliteModel.Step;
import dev.synfire.problem.Problem;
import dev.synfire.reading.WholeFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads .tflite files. */
final class TfliteFile {
    private static final long MOST_BYTES = 1 << 27;
    private static final int MOST_PARTS = 20_000;
    private static final int VERSION = 3;
    private static final int LONGEST_NAME = 120;

    private final String file;
    private final FlatTable root;

    private TfliteFile(String file, FlatTable root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws Problem if it is no such file, is damaged, or has operators that are not known
     */
    static TfliteModel read(Path path) {
        byte[] bytes = WholeFile.bytes(path, MOST_BYTES, "convert a smaller network");
        String file = path.toString();
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        if (start.startsWith("version https://git-lfs")) {
            throw Problem.wrongInput(
                    "broken-tflite", file, "this is a Git LFS pointer, not the model", "fetch the model: git lfs pull");
        }
        if (bytes.length < 8 || !start.startsWith("TFL" + VERSION, 4)) {
            throw Problem.wrongInput(
                    "broken-tflite",
                    file,
                    "not a .tflite file: its bytes 4 to 7 are not TFL3",
                    "convert the model: tf.lite.TFLiteConverter.from_keras_model(model).convert()");
        }
        try {
            return new TfliteFile(file, FlatTable.root(bytes)).model();
        } catch (IndexOutOfBoundsException | NegativeArraySizeException _) {
            throw broken(file, "it is not whole: parts of it lie outside of the file");
        }
    }

    private static Problem broken(String where, String what) {
        return Problem.wrongInput("broken-tflite", where, what, "convert the model again, or look at it in Netron");
    }

    private TfliteModel model() {
        List<FlatTable> graphs = root.tables(2);
        if (graphs.size() != 1) {
            throw Problem.wrongInput(
                    "tflite-graphs",
                    file,
                    "the model has " + graphs.size() + " subgraphs, expected one",
                    "convert a model without loops, branches or state");
        }
        FlatTable graph = graphs.getFirst();
        List<FlatTable> tensors = counted(graph.tables(0), "tensors");
        List<FlatTable> operators = counted(graph.tables(3), "operators");
        List<FlatTable> buffers = root.tables(4);
        List<Element> elements = new ArrayList<>();
        for (int t = 0; t < tensors.size(); t++) {
            elements.add(element(tensors.get(t), t, buffers));
        }
        List<FlatTable> codes = root.tables(1);
        List<Step> steps = new ArrayList<>();
        for (int s = 0; s < operators.size(); s++) {
            steps.add(step(operators.get(s), s, codes, elements.size()));
        }
        return new TfliteModel(
                file,
                root.text(3),
                elements,
                steps,
                indices(graph.integers(1), elements.size(), file),
                indices(graph.integers(2), elements.size(), file));
    }

    private List<FlatTable> counted(List<FlatTable> parts, String what) {
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw broken(file, "it has " + parts.size() + " " + what + ", expected 1 to " + MOST_PARTS);
        }
        return parts;
    }

    private static int[] indices(int[] indices, int count, String where) {
        if (Arrays.stream(indices).anyMatch(index -> index < -1 || index >= count)) {
            throw broken(where, "it names tensors " + Arrays.toString(indices) + " of " + count);
        }
        return indices;
    }

    private Element element(FlatTable tensor, int index, List<FlatTable> buffers) {
        String whole = tensor.text(3);
        String name = whole.substring(0, Math.min(whole.length(), LONGEST_NAME));
        String where = file + ": tensor " + index + (name.isEmpty() ? "" : ", '" + name + "'");
        Shape shape;
        try {
            shape = Shape.of(tensor.integers(0));
        } catch (RuntimeException e) {
            throw Problem.wrongInput("array-too-large", where, e.getMessage(), "use a smaller layer, of fixed shape");
        }
        int buffer = tensor.integer(2, 0);
        if (buffer < 0 || buffer >= Math.max(1, buffers.size())) {
            throw broken(where, "it names buffer " + buffer + " of " + buffers.size());
        }
        Optional<ByteBuffer> data = buffers.isEmpty()
                ? Optional.empty()
                : Optional.of(buffers.get(buffer).bytes(0)).filter(bytes -> bytes.remaining() > 0);
        return new Element(
                name.isEmpty() ? "tensor" + index : name,
                shape,
                type(tensor.octet(1, 0), where),
                data,
                tensor.table(4).flatMap(table -> integers(table, shape, where)));
    }

    private static ElementType type(int code, String where) {
        return switch (code) {
            case 0 -> ElementType.FLOAT;
            case 1 -> ElementType.FLOAT16;
            case 2 -> ElementType.INT32;
            case 3 -> ElementType.UINT8;
            case 4 -> ElementType.INT64;
            case 6 -> ElementType.BOOL;
            case 7 -> ElementType.INT16;
            case 9 -> ElementType.INT8;
            case 10 -> ElementType.DOUBLE;
            default ->
                throw Problem.wrongInput(
                        "tensor-type",
                        where,
                        "its elements are of type " + code
                                + " of TensorType, expected floats, or integers of 8 to 64 bits",
                        "quantize to int8, or not at all");
        };
    }

    private static Optional<Integers> integers(FlatTable table, Shape shape, String where) {
        double[] scales = table.reals(2);
        double[] zeros = table.longs(3);
        if (scales.length == 0) {
            return Optional.empty();
        }
        double[] all = zeros.length == 0 ? new double[scales.length] : zeros;
        int axis = table.integer(6, 0);
        boolean fits = scales.length == 1 || axis >= 0 && axis < shape.rank() && shape.length(axis) == scales.length;
        if (!fits || all.length != scales.length || !Arrays.stream(scales).allMatch(s -> s >= 1e-12 && s <= 1e12)) {
            // A scale of 0 is that of a tensor of zeros.
            if (fits && all.length == scales.length && Arrays.stream(scales).allMatch(s -> s >= 0 && s <= 1e12)) {
                double[] raised =
                        Arrays.stream(scales).map(s -> Math.max(s, 1e-12)).toArray();
                return Optional.of(new Integers(raised, all, axis));
            }
            throw broken(
                    where,
                    "it is quantized by " + scales.length + " scales and " + all.length
                            + " zero points along dimension " + axis + " of " + shape);
        }
        return Optional.of(new Integers(scales, all, scales.length == 1 ? 0 : axis));
    }

    private Step step(FlatTable operator, int index, List<FlatTable> codes, int tensors) {
        int code = operator.integer(0, 0);
        if (code < 0 || code >= codes.size()) {
            throw broken(file + ": operator " + index, "it names operator code " + code + " of " + codes.size());
        }
        FlatTable named = codes.get(code);
        // Newer files have codes beyond 127 in a field of their own.
        int builtin = Math.max(named.octet(0, 0), named.integer(3, 0));
        Operator known = Operator.of(builtin)
                .orElseThrow(() -> Unsupported.operator(
                        file + ": operator " + index, "operator " + builtin + " of BuiltinOperator"));
        String where = file + ": operator " + index + ", " + known;
        if (known == Operator.CUSTOM) {
            throw Unsupported.operator(where, "custom operator '" + named.text(1) + "'");
        }
        return new Step(
                where,
                known,
                indices(operator.integers(1), tensors, where),
                indices(operator.integers(2), tensors, where),
                operator.table(4));
    }
}
