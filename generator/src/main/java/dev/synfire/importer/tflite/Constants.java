package dev.synfire.importer.tflite;

import dev.synfire.importer.onnx.ElementType;
import dev.synfire.importer.onnx.Shape;
import dev.synfire.importer.onnx.Tensor;
import dev.synfire.importer.tflite.TfliteModel.Element;
import dev.synfire.importer.tflite.TfliteModel.Integers;
import dev.synfire.problem.Problem;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Constant tensors as real numbers, which remember the integers that they are made of. */
final class Constants {
    private Constants() {}

    /**
     * The numbers of a constant.
     *
     * @throws Problem if there are fewer or more than its shape has, or one is not finite
     */
    static Tensor of(Element element, String where) {
        ByteBuffer data = element.data().orElseThrow();
        int size = element.shape().size();
        int bytes = element.type().bits() / 8;
        if (data.remaining() != (long) size * bytes) {
            throw Unsupported.broken(
                    where,
                    "its constant '" + element.name() + "' has " + data.remaining() + " bytes, expected "
                            + (long) size * bytes + " for shape " + element.shape());
        }
        IntToDoubleFunction numbers = numbers(element, data, where);
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            values[k] = numbers.applyAsDouble(k);
            if (!Double.isFinite(values[k])) {
                throw Problem.wrongInput(
                        "not-finite",
                        where,
                        "element " + k + " of '" + element.name() + "' is " + values[k],
                        "train again, or mend the weights");
            }
        }
        return element.integers()
                .map(integers -> real(element.shape(), values, integers))
                .orElseGet(() -> new Tensor(element.shape(), values, element.type(), Optional.empty()));
    }

    private static IntToDoubleFunction numbers(Element element, ByteBuffer data, String where) {
        return switch (element.type()) {
            case FLOAT -> k -> data.getFloat(4 * k);
            case DOUBLE -> k -> data.getDouble(8 * k);
            case FLOAT16 -> k -> Float.float16ToFloat(data.getShort(2 * k));
            case INT32 -> k -> data.getInt(4 * k);
            case INT64 -> k -> data.getLong(8 * k);
            case INT16 -> k -> data.getShort(2 * k);
            case INT8 -> data::get;
            case UINT8, BOOL -> k -> data.get(k) & 0xff;
            default ->
                throw Unsupported.form(where, "its constant is of type " + element.type(), "use int8 or float32");
        };
    }

    private static Tensor real(Shape shape, double[] codes, Integers integers) {
        int count = integers.scales().length;
        int inner = count == 1 ? 1 : shape.strides()[integers.axis()];
        double[] values = new double[codes.length];
        double largest = 0;
        for (int k = 0; k < values.length; k++) {
            int index = count == 1 ? 0 : k / inner % count;
            double integer = codes[k] - integers.zeros()[index];
            largest = Math.max(largest, Math.abs(integer));
            values[k] = integer * integers.scales()[index];
        }
        Optional<Tensor.Grid> grid = largest <= Byte.MAX_VALUE
                ? Optional.of(new Tensor.Grid(Arrays.copyOf(integers.scales(), count), integers.axis(), Byte.SIZE))
                : Optional.empty();
        return new Tensor(shape, values, ElementType.FLOAT, grid);
    }
}
