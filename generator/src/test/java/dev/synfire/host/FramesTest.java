package dev.synfire.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
    /** The check value of CRC-16/X-25 in the usual catalogues of CRCs. */
    @Test
    void theCrcIsRfc1662s() {
        assertEquals(0x906e, Frames.crc("123456789".getBytes(StandardCharsets.US_ASCII)));
    }

    /** The example of docs/host-protocol.md with an escaped byte. */
    @Test
    void flagsAndEscapesAreEscaped() {
        assertArrayEquals(hex("7E052B00000001 02FF7D5E591E7E"), Frames.frame(hex("052B000000 0102FF7E")));
    }

    @Test
    void whatIsWrittenIsRead() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] body = new byte[2 + random.nextInt(40)];
            random.nextBytes(body);
            body[random.nextInt(body.length)] = 0x7e;
            List<byte[]> read = read(Frames.frame(body));
            assertEquals(1, read.size());
            assertArrayEquals(body, read.getFirst());
        }
    }

    @Test
    void damagedAndBrokenFramesAreDroppedAndTheNextIsRead() {
        byte[] good = Frames.frame(hex("83 2A"));
        byte[] damaged = good.clone();
        damaged[2] ^= 0x10;
        byte[] escapeAtTheEnd = hex("7E 83 2A 11 22 7D 7E");
        assertEquals(List.of(), read(damaged));
        assertEquals(List.of(), read(escapeAtTheEnd));
        assertEquals(List.of(), read(hex("7E 01 7E 01 02 03 7E 7E")));
        byte[] all = new byte[damaged.length + escapeAtTheEnd.length + good.length];
        System.arraycopy(damaged, 0, all, 0, damaged.length);
        System.arraycopy(escapeAtTheEnd, 0, all, damaged.length, escapeAtTheEnd.length);
        System.arraycopy(good, 0, all, damaged.length + escapeAtTheEnd.length, good.length);
        assertArrayEquals(hex("832A"), read(all).getFirst());
    }

    private static List<byte[]> read(byte[] bytes) {
        var reader = new Frames.Reader();
        List<byte[]> bodies = new ArrayList<>();
        for (byte b : bytes) {
            reader.take(b & 0xff).ifPresent(bodies::add);
        }
        return bodies;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
