package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.host.Frames;
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
    private static final byte[] LOAD = {5, 0x2b, 0, 0, 0, 1, 2, (byte) 0xff, 0x7e};
    private static final byte[] DONE = {(byte) 0x83, 0x2b};

    @Test
    void theFramesOnThePageAreRight() throws IOException {
        List<byte[]> frames = Files.readAllLines(Path.of("..", "docs", "host-protocol.md")).stream()
                .filter(line -> line.matches("    7E( +[0-9A-F]{2})+"))
                .map(line -> HexFormat.of().parseHex(line.replace(" ", "")))
                .toList();
        List<byte[]> bodies = List.of(RUN, RESULT, LOAD, DONE);
        assertEquals(bodies.size(), frames.size());
        for (int i = 0; i < bodies.size(); i++) {
            assertArrayEquals(Frames.frame(bodies.get(i)), frames.get(i));
        }
    }

    /** The check value of CRC-16/X-25 in the usual catalogues. */
    @Test
    void theCrcIsRfc1662s() {
        assertEquals(0x906e, Frames.crc("123456789".getBytes(StandardCharsets.US_ASCII)));
    }
}
