package dev.synfire.board.link;

import dev.synfire.hdl.lib.Crc;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The commands that fill a core's memories, as bytes that a computer sends one after the other without reading an answer.
 *
 * <p>Between two commands stand as many flags as take longer than loading a piece and answering it, while the board does not
 * listen. Should a command be damaged nevertheless, the board refuses those behind it and computes nothing: then all are sent
 * again, and what was loaded is not taken twice.
 */
public final class LoadCommands {
    private static final int FLAG = 0x7e;
    private static final int ESCAPE = 0x7d;
    private static final int FLIP = 0x20;

    /** A piece is at most 128 beats, and a character at least 80 clocks: two would do. */
    private static final int FLAGS = 8;

    /** Bytes that one command loads, at most. */
    public static final int PIECE = WeightReceiver.PIECE;

    private LoadCommands() {}

    /**
     * All commands.
     *
     * @param image what the core takes, byte after byte: an even number
     */
    public static byte[] of(byte[] image) {
        var out = new ByteArrayOutputStream();
        flags(out);
        for (int from = 0; from < image.length; from += PIECE) {
            frame(out, body(image, from));
            flags(out);
        }
        return out.toByteArray();
    }

    /** The tag counts the commands. */
    private static byte[] body(byte[] image, int from) {
        var body = new ByteArrayOutputStream();
        body.write(LinkCommand.LOAD.code());
        body.write(from / PIECE);
        body.write(from);
        body.write(from >> 8);
        body.write(from >> 16);
        byte[] piece = Arrays.copyOfRange(image, from, Math.min(image.length, from + PIECE));
        body.writeBytes(piece);
        return body.toByteArray();
    }

    /** Body and CRC, escaped. */
    private static void frame(ByteArrayOutputStream out, byte[] body) {
        int crc = (int) Crc.CRC_16_IBM_SDLC.of(body);
        byte[] all = Arrays.copyOf(body, body.length + 2);
        all[body.length] = (byte) crc;
        all[body.length + 1] = (byte) (crc >> 8);
        for (byte b : all) {
            if (b == FLAG || b == ESCAPE) {
                out.write(ESCAPE);
                out.write(b ^ FLIP);
            } else {
                out.write(b);
            }
        }
    }

    private static void flags(ByteArrayOutputStream out) {
        for (int i = 0; i < FLAGS; i++) {
            out.write(FLAG);
        }
    }
}
