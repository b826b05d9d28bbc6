package dev.synfire.host;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Frames as RFC 1662 describes them: written, and read byte by byte. */
public final class Frames {
    /** Ends a frame, and may open one. */
    public static final int FLAG = 0x7e;

    private static final int ESCAPE = 0x7d;
    private static final int FLIP = 0x20;
    /** The polynomial of FCS-16, its bits in reverse order. */
    private static final int POLYNOMIAL = 0x8408;

    private static final int CRC_BYTES = 2;
    private static final int SHORTEST = 4;

    private Frames() {}

    /** RFC 1662's FCS-16 of a body, to be sent low byte first. */
    public static int crc(byte[] bytes) {
        int crc = 0xffff;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 1) == 1 ? crc >> 1 ^ POLYNOMIAL : crc >> 1;
            }
        }
        return crc ^ 0xffff;
    }

    /** A body with its CRC, escaped, between two flags. */
    public static byte[] frame(byte[] body) {
        int crc = crc(body);
        byte[] all = Arrays.copyOf(body, body.length + CRC_BYTES);
        all[body.length] = (byte) crc;
        all[body.length + 1] = (byte) (crc >> 8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FLAG);
        for (byte b : all) {
            if (b == FLAG || b == ESCAPE) {
                out.write(ESCAPE);
                out.write(b ^ FLIP);
            } else {
                out.write(b);
            }
        }
        out.write(FLAG);
        return out.toByteArray();
    }

    /** Puts received bytes together to bodies. */
    public static final class Reader {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean escaped;

        /** Takes the next byte; gives the body of the frame that it ends, if the frame's CRC is right. */
        public Optional<byte[]> take(int b) {
            if (b == FLAG) {
                byte[] all = bytes.toByteArray();
                bytes.reset();
                boolean broken = escaped;
                escaped = false;
                return broken ? Optional.empty() : body(all);
            }
            if (b == ESCAPE) {
                escaped = true;
            } else {
                bytes.write(escaped ? b ^ FLIP : b);
                escaped = false;
            }
            return Optional.empty();
        }

        private static Optional<byte[]> body(byte[] all) {
            if (all.length < SHORTEST) {
                return Optional.empty();
            }
            byte[] body = Arrays.copyOf(all, all.length - CRC_BYTES);
            int received = all[body.length] & 0xff | (all[body.length + 1] & 0xff) << 8;
            return received == crc(body) ? Optional.of(body) : Optional.empty();
        }
    }
}
