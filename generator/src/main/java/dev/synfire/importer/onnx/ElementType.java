package dev.synfire.importer.onnx;

import java.util.Arrays;
import java.util.Optional;

/** The types of numbers in tensors that are read, by their code in TensorProto.DataType of onnx.proto. */
public enum ElementType {
    FLOAT(1, 32),
    UINT8(2, 8),
    INT8(3, 8),
    UINT16(4, 16),
    INT16(5, 16),
    INT32(6, 32),
    INT64(7, 64),
    BOOL(9, 8),
    FLOAT16(10, 16),
    DOUBLE(11, 64),
    UINT32(12, 32),
    UINT64(13, 64),
    BFLOAT16(16, 16),
    UINT4(21, 4),
    INT4(22, 4);

    private final int code;
    private final int bits;

    ElementType(int code, int bits) {
        this.code = code;
        this.bits = bits;
    }

    public static Optional<ElementType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    public int bits() {
        return bits;
    }

    public boolean real() {
        return this == FLOAT || this == DOUBLE || this == FLOAT16 || this == BFLOAT16;
    }

    public boolean signed() {
        return this == INT4 || this == INT8 || this == INT16 || this == INT32 || this == INT64;
    }

    /** The least integer of the type. */
    public double min() {
        return signed() ? -Math.scalb(1.0, bits - 1) : 0;
    }

    /** The largest integer of the type. */
    public double max() {
        return (signed() ? Math.scalb(1.0, bits - 1) : Math.scalb(1.0, bits)) - 1;
    }
}
