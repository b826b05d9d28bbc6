package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example on docs/host-protocol.md, byte for byte. */
class HostProtocolPageTest {
    private static final byte[] RUN = {2, 0x2a, 0, 1, 1, 2};
    private static final byte[] RESULT = {(byte) 0x82, 0x2a, 0, 0, (byte) 0xff, 0, 0, 0, 77, 0, 0, 0};

    @Test
    void theFramesOnThePageAreRight() throws IOException {
        List<byte[]> frames = Files.readAllLines(Path.of("..", "docs", "host-protocol.md")).stream()
                .filter(line -> line.matches("    7E( +[0-9A-F]{2})+"))
                .map(line -> HexFormat.of().parseHex(line.replace(" ", "")))
                .toList();
        assertEquals(2, frames.size());
        assertArrayEquals(Frames.frame(RUN), frames.get(0));
        assertArrayEquals(Frames.frame(RESULT), frames.get(1));
    }

    /** The check value of CRC-16/X-25 in the usual catalogues. */
    @Test
    void theCrcIsRfc1662s() {
        assertEquals(0x906e, Frames.crc("123456789".getBytes(StandardCharsets.US_ASCII)));
    }
}
