package dev.synfire.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.Signal;
import dev.synfire.hdl.sim.Dut;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the components of the library are tried with, whatever they run in. Traffic is random, from a seed that a failure
 * names; what comes out is compared with queues of Java's.
 */
public final class Scenarios {
    private static final int CYCLES = 3_000;
    private static final Payload DATA = Payload.of("data", Shape.u(8)).and("last", Shape.bit());
    private static final Payload AXI =
            Payload.of("tdata", Shape.s(9)).and("tlast", Shape.bit()).handshake("tvalid", "tready");

    private final Function<Component<?>, Dut> start;
    private final long seed;
    private final Random random;

    private Scenarios(Function<Component<?>, Dut> start, long seed) {
        this.start = start;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** By name; each takes what starts a component, and a seed. */
    public static Map<String, Run> all() {
        return Map.ofEntries(
                Map.entry("queue", its -> its.queue(new Fifo(DATA, 8))),
                Map.entry("queue of 2", its -> its.queue(new Fifo(AXI, 2))),
                Map.entry(
                        "queue in block RAM",
                        its -> its.queue(new Fifo(new Fifo.Params(DATA, 16, Memory.Style.BLOCK)))),
                Map.entry("skid buffer", Scenarios::skidBuffer),
                Map.entry("fork", Scenarios::fork),
                Map.entry("merge", its -> its.merge("")),
                Map.entry("merge of packets", its -> its.merge("last")),
                Map.entry("arbiter", Scenarios::arbiter),
                Map.entry("queue between clocks", its -> its.asyncFifo(16)),
                Map.entry("small queue between clocks", its -> its.asyncFifo(2)),
                Map.entry("serial line", Scenarios::uart),
                Map.entry("CRC-8", its -> its.crc(Crc.CRC_8_SMBUS, 0xf4)),
                Map.entry("CRC-16 of HDLC", its -> its.crc(Crc.CRC_16_IBM_SDLC, 0x906e)),
                Map.entry("CRC-16 of XModem", its -> its.crc(Crc.CRC_16_XMODEM, 0x31c3)),
                Map.entry("CRC-16 of Modbus", its -> its.crc(Crc.CRC_16_MODBUS, 0x4b37)),
                Map.entry("CRC-32", its -> its.crc(Crc.CRC_32, 0xcbf43926L)),
                Map.entry("CRC-32C", its -> its.crc(Crc.CRC_32C, 0xe3069283L)),
                Map.entry("reset", Scenarios::reset));
    }

    /** One of them. */
    public interface Run {
        void accept(Scenarios scenarios);
    }

    /** Runs one. */
    public static void run(String name, Function<Component<?>, Dut> start, long seed) {
        try {
            all().get(name).accept(new Scenarios(start, seed));
        } catch (AssertionError e) {
            throw new AssertionError(name + ", seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** One end of a stream under random traffic: what moved, and whether the sender keeps to the rules. */
    private final class End {
        final Dut dut;
        final Channel channel;
        final int rate = 1 + random.nextInt(4);
        private long[] offered;

        End(Dut dut, Channel channel) {
            this.dut = dut;
            this.channel = channel;
        }

        long[] beat() {
            return channel.payload().stream()
                    .mapToLong(field -> dut.get(field.signal()))
                    .toArray();
        }

        /** Offers a beat unless one waits, and sets the fields; returns nothing. */
        void offer() {
            if (offered == null && random.nextInt(rate) == 0) {
                offered = channel.payload().stream()
                        .mapToLong(field -> number(field.signal().shape()))
                        .toArray();
            }
            dut.set(channel.valid, offered == null ? 0 : 1);
            for (int i = 0; i < channel.payload().size(); i++) {
                Shape shape = channel.payload().get(i).signal().shape();
                dut.set(channel.payload().get(i).signal(), offered == null ? number(shape) : offered[i]);
            }
        }

        private long number(Shape shape) {
            return shape.min().longValue() + random.nextLong(1L << shape.width());
        }

        /** The beat that this source sends at the coming edge, or null. */
        long[] sent() {
            if (offered == null || dut.get(channel.ready) == 0) {
                return null;
            }
            long[] beat = offered;
            offered = null;
            return beat;
        }

        void listen() {
            dut.set(channel.ready, random.nextInt(rate) == 0 ? 1 : 0);
        }

        /** The beat that is taken from here at the coming edge, or null. */
        long[] taken() {
            boolean valid = dut.get(channel.valid) == 1;
            if (offered != null) {
                assertTrue(valid, "a beat was withdrawn");
                assertEquals(Arrays.toString(offered), Arrays.toString(beat()), "a beat changed while it waited");
            }
            offered = valid ? beat() : null;
            if (!valid || dut.get(channel.ready) == 0) {
                return null;
            }
            long[] beat = offered;
            offered = null;
            return beat;
        }
    }

    private static void equal(long[] expected, long[] beat) {
        assertEquals(Arrays.toString(expected), Arrays.toString(beat));
    }

    /** Random traffic through something that keeps the order; returns the most beats that were inside. */
    private int through(Dut dut, Channel in, Channel out) {
        End source = new End(dut, in);
        End sink = new End(dut, out);
        Deque<long[]> inside = new ArrayDeque<>();
        int most = 0;
        for (int i = 0; i < CYCLES; i++) {
            source.offer();
            sink.listen();
            long[] taken = sink.taken();
            if (taken != null) {
                assertTrue(!inside.isEmpty(), "a beat came from nowhere");
                equal(inside.remove(), taken);
            }
            long[] sent = source.sent();
            if (sent != null) {
                inside.add(sent);
            }
            most = Math.max(most, inside.size());
            dut.clock();
        }
        return most;
    }

    /** How many beats go in while none is taken. */
    private static int capacity(Dut dut, Channel in, Channel out) {
        dut.set(in.valid, 1).set(out.ready, 0);
        int beats = 0;
        for (int i = 0; i < 100; i++) {
            beats += (int) dut.get(in.ready);
            dut.clock();
        }
        dut.set(in.valid, 0).set(out.ready, 1).clock(100);
        assertEquals(0, dut.get(out.valid));
        return beats;
    }

    /** How many beats come out in so many clocks while there is always one to go in. */
    private static int flow(Dut dut, Channel in, Channel out, int cycles) {
        dut.set(in.valid, 1).set(out.ready, 1).clock(20);
        int beats = 0;
        for (int i = 0; i < cycles; i++) {
            beats += (int) dut.get(out.valid);
            dut.clock();
        }
        return beats;
    }

    private void queue(Fifo queue) {
        try (Dut dut = start.apply(queue)) {
            dut.set(queue.in.valid, 0).set(queue.out.ready, 0).reset();
            int more = queue.params().style() == Memory.Style.BLOCK ? 1 : 0;
            assertEquals(queue.params().depth() + more, capacity(dut, queue.in, queue.out));
            through(dut, queue.in, queue.out);
            assertEquals(50, flow(dut, queue.in, queue.out, 50));
        }
    }

    private void skidBuffer() {
        var buffer = new SkidBuffer(AXI);
        try (Dut dut = start.apply(buffer)) {
            dut.set(buffer.in.valid, 0).set(buffer.out.ready, 0).reset();
            assertEquals(2, capacity(dut, buffer.in, buffer.out));
            assertTrue(through(dut, buffer.in, buffer.out) <= 2);
            assertEquals(50, flow(dut, buffer.in, buffer.out, 50));
        }
    }

    private void fork() {
        var fork = new Fork(new Fork.Params(DATA, 3));
        try (Dut dut = start.apply(fork)) {
            dut.set(fork.in.valid, 0);
            fork.outs.forEach(out -> dut.set(out.ready, 0));
            dut.reset();
            End source = new End(dut, fork.in);
            List<End> sinks = fork.outs.stream().map(out -> new End(dut, out)).toList();
            List<long[]> all = new ArrayList<>();
            List<List<long[]>> got = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < CYCLES; i++) {
                source.offer();
                sinks.forEach(End::listen);
                for (int s = 0; s < 3; s++) {
                    long[] beat = sinks.get(s).taken();
                    if (beat != null) {
                        got.get(s).add(beat);
                    }
                }
                long[] sent = source.sent();
                if (sent != null) {
                    all.add(sent);
                    got.forEach(its -> assertEquals(all.size(), its.size(), "taken before all had it"));
                    got.forEach(its -> equal(sent, its.getLast()));
                }
                dut.clock();
            }
            assertTrue(all.size() > CYCLES / 50, "hardly anything moved");
        }
    }

    private void merge(String last) {
        int count = 3;
        var merge = new FairMerge(new FairMerge.Params(DATA, count, last));
        try (Dut dut = start.apply(merge)) {
            merge.ins.forEach(in -> dut.set(in.valid, 0));
            dut.set(merge.out.ready, 0).reset();
            List<End> sources = merge.ins.stream().map(in -> new End(dut, in)).toList();
            End sink = new End(dut, merge.out);
            int packet = -1;
            for (int i = 0; i < CYCLES; i++) {
                sources.forEach(End::offer);
                sink.listen();
                long[] taken = sink.taken();
                int from = -1;
                for (int s = 0; s < count; s++) {
                    long[] sent = sources.get(s).sent();
                    if (sent != null) {
                        assertEquals(-1, from, "two sources moved");
                        from = s;
                        equal(sent, taken);
                    }
                }
                assertEquals(taken == null, from < 0);
                if (taken != null) {
                    assertEquals(1 << from, dut.get(merge.from));
                    if (!last.isEmpty()) {
                        assertTrue(packet < 0 || packet == from, "a packet was torn");
                        packet = taken[1] == 1 ? -1 : from;
                    }
                }
                dut.clock();
            }
            if (last.isEmpty()) {
                fair(dut, merge, count);
            }
        }
    }

    /** All offer always: each gets its turn. */
    private static void fair(Dut dut, FairMerge merge, int count) {
        merge.ins.forEach(in -> dut.set(in.valid, 1));
        dut.set(merge.out.ready, 1).clock(5);
        int[] beats = new int[count];
        for (int i = 0; i < 20 * count; i++) {
            beats[Long.numberOfTrailingZeros(dut.get(merge.from))]++;
            dut.clock();
        }
        IntStream.of(beats).forEach(its -> assertEquals(20, its));
    }

    private void arbiter() {
        int count = 5;
        var arbiter = new Arbiter(count);
        try (Dut dut = start.apply(arbiter)) {
            dut.set(arbiter.request, 0).set(arbiter.advance, 0).reset();
            int served = count - 1;
            for (int i = 0; i < CYCLES; i++) {
                long request = random.nextInt(1 << count);
                boolean advance = random.nextBoolean();
                dut.set(arbiter.request, request).set(arbiter.advance, advance ? 1 : 0);
                int expected = -1;
                for (int step = 1; step <= count && expected < 0; step++) {
                    int at = (served + step) % count;
                    expected = (request >> at & 1) == 1 ? at : -1;
                }
                assertEquals(expected < 0 ? 0 : 1L << expected, dut.get(arbiter.grant));
                served = advance && expected >= 0 ? expected : served;
                dut.clock();
            }
        }
    }

    private void asyncFifo(int depth) {
        var queue = new AsyncFifo(DATA, depth);
        try (Dut dut = start.apply(queue)) {
            dut.set(queue.in.valid, 0).set(queue.out.ready, 0).reset();
            End source = new End(dut, queue.in);
            End sink = new End(dut, queue.out);
            Deque<long[]> inside = new ArrayDeque<>();
            int most = 0;
            int passed = 0;
            int odds = 2 + random.nextInt(8);
            for (int i = 0; i < 4 * CYCLES; i++) {
                boolean writes = random.nextInt(10) < odds;
                if (writes) {
                    source.offer();
                    long[] sent = source.sent();
                    if (sent != null) {
                        inside.add(sent);
                    }
                    dut.clock(queue.inClock, 1);
                } else {
                    sink.listen();
                    long[] taken = sink.taken();
                    if (taken != null) {
                        assertTrue(!inside.isEmpty(), "a beat came from nowhere");
                        equal(inside.remove(), taken);
                        passed++;
                    }
                    dut.clock(queue.clock(), 1);
                }
                most = Math.max(most, inside.size());
                assertTrue(most <= depth + 1, "more beats than there are places");
            }
            assertTrue(passed > CYCLES / 10, () -> "hardly anything moved");
        }
    }

    /** A line from a transmitter to a receiver of another speed. */
    private static final class Line extends Component<Line.Params> {
        record Params(int sends, int receives) {}

        final dev.synfire.hdl.Input valid = input("valid", bit());
        final dev.synfire.hdl.Input data = input("data", u(8));
        final Output ready = output("ready", bit());
        final Output received = output("received", bit());
        final Output byteOut = output("byte_out", u(8));
        final Output broken = output("broken", bit());

        Line(Params params) {
            super(params);
        }

        @Override
        protected void logic() {
            var transmitter = instance("transmitter", new UartTransmitter(new UartTransmitter.Params(params.sends())));
            var receiver = instance("receiver", new UartReceiver(new UartReceiver.Params(params.receives())));
            transmitter.valid.assign(valid);
            transmitter.data.assign(data);
            ready.assign(transmitter.ready);
            receiver.rx.assign(transmitter.tx);
            received.assign(receiver.valid);
            byteOut.assign(receiver.data);
            broken.assign(receiver.broken);
        }
    }

    private void uart() {
        for (Line.Params speeds : List.of(new Line.Params(4, 4), new Line.Params(49, 50), new Line.Params(51, 50))) {
            var line = new Line(speeds);
            try (Dut dut = start.apply(line)) {
                dut.set(line.valid, 0).reset();
                dut.clock(4);
                Deque<Long> under = new ArrayDeque<>();
                int received = 0;
                for (int i = 0; i < 12 * 30 * speeds.sends(); i++) {
                    long data = random.nextInt(256);
                    dut.set(line.data, data).set(line.valid, random.nextInt(8) == 0 ? 1 : 0);
                    if (dut.get(line.valid) == 1 && dut.get(line.ready) == 1) {
                        under.add(data);
                    }
                    assertEquals(0, dut.get(line.broken));
                    if (dut.get(line.received) == 1) {
                        assertEquals(under.remove(), dut.get(line.byteOut));
                        received++;
                    }
                    dut.clock();
                }
                assertTrue(received > 20, "hardly anything arrived");
                assertTrue(under.size() <= 2);
            }
        }
    }

    /** Check values are those of the catalogue of parametrised CRC algorithms, for the text 123456789. */
    private void crc(Crc crc, long check) {
        byte[] text = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(check, crc.of(text));
        var unit = new CrcUnit(crc);
        try (Dut dut = start.apply(unit)) {
            dut.set(unit.clear, 0).set(unit.valid, 0).set(unit.data, 0).reset();
            for (int turn = 0; turn < 2; turn++) {
                take(dut, unit, text);
                assertEquals(check, dut.get(unit.sum));
                byte[] sum = new byte[crc.width() / 8];
                for (int i = 0; i < sum.length; i++) {
                    sum[crc.reflected() ? i : sum.length - 1 - i] = (byte) (check >> 8 * i);
                }
                assertEquals(0, dut.get(unit.good));
                take(dut, unit, sum);
                assertEquals(1, dut.get(unit.good));
                dut.set(unit.clear, 1).clock();
                dut.set(unit.clear, 0);
            }
            byte[] message = new byte[1 + random.nextInt(40)];
            random.nextBytes(message);
            take(dut, unit, message);
            assertEquals(crc.of(message), dut.get(unit.sum));
        }
    }

    private static void take(Dut dut, CrcUnit unit, byte[] bytes) {
        dut.set(unit.valid, 1);
        for (byte one : bytes) {
            dut.set(unit.data, one & 0xff).clock();
        }
        dut.set(unit.valid, 0).clock();
    }

    /** Something that counts while a button is not pressed. */
    private static final class Pressed extends Component<NoParams> {
        final dev.synfire.hdl.Input wire = input("clk_in", bit());
        final dev.synfire.hdl.Input button = input("button", bit()).asynchronous();
        final Output reset = output("reset", bit());

        Pressed() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            var released = instance("released", new ResetRelease(2));
            released.raw.connect(clockOf(wire, button).asynchronousReset());
            reset.assign(released.reset);
        }
    }

    private void reset() {
        var top = new Pressed();
        try (Dut dut = start.apply(top)) {
            Signal clock = top.wire;
            dut.set(clock, 0).set(top.button, 0);
            dut.get(top.reset); // Verilator acts on edges: it must have seen the button up
            dut.set(top.button, 1);
            assertEquals(1, dut.get(top.reset), "it acts while the clock stands still");
            for (int i = 0; i < 4; i++) {
                edge(dut, top);
                assertEquals(1, dut.get(top.reset));
            }
            dut.set(top.button, 0);
            assertEquals(1, dut.get(top.reset), "it ends with the clock");
            edge(dut, top);
            assertEquals(1, dut.get(top.reset));
            edge(dut, top);
            assertEquals(0, dut.get(top.reset));
            edge(dut, top);
            assertEquals(0, dut.get(top.reset));
            dut.set(top.button, 1);
            assertEquals(1, dut.get(top.reset), "it acts while the clock stands still");
        }
    }

    /** Verilator sees the levels of an input only where something is read. */
    private static void edge(Dut dut, Pressed top) {
        for (int level = 1; level >= 0; level--) {
            dut.set(top.wire, level);
            dut.get(top.reset);
        }
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
