package dev.synfire.importer.tflite;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a flatbuffer, of which fields are read by their number in the schema. A field that is missing has its default.
 *
 * <p>Whatever points outside of the bytes throws an {@link IndexOutOfBoundsException}.
 */
final class FlatTable extends Table {
    /** No vector of this many elements is in a file that is read. */
    private static final int MOST = 1 << 27;

    private FlatTable(int position, ByteBuffer bytes) {
        __reset(position, bytes);
    }

    /** The root of a whole buffer. */
    static FlatTable root(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(buffer.getInt(0), buffer);
    }

    private int at(int field) {
        int offset = __offset(4 + 2 * field);
        return offset == 0 ? 0 : offset + bb_pos;
    }

    int integer(int field, int otherwise) {
        int at = at(field);
        return at == 0 ? otherwise : bb.getInt(at);
    }

    int octet(int field, int otherwise) {
        int at = at(field);
        return at == 0 ? otherwise : bb.get(at);
    }

    float real(int field, float otherwise) {
        int at = at(field);
        return at == 0 ? otherwise : bb.getFloat(at);
    }

    Optional<FlatTable> table(int field) {
        int at = at(field);
        return at == 0 ? Optional.empty() : Optional.of(new FlatTable(__indirect(at), bb));
    }

    List<FlatTable> tables(int field) {
        List<FlatTable> tables = new ArrayList<>();
        for (int k = 0, count = count(field, 4); k < count; k++) {
            tables.add(new FlatTable(__indirect(start(field) + 4 * k), bb));
        }
        return tables;
    }

    int[] integers(int field) {
        int[] values = new int[count(field, 4)];
        for (int k = 0; k < values.length; k++) {
            values[k] = bb.getInt(start(field) + 4 * k);
        }
        return values;
    }

    double[] reals(int field) {
        double[] values = new double[count(field, 4)];
        for (int k = 0; k < values.length; k++) {
            values[k] = bb.getFloat(start(field) + 4 * k);
        }
        return values;
    }

    double[] longs(int field) {
        double[] values = new double[count(field, 8)];
        for (int k = 0; k < values.length; k++) {
            values[k] = bb.getLong(start(field) + 8 * k);
        }
        return values;
    }

    /** The bytes of a vector, little-endian. */
    ByteBuffer bytes(int field) {
        int count = count(field, 1);
        return count == 0
                ? ByteBuffer.allocate(0)
                : bb.slice(start(field), count).order(ByteOrder.LITTLE_ENDIAN);
    }

    String text(int field) {
        ByteBuffer bytes = bytes(field);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private int start(int field) {
        return __vector(at(field) - bb_pos);
    }

    /** How many elements a vector has, which must all be there. */
    private int count(int field, int size) {
        int at = at(field);
        if (at == 0) {
            return 0;
        }
        int count = __vector_len(at - bb_pos);
        if (count < 0 || count > MOST || (long) count * size > bb.limit() - (long) start(field)) {
            throw new IndexOutOfBoundsException("a vector of " + count + " elements");
        }
        return count;
    }
}
