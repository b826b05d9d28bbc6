package dev.synfire.board.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.sim.Simulation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames of RFC 1662, written and read by the hardware with pauses of any length between bytes. */
class FramingTest {
    /** The check value of the FCS-16 over these digits is 906E, in the catalogue of CRCs as CRC-16/IBM-SDLC. */
    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

    private final Random random = new Random(11);

    @Test
    void theCheckValueOfTheCrcStandsBehindTheBodyLowByteFirst() {
        assertEquals("7e3132333435363738396e907e", HexFormat.of().formatHex(sent(List.of(DIGITS), 0)));
    }

    @Test
    void bytesThatLookLikeFlagsAreEscapedInTheCrcToo() {
        for (int stalls = 0; stalls < 3; stalls++) {
            List<byte[]> bodies = bodies();
            assertArrayEquals(frames(bodies), sent(bodies, stalls), "seed 11, one clock in " + (stalls + 1));
        }
    }

    @Test
    void whatIsReadIsWhatWasFramed() {
        List<byte[]> bodies = bodies();
        byte[] line = frames(bodies);
        var body = new ByteArrayOutputStream();
        List<byte[]> read = new ArrayList<>();
        var receiver = new FrameReceiver();
        try (var dut = Simulation.of(receiver)) {
            dut.reset();
            for (byte b : line) {
                // The byte is there for two clocks; then comes anything, and for how long is open.
                for (int clock = 0; clock < 3 + random.nextInt(4); clock++) {
                    dut.set(receiver.valid, clock == 0 ? 1 : 0)
                            .set(receiver.data, clock < 2 ? b & 0xff : random.nextInt(256));
                    if (dut.get(receiver.bodyValid) == 1) {
                        body.write((int) dut.get(receiver.bodyData));
                    }
                    if (dut.get(receiver.endValid) == 1) {
                        assertEquals(1, dut.get(receiver.endGood));
                        read.add(body.toByteArray());
                    }
                    if (dut.get(receiver.over) == 1) {
                        body.reset();
                    }
                    dut.clock(1);
                }
            }
        }
        assertEquals(bodies.size(), read.size());
        for (int i = 0; i < read.size(); i++) {
            assertArrayEquals(bodies.get(i), read.get(i), "seed 11, frame " + i);
        }
    }

    /** Every second byte is a flag, an escape or nearly so. */
    private List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] body = new byte[2 + random.nextInt(12)];
            random.nextBytes(body);
            for (int k = 0; k < body.length; k++) {
                body[k] = random.nextBoolean() ? body[k] : (byte) (0x7c + random.nextInt(3));
            }
            bodies.add(body);
        }
        return bodies;
    }

    /** What the hardware sends, offered a byte, and taken one from, in one clock of 1 + stalls on average. */
    private byte[] sent(List<byte[]> bodies, int stalls) {
        var line = new ByteArrayOutputStream();
        var sender = new FrameSender();
        try (var dut = Simulation.of(sender)) {
            dut.reset();
            for (byte[] body : bodies) {
                int next = 0;
                boolean offers = false;
                // The frame is over when a flag went after the body.
                for (boolean over = false; !over; ) {
                    offers = offers && next < body.length || next < body.length && random.nextInt(1 + stalls) == 0;
                    boolean ready = random.nextInt(1 + stalls) == 0;
                    dut.set(sender.bodyValid, offers ? 1 : 0)
                            .set(sender.bodyData, offers ? body[next] & 0xff : random.nextInt(256))
                            .set(sender.bodyLast, offers && next == body.length - 1 ? 1 : 0)
                            .set(sender.ready, ready ? 1 : 0);
                    boolean whole = next == body.length;
                    if (ready && dut.get(sender.valid) == 1) {
                        int sent = (int) dut.get(sender.data);
                        line.write(sent);
                        over = whole && sent == 0x7e;
                    }
                    if (offers && dut.get(sender.bodyReady) == 1) {
                        next++;
                        offers = false;
                    }
                    dut.clock(1);
                }
            }
        }
        return line.toByteArray();
    }

    private static byte[] frames(List<byte[]> bodies) {
        var line = new ByteArrayOutputStream();
        for (byte[] body : bodies) {
            int crc = 0xffff;
            for (byte b : body) {
                crc ^= b & 0xff;
                for (int bit = 0; bit < 8; bit++) {
                    crc = (crc & 1) == 1 ? crc >> 1 ^ 0x8408 : crc >> 1;
                }
            }
            line.write(0x7e);
            for (byte b : body) {
                escaped(line, b & 0xff);
            }
            escaped(line, ~crc & 0xff);
            escaped(line, ~crc >> 8 & 0xff);
            line.write(0x7e);
        }
        return line.toByteArray();
    }

    private static void escaped(ByteArrayOutputStream line, int b) {
        if (b == 0x7e || b == 0x7d) {
            line.write(0x7d);
            line.write(b ^ 0x20);
        } else {
            line.write(b);
        }
    }
}
