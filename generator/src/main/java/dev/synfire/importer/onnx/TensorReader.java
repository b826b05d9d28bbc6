package dev.synfire.importer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.synfire.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Reads a TensorProto of onnx.proto: little-endian raw data or a list of numbers in a field of its type. */
public final class TensorReader {
    private final TensorProto tensor;
    private final String where;
    private final ElementType type;

    private TensorReader(TensorProto tensor, String where, ElementType type) {
        this.tensor = tensor;
        this.where = where;
        this.type = type;
    }

    /** The type of a tensor's elements. */
    static ElementType type(TensorProto tensor, String where) {
        return ElementType.of(tensor.getDataType())
                .orElseThrow(() -> Problem.wrongInput(
                        "tensor-type",
                        where,
                        "the tensor's elements are of type " + tensor.getDataType()
                                + " of TensorProto.DataType, expected floats or integers of up to 64 bits",
                        "export the model with float32 weights"));
    }

    /**
     * Reads a tensor.
     *
     * @param where file and name of the tensor
     * @throws Problem if it isn't whole, too large, of another type, or lies in another file
     */
    public static Tensor read(TensorProto tensor, String where) {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            throw Problem.wrongInput(
                    "external-data",
                    where,
                    "the tensor lies in a file of its own",
                    "save the model in one file: torch.onnx.export(..., external_data=False), or"
                            + " onnx.save(onnx.load(\"model.onnx\"), \"whole.onnx\")");
        }
        return new TensorReader(tensor, where, type(tensor, where)).read();
    }

    private Tensor read() {
        Shape shape = shape();
        int size = shape.size();
        IntToDoubleFunction numbers = tensor.hasRawData() ? raw(size) : list(size);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = numbers.applyAsDouble(i);
            if (!Double.isFinite(values[i])) {
                throw Problem.wrongInput(
                        "not-finite", where, "element " + i + " is " + values[i], "train again, or mend the weights");
            }
        }
        return new Tensor(shape, values, type, Optional.empty());
    }

    private Shape shape() {
        try {
            return Shape.of(
                    tensor.getDimsList().stream().mapToLong(Long::longValue).toArray());
        } catch (Shape.TooLarge e) {
            throw Problem.wrongInput("array-too-large", where, e.getMessage(), "use a smaller layer");
        }
    }

    private IntToDoubleFunction raw(int size) {
        ByteString bytes = tensor.getRawData();
        long expected = ((long) size * type.bits() + 7) / 8;
        if (bytes.size() != expected) {
            throw count(bytes.size() + " bytes", expected + " for its shape");
        }
        ByteBuffer data = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (type) {
            case FLOAT -> i -> data.getFloat(4 * i);
            case DOUBLE -> i -> data.getDouble(8 * i);
            case FLOAT16 -> i -> Float.float16ToFloat(data.getShort(2 * i));
            case BFLOAT16 -> i -> Float.intBitsToFloat(data.getShort(2 * i) << 16);
            case UINT8, BOOL -> i -> data.get(i) & 0xff;
            case INT8 -> data::get;
            case UINT16 -> i -> data.getShort(2 * i) & 0xffff;
            case INT16 -> i -> data.getShort(2 * i);
            case INT32 -> i -> data.getInt(4 * i);
            case UINT32 -> i -> data.getInt(4 * i) & 0xffffffffL;
            case INT64 -> i -> data.getLong(8 * i);
            case UINT64 -> i -> unsigned(data.getLong(8 * i));
            // Two in a byte, the lower half first.
            case UINT4 -> i -> data.get(i / 2) >> 4 * (i % 2) & 15;
            case INT4 -> i -> (data.get(i / 2) << (i % 2 == 0 ? 28 : 24)) >> 28;
        };
    }

    private IntToDoubleFunction list(int size) {
        return switch (type) {
            case FLOAT -> counted(size, tensor.getFloatDataCount(), tensor::getFloatData);
            case DOUBLE -> counted(size, tensor.getDoubleDataCount(), tensor::getDoubleData);
            case INT64 -> counted(size, tensor.getInt64DataCount(), tensor::getInt64Data);
            case UINT32, UINT64 -> counted(size, tensor.getUint64DataCount(), i -> unsigned(tensor.getUint64Data(i)));
            case FLOAT16 ->
                counted(size, tensor.getInt32DataCount(), i -> Float.float16ToFloat((short) tensor.getInt32Data(i)));
            case BFLOAT16 ->
                counted(size, tensor.getInt32DataCount(), i -> Float.intBitsToFloat(tensor.getInt32Data(i) << 16));
            case UINT4 -> i -> packed(i, size) & 15;
            case INT4 -> i -> (packed(i, size) << 28) >> 28;
            case UINT8, INT8, UINT16, INT16, INT32, BOOL ->
                counted(size, tensor.getInt32DataCount(), tensor::getInt32Data);
        };
    }

    private int packed(int index, int size) {
        counted((size + 1) / 2, tensor.getInt32DataCount(), tensor::getInt32Data);
        return tensor.getInt32Data(index / 2) >> 4 * (index % 2);
    }

    private IntToDoubleFunction counted(int expected, int given, IntToDoubleFunction numbers) {
        if (given != expected) {
            throw count(given + " elements of type " + type, expected + " for its shape");
        }
        return numbers;
    }

    private Problem count(String given, String expected) {
        return Problem.wrongInput(
                "broken-onnx", where, "the tensor has " + given + ", expected " + expected, "export the model again");
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
    }
}
