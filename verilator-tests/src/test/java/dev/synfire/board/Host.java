package dev.synfire.board;

import dev.synfire.board.link.PayloadFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A computer that speaks docs/host-protocol.md, written from that page. */
final class Host {
    /** What comes back from a sample. */
    record Result(int label, int score, int cycles) {}

    /** What comes back from a sample where every neuron's score is told. */
    record Scores(int cycles, int... scores) {}

    private static final int PATIENCE_BITS = 5_000;

    private final SerialPort port;
    private final PayloadFormat format;
    private int tag;

    Host(SerialPort port, PayloadFormat format) {
        this.port = port;
        this.format = format;
    }

    /** The dense codes of a frame as a payload, without those that are zero. */
    byte[] events(int... codes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int address = 0; address < codes.length; address++) {
            if (codes[address] != 0) {
                put(out, address, format.addressBytes());
                put(out, codes[address], format.valueBytes());
            }
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >> 8 * i);
        }
    }

    Result run(int... codes) {
        return result(ask(2, events(codes)));
    }

    static Result result(byte[] answer) {
        ByteBuffer buffer = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.get() != (byte) 0x82 || answer.length != 12) {
            throw new AssertionError("not a result: " + Arrays.toString(answer));
        }
        buffer.get();
        return new Result(Short.toUnsignedInt(buffer.getShort()), buffer.getInt(), buffer.getInt());
    }

    static Scores scores(byte[] answer) {
        ByteBuffer buffer = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.get() != (byte) 0x84 || answer.length % 4 != 2) {
            throw new AssertionError("no scores: " + Arrays.toString(answer));
        }
        buffer.get();
        int cycles = buffer.getInt();
        int[] scores = new int[buffer.remaining() / 4];
        buffer.asIntBuffer().get(scores);
        return new Scores(cycles, scores);
    }

    /** The payload of load: where the piece begins, then its bytes. */
    static byte[] piece(byte[] image, int from, int length) {
        var out = new ByteArrayOutputStream();
        put(out, from, 3);
        out.write(image, from, length);
        return out.toByteArray();
    }

    /** Sends a command and waits for the answer, which must repeat the tag. */
    byte[] ask(int command, byte... payload) {
        tag = tag + 1 & 0xff;
        port.send(Frames.frame(body(command, tag, payload)));
        byte[] answer =
                port.answer(PATIENCE_BITS).orElseThrow(() -> new AssertionError("no answer to command " + command));
        if ((answer[1] & 0xff) != tag) {
            throw new AssertionError("tag " + answer[1] + " instead of " + tag);
        }
        return answer;
    }

    static byte[] body(int command, int tag, byte... payload) {
        byte[] body = new byte[payload.length + 2];
        body[0] = (byte) command;
        body[1] = (byte) tag;
        System.arraycopy(payload, 0, body, 2, payload.length);
        return body;
    }
}
