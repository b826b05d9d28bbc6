package dev.synfire.importer.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Builds .tflite files; fields and codes by their numbers in schema.fbs. */
final class TfliteBuilder {
    static final int FLOAT32 = 0;
    static final int INT32 = 2;
    static final int UINT8 = 3;
    static final int INT8 = 9;

    private final FlatBufferBuilder out = new FlatBufferBuilder(1024);
    private final List<Integer> tensors = new ArrayList<>();
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> operators = new ArrayList<>();
    private final List<Integer> codes = new ArrayList<>();

    TfliteBuilder() {
        // The first buffer is that of tensors without constants.
        out.startTable(1);
        buffers.add(out.endTable());
    }

    /** A field of an operator's options: 4 bytes wide, or 1 for an enumeration or a truth value. */
    record Field(int number, int value, boolean octet) {
        static Field octet(int number, int value) {
            return new Field(number, value, true);
        }

        static Field integer(int number, int value) {
            return new Field(number, value, false);
        }
    }

    /** What integers stand for. */
    record Scales(int axis, float[] scales, long[] zeros) {
        static Scales of(double scale, long zero) {
            return new Scales(0, new float[] {(float) scale}, new long[] {zero});
        }

        /** One for each index of a dimension, with zero points of 0. */
        static Scales along(int axis, float... scales) {
            return new Scales(axis, scales, new long[scales.length]);
        }
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int k = 0; k < bytes.length; k++) {
            bytes[k] = (byte) values[k];
        }
        return bytes;
    }

    static byte[] words(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.of(values).forEach(bytes::putInt);
        return bytes.array();
    }

    static byte[] floats(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return bytes.array();
    }

    /** A tensor that an operator or the caller gives. */
    int signal(int type, Scales scales, int... shape) {
        return tensor(type, scales, new byte[0], shape);
    }

    /** A tensor; a constant if it has data. */
    int tensor(int type, Scales scales, byte[] data, int... shape) {
        int buffer = 0;
        if (data.length > 0) {
            int vector = out.createByteVector(data);
            out.startTable(1);
            out.addOffset(0, vector, 0);
            buffers.add(out.endTable());
            buffer = buffers.size() - 1;
        }
        int quantization = 0;
        if (scales != null) {
            out.startVector(4, scales.scales().length, 4);
            for (int k = scales.scales().length - 1; k >= 0; k--) {
                out.addFloat(scales.scales()[k]);
            }
            int steps = out.endVector();
            out.startVector(8, scales.zeros().length, 8);
            for (int k = scales.zeros().length - 1; k >= 0; k--) {
                out.addLong(scales.zeros()[k]);
            }
            int zeros = out.endVector();
            out.startTable(7);
            out.addOffset(2, steps, 0);
            out.addOffset(3, zeros, 0);
            out.addInt(6, scales.axis(), 0);
            quantization = out.endTable();
        }
        int name = out.createString("model/layer" + tensors.size() + "/BiasAdd");
        int dims = integers(shape);
        out.startTable(5);
        out.addOffset(0, dims, 0);
        out.addByte(1, (byte) type, 0);
        out.addInt(2, buffer, 0);
        out.addOffset(3, name, 0);
        out.addOffset(4, quantization, 0);
        tensors.add(out.endTable());
        return tensors.size() - 1;
    }

    private int integers(int... values) {
        out.startVector(4, values.length, 4);
        for (int k = values.length - 1; k >= 0; k--) {
            out.addInt(values[k]);
        }
        return out.endVector();
    }

    void operator(int code, int[] inputs, int output, Field... options) {
        out.startTable(8);
        for (Field field : options) {
            if (field.octet()) {
                out.addByte(field.number(), (byte) field.value(), 0);
            } else {
                out.addInt(field.number(), field.value(), 0);
            }
        }
        int fields = out.endTable();
        int in = integers(inputs);
        int results = integers(output);
        out.startTable(6);
        out.addInt(0, codes.size(), 0);
        out.addOffset(1, in, 0);
        out.addOffset(2, results, 0);
        out.addOffset(4, fields, 0);
        operators.add(out.endTable());
        out.startTable(4);
        out.addByte(0, (byte) Math.min(code, 127), 0);
        out.addInt(3, code, 0);
        codes.add(out.endTable());
    }

    byte[] model(int input, int output) {
        int elements = offsets(tensors);
        int steps = offsets(operators);
        int inputs = integers(input);
        int outputs = integers(output);
        out.startTable(5);
        out.addOffset(0, elements, 0);
        out.addOffset(1, inputs, 0);
        out.addOffset(2, outputs, 0);
        out.addOffset(3, steps, 0);
        int graph = out.endTable();
        int graphs = offsets(List.of(graph));
        int kinds = offsets(codes);
        int constants = offsets(buffers);
        int description = out.createString("a test");
        out.startTable(5);
        out.addInt(0, 3, 0);
        out.addOffset(1, kinds, 0);
        out.addOffset(2, graphs, 0);
        out.addOffset(3, description, 0);
        out.addOffset(4, constants, 0);
        out.finish(out.endTable(), "TFL3");
        return out.sizedByteArray();
    }

    private int offsets(List<Integer> tables) {
        return out.createVectorOfTables(tables.stream().mapToInt(t -> t).toArray());
    }
}
