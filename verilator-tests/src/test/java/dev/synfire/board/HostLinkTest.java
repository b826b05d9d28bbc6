package dev.synfire.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.board.link.HostLink;
import dev.synfire.board.link.Identity;
import dev.synfire.board.link.PayloadFormat;
import dev.synfire.fixed.Range;
import dev.synfire.host.Commands;
import dev.synfire.host.Frames;
import dev.synfire.host.Reply;
import dev.synfire.host.virtual.PinUart;
import dev.synfire.model.Report;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The host link at the level of its serial lines, with a core that takes events now and then and makes up results. */
class HostLinkTest {
    private static final int CLOCKS_PER_BIT = 8;
    private static final int TICKS = 3;
    private static final Identity IDENTITY =
            new Identity(2, 0x7e7d7e0123456789L, 64, 0, 16, 300, TICKS, TICKS, 0x82, 24_000, "digits-sigmoid");

    private final Random random = new Random(7);
    private LinkCore core;
    private PinUart port;
    private Host host;

    private void start(PayloadFormat format) {
        start(format, Report.WINNER);
    }

    private void start(PayloadFormat format, Report report) {
        start(format, report, false);
    }

    private void start(PayloadFormat format, Report report, boolean exchangeable) {
        core = new LinkCore(
                new HostLink(new HostLink.Params(
                        format, TICKS, 300, report, CLOCKS_PER_BIT, IDENTITY.bytes(), exchangeable, false)),
                format.spikes(),
                format.values().signed());
        port = new PinUart(core, CLOCKS_PER_BIT, Host.MHZ);
        host = new Host(port, CLOCKS_PER_BIT, format);
        port.idle(20);
    }

    private void startEmpty(int wanted) {
        PayloadFormat format = new PayloadFormat(64, new Range(0, 16));
        var params =
                new HostLink.Params(format, TICKS, 300, Report.WINNER, CLOCKS_PER_BIT, IDENTITY.bytes(), false, true);
        core = new LinkCore(new HostLink(params), false, false).wanting(wanted);
        port = new PinUart(core, CLOCKS_PER_BIT, Host.MHZ);
        host = new Host(port, CLOCKS_PER_BIT, format);
        port.idle(20);
    }

    private void startPlain() {
        start(new PayloadFormat(64, new Range(0, 16)));
    }

    @AfterEach
    void stop() {
        core.close();
    }

    @Test
    void tellsWhoItIs() {
        startPlain();
        byte[] answer = host.ask(1);
        assertEquals((byte) 0x81, answer[0]);
        assertEquals(IDENTITY, Identity.read(Arrays.copyOfRange(answer, 2, answer.length)));
    }

    @Test
    void tellsWhoItIsFromBlockRamToo() {
        start(new PayloadFormat(64, new Range(0, 16)), Report.WINNER, true);
        byte[] answer = host.ask(1);
        assertEquals((byte) 0x81, answer[0]);
        assertEquals(IDENTITY, Identity.read(Arrays.copyOfRange(answer, 2, answer.length)));
        core.label = 259;
        core.score = -123_456;
        Reply.Result result = host.run(5, 0, 16, 0, 0, 1);
        assertEquals(259, result.label());
        assertEquals(-123_456, result.score());
    }

    @Test
    void presentsTheSameEventsInEveryTickAndTellsTheResult() {
        startPlain();
        core.label = 259;
        core.score = -123_456;
        Reply.Result result = host.run(5, 0, 16, 0, 0, 1);
        assertEquals(259, result.label());
        assertEquals(-123_456, result.score());
        assertEquals("0=5 2=16 5=1 tick 0=5 2=16 5=1 tick 0=5 2=16 5=1 last", core.given());
        assertTrue(result.cycles() >= 12 && result.cycles() < 200, result.toString());
        assertEquals(259, core.shownLabel());

        core.label = 1;
        assertEquals(1, host.run().label());
        assertEquals("tick tick last", core.given());
    }

