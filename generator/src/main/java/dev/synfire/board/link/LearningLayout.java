package dev.synfire.board.link;

import dev.synfire.core.learning.StateParts;
import dev.synfire.fixed.IntVector;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** How a board says what of it learns: the payload of the answer to learning, docs/host-protocol.md. */
public final class LearningLayout {
    private static final int HEAD = 3;
    private static final int LAYER = 13;

    private LearningLayout() {}

    /** The payload. */
    static IntVector bytes(StateParts parts) {
        var out = new ByteArrayOutputStream();
        out.write(parts.bytes());
        out.write(parts.draws() ? 1 : 0);
        out.write(parts.layers().size());
        for (StateParts.Layer layer : parts.layers()) {
            out.write(layer.layer());
            put(out, layer.inputs());
            put(out, layer.neurons());
            put(out, layer.lanes());
            out.write(layer.weightBits());
            out.write(layer.biasBits());
            put(out, layer.words().at(1, 0));
            put(out, layer.words().at(0, 1));
        }
        byte[] all = out.toByteArray();
        int[] bytes = new int[all.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Byte.toUnsignedInt(all[i]);
        }
        return IntVector.of(bytes);
    }

    private static void put(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }

    /** Reads a payload that {@link #isWhole}. */
    public static StateParts read(byte[] payload) {
        ByteBuffer buffer = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        buffer.get();
        boolean draws = buffer.get() == 1;
        int count = Byte.toUnsignedInt(buffer.get());
        List<StateParts.Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(new StateParts.Layer(
                    Byte.toUnsignedInt(buffer.get()),
                    Short.toUnsignedInt(buffer.getShort()),
                    Short.toUnsignedInt(buffer.getShort()),
                    Short.toUnsignedInt(buffer.getShort()),
                    buffer.get(),
                    buffer.get()));
            buffer.getInt();
        }
        return new StateParts(layers, draws);
    }

    /** Whether a payload has the length that it states. */
    public static boolean isWhole(byte... payload) {
        return payload.length >= HEAD && payload.length == HEAD + LAYER * Byte.toUnsignedInt(payload[2]);
    }
}
