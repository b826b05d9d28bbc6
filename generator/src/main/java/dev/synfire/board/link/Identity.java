package dev.synfire.board.link;

import dev.synfire.fixed.IntVector;
import dev.synfire.integer.IntegerNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a core says of itself, docs/host-protocol.md.
 *
 * @param version of the protocol
 * @param hash the first 8 bytes of the network's hash
 * @param inputs how many addresses there are
 * @param min the smallest input value
 * @param max the largest input value
 * @param outputs how many neurons the last layer has
 * @param ticks of a sample
 * @param frames a sample takes: its ticks, or one
 * @param answer the code of what a sample is answered with
 * @param clockKHz of the core
 * @param name of the network
 */
public record Identity(
        int version,
        long hash,
        int inputs,
        int min,
        int max,
        int outputs,
        int ticks,
        int frames,
        int answer,
        int clockKHz,
        String name) {
    public static final int VERSION = 2;
    /** Bytes of the answer before the name. */
    public static final int FIXED_BYTES = 30;

    /** The identity of a core for that network. */
    public static Identity of(IntegerNetwork network, long hash, double mhz) {
        return new Identity(
                VERSION,
                hash,
                network.input().size(),
                (int) network.input().values().min(),
                (int) network.input().values().max(),
                network.output().neurons(),
                network.ticks(),
                network.input().frames(network.ticks()),
                Answer.to(network.readout().report()).code(),
                (int) Math.round(mhz * 1000),
                network.name());
    }

    /** The payload of the answer. */
    public IntVector bytes() {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocate(FIXED_BYTES + text.length);
        buffer.put((byte) version).putLong(hash).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort((short) inputs).putInt(min).putInt(max).putShort((short) outputs);
        buffer.putShort((short) ticks).putShort((short) frames).put((byte) answer);
        buffer.putInt(clockKHz).put(text);
        int[] bytes = new int[buffer.capacity()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Byte.toUnsignedInt(buffer.get(i));
        }
        return IntVector.of(bytes);
    }

    /** Reads the payload of the answer. */
    public static Identity read(byte[] payload) {
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        int version = buffer.get();
        long hash = buffer.getLong();
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        return new Identity(
                version,
                hash,
                Short.toUnsignedInt(buffer.getShort()),
                buffer.getInt(),
                buffer.getInt(),
                Short.toUnsignedInt(buffer.getShort()),
                Short.toUnsignedInt(buffer.getShort()),
                Short.toUnsignedInt(buffer.getShort()),
                Byte.toUnsignedInt(buffer.get()),
                buffer.getInt(),
                new String(payload, buffer.position(), buffer.remaining(), StandardCharsets.US_ASCII));
    }
}