    @Test
    void tellsEveryScore() {
        start(new PayloadFormat(64, new Range(0, 16)), Report.SCORES);
        core.scores = new int[] {-5, 0x7e7d7e7d, 3, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE};
        for (int round = 0; round < 3; round++) {
            Reply.Scores answer = Host.scores(host.ask(2, host.events(0, round)));
            assertArrayEquals(core.scores, answer.scores().toArray());
            assertTrue(answer.cycles() > 0 && answer.cycles() < 200, answer.toString());
            assertEquals(3, core.shownLabel());
        }
        // A sample that is given up ends with all its scores, of which none is told.
        host.ask(3, host.events(1));
        core.scores = new int[] {7, 8};
        assertArrayEquals(
                core.scores,
                Host.scores(host.ask(2, host.events(0, 2))).scores().toArray());
        core.scores = new int[] {-9};
        assertArrayEquals(core.scores, Host.scores(host.ask(2)).scores().toArray());
        assertEquals(0, core.shownLabel());
    }

    @Test
    void presentsAnEventForEachAddress() {
        startPlain();
        int[] codes = new int[64];
        Arrays.setAll(codes, i -> 1 + i % 16);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            expected.append(i).append('=').append(codes[i]).append(' ');
        }
        host.run(codes);
        assertEquals(expected + "tick " + expected + "tick " + expected + "last", core.given());
    }

    @Test
    void presentsTicksOfTheirOwn() {
        startPlain();
        core.label = 4;
        assertArrayEquals(new byte[] {(byte) 0x83, 1}, host.ask(3, host.events(0, 2)));
        assertEquals("1=2 tick", core.given());
        assertArrayEquals(new byte[] {(byte) 0x83, 2}, host.ask(4));
        assertEquals("tick", core.given());
        assertEquals(4, Host.result(host.ask(4, host.events(7))).label());
        assertEquals("0=7 last", core.given());
        assertError(5, host.ask(4));
    }

    @Test
    void givesUpASampleAndItsResultWhenAnotherBegins() {
        startPlain();
        host.ask(3, host.events(1));
        core.given();
        core.label = 9;
        assertEquals(9, host.run(3).label());
        assertEquals("last 0=3 tick 0=3 tick 0=3 last", core.given());
        assertTrue(host.answer(500).isEmpty());

        host.ask(3, host.events(1));
        host.ask(3, host.events(2));
        host.ask(4);
        host.ask(4);
        assertEquals("0=1 tick last 0=2 tick tick last", core.given());
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        startPlain();
        assertError(2, host.ask(0));
        assertError(2, host.ask(5));
        assertError(2, host.ask(0x7e, (byte) 0x7d));
        assertError(3, host.ask(1, (byte) 0));
        assertError(3, host.ask(2, (byte) 0));
        assertError(3, host.ask(3, (byte) 0, (byte) 1, (byte) 5));
        assertError(4, host.ask(2, (byte) 64, (byte) 1));
        assertError(4, host.ask(2, (byte) 0, (byte) 17));
        assertError(4, host.ask(2, (byte) 3, (byte) 1, (byte) 3, (byte) 1));
        assertError(4, host.ask(2, (byte) 3, (byte) 1, (byte) 2, (byte) 1));
        assertError(5, host.ask(4));
        assertEquals("", core.given());
        assertEquals(0, host.run(1).label());
    }

    @Test
    void aValueOfZeroIsNoEvent() {
        startPlain();
        host.ask(2, (byte) 0, (byte) 0, (byte) 1, (byte) 4);
        assertEquals("1=4 tick 1=4 tick 1=4 last", core.given());
    }

    @Test
    void findsTheStepAfterDamageAndGarbage() {
        startPlain();
        byte[] body = Commands.body(2, 9, host.events(0, 3));
        byte[] good = Frames.frame(body);
        for (int bit = 0; bit < 8 * (good.length - 2); bit += 5) {
            byte[] damaged = good.clone();
            damaged[1 + bit / 8] ^= (byte) (1 << bit % 8);
            if (damaged[1 + bit / 8] == 0x7e || damaged[1 + bit / 8] == 0x7d) {
                continue;
            }
            port.send(damaged);
            byte[] answer = host.answer(400).orElseThrow();
            assertEquals((byte) 0xff, answer[0]);
            assertEquals(1, answer[2]);
            assertEquals("", core.given());
        }

        // Garbage, then a good command: any number of bad-crc, then the result.
        for (int round = 0; round < 20; round++) {
            byte[] garbage = new byte[random.nextInt(12)];
            random.nextBytes(garbage);
            port.send(garbage);
            assertEquals(0, resultAfterErrors(good).label());
            assertEquals("1=3 tick 1=3 tick 1=3 last", core.given());
        }

        // A frame that breaks off, anywhere.
        for (int length = 0; length < good.length - 1; length++) {
            port.send(Arrays.copyOf(good, length));
            resultAfterErrors(good);
            assertEquals("1=3 tick 1=3 tick 1=3 last", core.given());
        }
    }

    @Test
    void aCharacterWithoutStopBitDamagesItsFrame() {
        startPlain();
        byte[] good = Frames.frame(Commands.body(2, 9, host.events(0, 3)));
        port.send(Arrays.copyOf(good, 3));
        port.sendBroken(good[3]);
        port.send(Arrays.copyOfRange(good, 4, good.length));
        assertError(1, host.answer(400).orElseThrow());
        resultAfterErrors(good);
    }

    @Test
    void shortFramesAndEmptyOnesAreDropped() {
        startPlain();
        port.send(new byte[] {0x7e, 0x7e, 0x7e, 1, 0x7e, 1, 2, 0x7e, 1, 2, 3, 0x7e});
        assertTrue(host.answer(400).isEmpty());
        host.run(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 1000, 65_535})
    void anyNumberOfInputs(int inputs) {
        start(new PayloadFormat(inputs, new Range(-300, 200)));
        Set<Integer> chosen = new HashSet<>(List.of(0, inputs - 1));
        for (int i = 0; i < 5; i++) {
            chosen.add(random.nextInt(inputs));
        }
        int[] codes = new int[inputs];
        StringBuilder expected = new StringBuilder();
        chosen.stream().sorted().forEach(address -> {
            codes[address] = random.nextBoolean() ? -1 - random.nextInt(300) : 1 + random.nextInt(200);
            expected.append(address).append('=').append(codes[address]).append(' ');
        });
        host.ask(3, host.events(codes));
        assertEquals(expected + "tick", core.given());
        if (inputs != 256 && inputs < 65_535) {
            assertError(4, host.ask(2, bytes(inputs, inputs <= 256 ? 1 : 2, 1, 2)));
        }
        assertError(4, host.ask(2, bytes(0, inputs <= 256 ? 1 : 2, 201, 2)));
        assertError(4, host.ask(2, bytes(0, inputs <= 256 ? 1 : 2, -301, 2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 256, 784})
    void spikesHaveNoValue(int inputs) {
        start(new PayloadFormat(inputs, new Range(0, 1)));
        int[] codes = new int[inputs];
        codes[inputs - 1] = 1;
        host.ask(3, host.events(codes));
        assertEquals(inputs - 1 + " tick", core.given());
    }

    @Test
    void valuesOfManyBytes() {
        start(new PayloadFormat(3, new Range(-8_000_000, 8_100_000)));
        host.ask(3, host.events(-8_000_000, 0x7a7d7e, 8_000_000));
        assertEquals("0=-8000000 1=8027518 2=8000000 tick", core.given());
    }

    @Test
    void fillsMemoriesInOrderWithEachPieceOnce() {
        startEmpty(300);
        byte[] image = new byte[600];
        random.nextBytes(image);
        assertEquals((byte) 0x81, host.ask(1)[0]);
        assertError(6, host.ask(2, host.events(1)));
        byte[] damaged = Frames.frame(Commands.body(5, 77, Commands.piece(image, 0, 256)));
        damaged[20] ^= 1;
        port.send(damaged);
        assertError(1, host.answer(400).orElseThrow());
        assertError(7, host.ask(5, Commands.piece(image, 256, 256)));
        assertError(3, host.ask(5));
        assertError(3, host.ask(5, (byte) 0, (byte) 0));
        assertError(3, host.ask(5, Commands.piece(image, 0, 0)));
        assertError(3, host.ask(5, Commands.piece(image, 0, 1)));
        assertError(3, host.ask(5, Commands.piece(image, 0, 255)));
        assertError(3, host.ask(5, Commands.piece(image, 0, 257)));
        assertError(3, host.ask(5, Commands.piece(image, 0, 258)));
        assertEquals(List.of(), core.weights);

        assertDone(host.ask(5, Commands.piece(image, 0, 256)));
        assertEquals(numbers(image, 128), core.weights);
        assertDone(host.ask(5, Commands.piece(image, 0, 256)));
        assertDone(host.ask(5, Commands.piece(image, 128, 256)));
        assertError(7, host.ask(5, Commands.piece(image, 258, 256)));
        assertError(6, host.ask(2, host.events(1)));
        assertError(6, host.ask(3));
        assertError(6, host.ask(4));
        assertEquals(numbers(image, 128), core.weights);
        assertDone(host.ask(5, Commands.piece(image, 256, 2)));
        assertDone(host.ask(5, Commands.piece(image, 258, 256)));
        assertDone(host.ask(5, Commands.piece(image, 514, 84)));
        assertError(6, host.ask(2, host.events(1)));
        assertDone(host.ask(5, Commands.piece(image, 598, 2)));
        assertEquals(numbers(image, 300), core.weights);
        assertEquals("", core.given());

        assertDone(host.ask(5, Commands.piece(image, 598, 2)));
        assertError(7, host.ask(5, bytes(600, 3, 0, 2)));
        core.label = 9;
        assertEquals(9, host.run(3).label());
        assertEquals("0=3 tick 0=3 tick 0=3 last", core.given());
        assertEquals(numbers(image, 300), core.weights);
    }

    @Test
    void whatIsBeyondTheEndOfTheMemoriesIsNotTaken() {
        startEmpty(3);
        byte[] image = {1, 2, (byte) 0x7e, 4, (byte) 0xff, 6, 7, 8, 9, 10};
        assertDone(host.ask(5, Commands.piece(image, 0, 10)));
        assertEquals(List.of(0x0102, 0x7e04, 0xff06), core.weights);
        host.run(1);
        assertEquals(3, core.weights.size());
    }

    /** The upper byte first. */
    private static List<Integer> numbers(byte[] image, int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add((image[2 * i] & 0xff) << 8 | image[2 * i + 1] & 0xff);
        }
        return numbers;
    }

    private static void assertDone(byte[] answer) {
        assertEquals((byte) 0x83, answer[0], Arrays.toString(answer));
        assertEquals(2, answer.length);
    }

    private Reply.Result resultAfterErrors(byte[] frame) {
        port.send(frame);
        for (int i = 0; i < 20; i++) {
            byte[] answer = host.answer(2_000).orElseThrow();
            if (answer[0] == (byte) 0x82) {
                assertEquals(9, answer[1]);
                return Host.result(answer);
            }
            assertEquals((byte) 0xff, answer[0]);
        }
        throw new AssertionError("only errors");
    }

    private static byte[] bytes(int address, int addressBytes, int value, int valueBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < addressBytes; i++) {
            out.write(address >> 8 * i);
        }
        for (int i = 0; i < valueBytes; i++) {
            out.write(value >> 8 * i);
        }
        return out.toByteArray();
    }

    private static void assertError(int code, byte[] answer) {
        assertEquals((byte) 0xff, answer[0], Arrays.toString(answer));
        assertEquals(code, answer[2]);
        assertEquals(3, answer.length);
    }
}
