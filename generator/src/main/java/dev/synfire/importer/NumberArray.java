package dev.synfire.importer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An array of numbers as a .npy file holds it: booleans, integers of 1 to 8 bytes, or floats of 2 to 8, of any shape.
 *
 * <p>Values are counted in C order (the last index runs fastest), however the file stores them.
 */
public final class NumberArray {
    /** The kinds of number, named as NumPy's type codes are. */
    enum Kind {
        BOOL,
        INT,
        UINT,
        FLOAT
    }

    /** What one number is: its kind, size in bytes and byte order. */
    record Type(Kind kind, int bytes, ByteOrder order) {
        @Override
        public String toString() {
            return kind == Kind.BOOL ? "bool" : kind.name().toLowerCase(Locale.ROOT) + bytes * 8;
        }
    }

    private final Type type;
    private final int[] shape;
    private final boolean fortran;
    private final ByteBuffer data;

    NumberArray(Type type, int[] shape, boolean fortran, byte[] data) {
        this.type = type;
        this.shape = shape.clone();
        this.fortran = fortran && shape.length > 1;
        this.data = ByteBuffer.wrap(data).order(type.order());
    }

    /** How many dimensions there are; 0 for a single number. */
    public int dimensions() {
        return shape.length;
    }

    /** The length of a dimension. */
    public int length(int dimension) {
        return shape[dimension];
    }

    /** How many numbers there are. */
    public int size() {
        return data.capacity() / type.bytes();
    }

    /** Whether the type is boolean or integer. */
    public boolean integral() {
        return type.kind() != Kind.FLOAT;
    }

    /** The type as NumPy names it, such as float32. */
    public String typeName() {
        return type.toString();
    }

    /** The shape as NumPy writes it, such as (3, 4). */
    public String shapeText() {
        return shape.length == 1
                ? "(" + shape[0] + ",)"
                : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The number at that place in C order; a 64-bit integer as the nearest double. */
    public double number(int index) {
        int at = offset(index);
        return switch (type.kind()) {
            case FLOAT ->
                switch (type.bytes()) {
                    case 2 -> Float.float16ToFloat(data.getShort(at));
                    case 4 -> data.getFloat(at);
                    default -> data.getDouble(at);
                };
            case UINT -> {
                long bits = bits(at);
                yield bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
            }
            case INT, BOOL -> bits(at);
        };
    }

    /** Every number in C order. */
    public double[] numbers() {
        double[] numbers = new double[size()];
        Arrays.setAll(numbers, this::number);
        return numbers;
    }

    /** The index of a place in C order, such as [2, 0]. */
    public String indexText(int place) {
        int[] index = new int[shape.length];
        for (int d = shape.length - 1, rest = place; d >= 0; rest /= shape[d], d--) {
            index[d] = rest % shape[d];
        }
        return Arrays.toString(index);
    }

    private int offset(int index) {
        if (!fortran) {
            return index * type.bytes();
        }
        int place = 0;
        int rest = index;
        int inner = size();
        for (int d = shape.length - 1; d >= 0; d--) {
            inner /= shape[d];
            place += rest % shape[d] * inner;
            rest /= shape[d];
        }
        return place * type.bytes();
    }

    private long bits(int at) {
        boolean signed = type.kind() == Kind.INT;
        return switch (type.bytes()) {
            case 1 -> signed ? data.get(at) : data.get(at) & 0xffL;
            case 2 -> signed ? data.getShort(at) : data.getShort(at) & 0xffffL;
            case 4 -> signed ? data.getInt(at) : data.getInt(at) & 0xffffffffL;
            default -> data.getLong(at);
        };
    }
}
