package dev.synfire.board;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Frames as RFC 1662 describes them, read and written for tests without regard to the hardware. */
final class Frames {
    private static final int FLAG = 0x7e;
    private static final int ESCAPE = 0x7d;

    private Frames() {}

    /** RFC 1662's FCS-16, bit by bit. */
    static int crc(byte[] bytes) {
        int crc = 0xffff;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0x8408 : crc >> 1;
            }
        }
        return crc ^ 0xffff;
    }

    /** A frame with its CRC, escaped, between two flags. */
    static byte[] frame(byte[] body) {
        int crc = crc(body);
        byte[] all = Arrays.copyOf(body, body.length + 2);
        all[body.length] = (byte) crc;
        all[body.length + 1] = (byte) (crc >> 8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FLAG);
        for (byte b : all) {
            if (b == FLAG || b == ESCAPE) {
                out.write(ESCAPE);
                out.write(b ^ 0x20);
            } else {
                out.write(b);
            }
        }
        out.write(FLAG);
        return out.toByteArray();
    }

    /** Takes bytes until a frame is whole, and then gives its body, if the CRC is right. */
    static final class Reader {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean escaped;

        Optional<byte[]> take(int b) {
            if (b == FLAG) {
                byte[] all = bytes.toByteArray();
                bytes.reset();
                if (all.length == 0) {
                    return Optional.empty();
                }
                byte[] body = Arrays.copyOf(all, Math.max(0, all.length - 2));
                int crc = crc(body);
                if (all.length < 4
                        || (all[all.length - 2] & 0xff) != (crc & 0xff)
                        || (all[all.length - 1] & 0xff) != crc >> 8) {
                    throw new AssertionError("a damaged answer: " + Arrays.toString(all));
                }
                return Optional.of(body);
            }
            if (b == ESCAPE) {
                escaped = true;
                return Optional.empty();
            }
            bytes.write(escaped ? b ^ 0x20 : b);
            escaped = false;
            return Optional.empty();
        }
    }
}
