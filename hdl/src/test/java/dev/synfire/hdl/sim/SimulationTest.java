package dev.synfire.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Wire;
import dev.synfire.hdl.check.Elaborated;
import dev.synfire.problem.Problem;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What registers, memories, instances and switches do, by hand or by a few lines of plain Java. */
class SimulationTest {
    record Width(int bits) {}

    /** Counts enabled cycles. */
    static final class Counter extends Component<Width> {
        final Input enable = input("enable", bit());
        final Output count = output("count", u(params.bits()));
        final Reg value = reg("value", count.shape()).enable(enable);

        Counter(int bits) {
            super(new Width(bits));
        }

        @Override
        protected void logic() {
            value.next(value.addWrap(1));
            count.assign(value);
        }
    }

    /** From 0 to 5 bits change 1 + 2 + 1 + 3 + 1 times, and not while the counter stands. */
    @Test
    void bitsOfRegistersThatChangeAreCounted() {
        var counter = new Counter(3);
        try (var dut = Simulation.of(counter)) {
            dut.reset().set(counter.enable, 1);
            Toggles toggles = dut.toggles();
            for (int i = 0; i < 5; i++) {
                dut.clock(1);
                toggles.note();
            }
            dut.set(counter.enable, 0).clock(1);
            toggles.note();
            assertEquals(new Toggles.Count(3, 8), toggles.counts().get(""));
        }
    }

    @Test
    void countsEnabledCyclesAndWraps() {
        var counter = new Counter(3);
        try (var dut = Simulation.of(counter)) {
            dut.reset().set(counter.enable, 1).clock(5);
            assertEquals(5, dut.get(counter.count));
            dut.set(counter.enable, 0).clock(3);
            assertEquals(5, dut.get(counter.count));
            dut.set(counter.enable, 1).clock(4);
            assertEquals(1, dut.get(counter.value));
        }
    }

    @Test
    void resetWinsOverEnable() {
        var counter = new Counter(70);
        try (var dut = Simulation.of(counter)) {
            assertNotEquals(BigInteger.ZERO, dut.getWide(counter.count));
            dut.set(counter.enable, 0).reset();
            assertEquals(BigInteger.ZERO, dut.getWide(counter.count));
        }
    }

    /** Two registers that swap, and one that follows a third and has no reset. */
    static final class Swap extends Component<NoParams> {
        final Reg left = reg("left", s(9)).init(-7);
        final Reg right = reg("right", s(9)).init(100);
        final Reg last = reg("last", s(9)).withoutReset();
        final Output out = output("out", s(9));

        Swap() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            left.next(right);
            right.next(left);
            last.next(left);
            out.assign(last);
        }
    }

    @Test
    void allRegistersTakeTheirNewValuesAtOnce() {
        var swap = new Swap();
        try (var dut = Simulation.of(swap)) {
            dut.reset().clock(1);
            assertEquals(100, dut.get(swap.left));
            assertEquals(-7, dut.get(swap.right));
            assertEquals(-7, dut.get(swap.out));
            dut.clock(1);
            assertEquals(-7, dut.get(swap.left));
            assertEquals(100, dut.get(swap.out));
        }
    }

    @Test
    void whatIsNotInitialisedStartsAtRandomFromTheSeed() {
        long[] starts = new long[3];
        for (int i = 0; i < 3; i++) {
            var counter = new Counter(64);
            try (var dut = Simulation.of(counter, i / 2 + 1)) {
                starts[i] = dut.get(counter.count);
            }
        }
        assertEquals(starts[0], starts[1]);
        assertNotEquals(starts[1], starts[2]);
    }

    record Policy(Memory.Collision collision, int bits) {}

    /** A memory that is written and read at every clock edge, in both ways. */
    static final class Collider extends Component<Policy> {
        final Input address = input("address", u(2));
        final Input other = input("other", u(2));
        final Input data = input("data", u(params.bits()));
        final Input enable = input("enable", bit());
        final Input fetch = input("fetch", bit());
        final Memory memory = memory("memory", 3, u(params.bits()))
                .onCollision(params.collision())
                .contents(10, 11, 12);
        final Output found = output("found", u(params.bits()));
        final Output now = output("now", u(params.bits()));

        Collider(Memory.Collision collision, int bits) {
            super(new Policy(collision, bits));
        }

        @Override
        protected void logic() {
            found.assign(memory.read("word", other, fetch));
            now.assign(memory.readAsync(other));
            memory.write(address, data, enable);
        }
    }

    @Test
    void aCollidingReadFindsWhatThePolicySays() {
        for (int bits : new int[] {8, 31, 32, 64, 65, 200}) {
            for (Memory.Collision collision : Memory.Collision.values()) {
                var collider = new Collider(collision, bits);
                try (var dut = Simulation.of(collider)) {
                    dut.set(collider.address, 1).set(collider.other, 1).set(collider.data, 99);
                    dut.set(collider.enable, 1).set(collider.fetch, 1);
                    assertEquals(11, dut.get(collider.now));
                    dut.clock(1);
                    switch (collision) {
                        case OLD -> assertEquals(11, dut.get(collider.found));
                        case NEW -> assertEquals(99, dut.get(collider.found));
                        case UNDEFINED -> {
                            assertNotEquals(11, dut.get(collider.found));
                            assertNotEquals(99, dut.get(collider.found));
                        }
                    }
                    assertEquals(99, dut.get(collider.now));
                    assertEquals(99, dut.read(collider.memory, 1));
                    dut.set(collider.data, 55).set(collider.other, 2).clock(1);
                    assertEquals(12, dut.get(collider.found));
                    dut.set(collider.fetch, 0).set(collider.other, 1).clock(1);
                    assertEquals(12, dut.get(collider.found));
                    dut.set(collider.enable, 0)
                            .set(collider.data, 1)
                            .set(collider.fetch, 1)
                            .clock(1);
                    assertEquals(55, dut.get(collider.found));
                    assertEquals(10, dut.read(collider.memory, 0));
                }
            }
        }
    }

    /** What hardware does there is open: some other word, or nothing; the simulation does neither, whatever the width. */
    @Test
    void beyondTheLastWordNothingIsAsItWas() {
        for (int bits : new int[] {8, 31, 32, 64, 65, 200}) {
            var collider = new Collider(Memory.Collision.OLD, bits);
            try (var dut = Simulation.of(collider)) {
                dut.set(collider.address, 3)
                        .set(collider.other, 3)
                        .set(collider.fetch, 1)
                        .clock(1);
                for (long none : new long[] {0, 10, 11, 12}) {
                    assertNotEquals(BigInteger.valueOf(none), dut.getWide(collider.found), bits + " bits");
                    assertNotEquals(BigInteger.valueOf(none), dut.getWide(collider.now), bits + " bits");
                }
                dut.set(collider.data, 99).set(collider.enable, 1).clock(1);
                List<BigInteger> words = IntStream.range(0, 3)
                        .mapToObj(word -> dut.readWide(collider.memory, word))
                        .toList();
                assertNotEquals(Stream.of(10, 11, 12).map(BigInteger::valueOf).toList(), words, bits + " bits");
                assertFalse(words.contains(BigInteger.valueOf(99)), bits + " bits");
                var e = assertThrows(IllegalArgumentException.class, () -> dut.read(collider.memory, 3));
                assertEquals("address 3 of memory, which has 3 words", e.getMessage());
            }
        }
    }

    /** A queue of 8 words in a memory, with a state for each of its three moods. */
    static final class Fifo extends Component<NoParams> {
        enum Mood {
            EMPTY,
            SOME,
            FULL
        }

        final Input push = input("push", bit());
        final Input pop = input("pop", bit());
        final Input in = input("in", s(70));
        final Output ready = output("ready", bit());
        final Output valid = output("valid", bit());
        final Output out = output("out", s(70));
        final Reg mood = reg("mood", Mood.EMPTY);
        final Reg head = reg("head", u(3));
        final Reg tail = reg("tail", u(3));
        final Memory words = memory("words", 8, s(70));

        Fifo() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Expr puts = let("puts", push.and(mood.ne(Mood.FULL)));
            Expr takes = let("takes", pop.and(mood.ne(Mood.EMPTY)));
            words.write(tail, in, puts);
            out.assign(words.readAsync(head));
            Expr meets = let("meets", head.addWrap(1).eq(tail));
            when(puts, () -> tail.next(tail.addWrap(1)));
            when(takes, () -> head.next(head.addWrap(1)));
            Wire free = wire("free", bit());
            Wire some = wire("some", bit());
            switch_(mood)
                    .on(Mood.EMPTY, () -> {
                        free.assign(1);
                        some.assign(0);
                        when(puts, () -> mood.next(Mood.SOME));
                    })
                    .on(Mood.SOME, () -> {
                        free.assign(1);
                        some.assign(1);
                        when(puts.and(takes.not()).and(tail.addWrap(1).eq(head)), () -> mood.next(Mood.FULL))
                                .elseWhen(takes.and(puts.not()).and(meets), () -> mood.next(Mood.EMPTY));
                    })
                    .on(Mood.FULL, () -> {
                        free.assign(0);
                        some.assign(1);
                        when(takes, () -> mood.next(Mood.SOME));
                    });
            ready.assign(free);
            valid.assign(some);
        }
    }

    @Test
    void aFifoKeepsTheOrderOfItsWords() {
        var fifo = new Fifo();
        var random = new Random(5);
        Deque<BigInteger> model = new ArrayDeque<>();
        try (var dut = Simulation.of(fifo)) {
            dut.set(fifo.push, 0).set(fifo.pop, 0).reset();
            for (int i = 0; i < 5000; i++) {
                boolean filling = i / 50 % 2 == 0;
                boolean push = random.nextInt(10) < (filling ? 8 : 3);
                boolean pop = random.nextInt(10) < (filling ? 3 : 8);
                BigInteger word = new BigInteger(70, random);
                dut.set(fifo.push, push ? 1 : 0).set(fifo.pop, pop ? 1 : 0).set(fifo.in, word);
                assertEquals(model.isEmpty() ? 0 : 1, dut.get(fifo.valid));
                assertEquals(model.size() == 8 ? 0 : 1, dut.get(fifo.ready));
                if (!model.isEmpty()) {
                    assertEquals(model.peek(), dut.getWide(fifo.out));
                }
                boolean puts = push && model.size() < 8;
                if (pop && !model.isEmpty()) {
                    model.remove();
                }
                if (puts) {
                    model.add(word);
                }
                dut.clock();
            }
        }
    }

    @Test
    void whatIsNoStateActsAsTheLastOne() {
        var fifo = new Fifo();
        try (var dut = Simulation.of(fifo)) {
            dut.reset().load(fifo.mood, BigInteger.valueOf(3));
            assertEquals(0, dut.get(fifo.ready));
            assertEquals(1, dut.get(fifo.valid));
        }
    }

    /** Two registers of different enables under the same conditions. */
    static final class Overrides extends Component<NoParams> {
        final Input first = input("first", bit());
        final Input second = input("second", bit());
        final Input enable = input("enable", bit());
        final Output out = output("out", u(4));
        final Reg left = reg("left", u(2)).enable(enable);
        final Reg right = reg("right", u(2)).enable(enable.not());

        Overrides() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            when(first, () -> {
                left.next(1);
                right.next(1);
            });
            when(second, () -> {
                left.next(2);
                right.next(2);
            });
            out.assign(cat(left, right));
        }
    }

    @Test
    void theLaterStatementWinsAndEachRegisterHasItsOwnEnable() {
        var overrides = new Overrides();
        try (var dut = Simulation.of(overrides)) {
            dut.set(overrides.first, 1).set(overrides.second, 1).set(overrides.enable, 1);
            dut.reset().clock(1);
            assertEquals(0b1000, dut.get(overrides.out));
            dut.set(overrides.second, 0).set(overrides.enable, 0).clock(1);
            assertEquals(0b1001, dut.get(overrides.out));
        }
    }

    /** Two counters below one another, of which the second counts the wraps of the first. */
    static final class Cascade extends Component<NoParams> {
        final Input enable = input("enable", bit());
        final Output total = output("total", u(6));
        final Counter low = new Counter(2);
        final Counter high = new Counter(4);

        Cascade() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            instance("low", low);
            instance("high", high);
            low.enable.assign(enable);
            high.enable.assign(enable.and(low.count.eq(3)));
            total.assign(cat(high.count, low.count));
        }
    }

    @Test
    void instancesAreSeenThroughTheirHandles(@TempDir Path folder) throws IOException {
        var cascade = new Cascade();
        Path file = folder.resolve("wave.vcd");
        try (var dut = Simulation.of(cascade)) {
            dut.reset()
                    .set(cascade.enable, 1)
                    .openWave(file)
                    .clock(13)
                    .closeWave()
                    .clock(10);
            assertEquals(23, dut.get(cascade.total));
            assertEquals(5, dut.get(cascade.high.value));
            assertEquals(1, dut.get(cascade.low.enable));
        }
        String text = Files.readString(file);
        assertTrue(text.startsWith("$timescale 1ps $end\n$scope module top $end\n$var wire 1 ! clk $end\n"), text);
        assertTrue(text.contains("$scope module low $end\n"), text);
        // The wave begins at a count of 0; its 13th rising edge, at 12 cycles of 10 ns and a half, gives 13.
        String code = text.lines()
                .filter(line -> line.endsWith(" total [5:0] $end"))
                .findFirst()
                .orElseThrow()
                .split(" ")[3];
        assertTrue(text.contains("#125000\n1!\n") && text.contains("b1101 " + code + "\n"), text);
        assertTrue(!text.contains("b1110 " + code + "\n"), text);
    }

    enum Light {
        RED,
        AMBER,
        GREEN
    }

    /** Goes from light to light. */
    static final class Crossroads extends Component<NoParams> {
        final Output stop = output("stop", bit());

        Crossroads() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Reg light = reg("light", Light.AMBER);
            switch_(light)
                    .on(Light.RED, () -> light.next(Light.GREEN))
                    .on(Light.AMBER, () -> light.next(Light.RED))
                    .on(Light.GREEN, () -> light.next(Light.AMBER));
            stop.assign(light.ne(Light.GREEN));
        }
    }

    @Test
    void statesAreShownByTheirNames(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wave.vcd");
        try (var dut = Simulation.of(new Crossroads())) {
            dut.reset().openWave(file).clock(4).closeWave();
        }
        String text = Files.readString(file);
        String code = text.lines()
                .filter(line -> line.startsWith("$var string 1 ") && line.endsWith(" light_state $end"))
                .findFirst()
                .orElseThrow()
                .split(" ")[3];
        List<String> names = text.lines()
                .filter(line -> line.startsWith("s") && line.endsWith(" " + code))
                .map(line -> line.split(" ")[0])
                .toList();
        assertEquals(List.of("sAMBER", "sRED", "sGREEN", "sAMBER", "sRED"), names);
    }

    /** Two wires that need one another. */
    static final class Loop extends Component<NoParams> {
        final Output out = output("out", bit());

        Loop() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Wire a = wire("a", bit());
            Wire b = wire("b", bit());
            a.assign(b.not());
            b.assign(a.and(a));
            out.assign(a);
        }
    }

    @Test
    void aCombinationalLoopIsShownSignalBySignal() {
        var e = assertThrows(Problem.class, () -> Simulation.of(new Loop()));
        assertEquals("combinational-loop", e.code());
        assertTrue(
                e.getMessage()
                        .matches(
                                "(?s).*each line on the one below:\n    a \\(\\S+\\)\n    b \\(\\S+\\)\n    a \\(\\S+\\)\n.*"),
                e.getMessage());
    }

    /** Two rings of registers, one turning each way: more than one method takes, and each reads a neighbour. */
    static final class Rings extends Component<NoParams> {
        static final int SIZE = 1500;
        final Output out = output("out", u(16));
        final List<Reg> up = new ArrayList<>();
        final List<Reg> down = new ArrayList<>();

        Rings() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            for (int i = 0; i < SIZE; i++) {
                up.add(reg("up" + i, u(16)).init(i));
                down.add(reg("down" + i, u(16)).init(i));
            }
            for (int i = 0; i < SIZE; i++) {
                up.get(i).next(up.get((i + 1) % SIZE));
                down.get(i).next(down.get((i + SIZE - 1) % SIZE));
            }
            out.assign(up.getFirst());
        }
    }

    @Test
    void registersOfManyMethodsTakeTheirNewValuesAtOnce() {
        var rings = new Rings();
        try (var dut = Simulation.of(rings)) {
            dut.reset().clock(7);
            for (int i = 0; i < Rings.SIZE; i++) {
                assertEquals((i + 7) % Rings.SIZE, dut.get(rings.up.get(i)));
                assertEquals((i + Rings.SIZE - 7) % Rings.SIZE, dut.get(rings.down.get(i)));
            }
        }
    }

    /** Two memories that exchange a word at every clock edge, and a register that keeps what stood in the first. */
    static final class Exchange extends Component<NoParams> {
        final Output out = output("out", u(8));
        final Memory left =
                memory("left", 2, u(8)).onCollision(Memory.Collision.OLD).contents(3, 4);
        final Memory right =
                memory("right", 2, u(8)).onCollision(Memory.Collision.OLD).contents(5, 6);

        Exchange() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Expr zero = lit(0, u(1));
            Reg kept = reg("kept", u(8)).withoutReset();
            kept.next(left.readAsync(zero));
            left.write(zero, right.readAsync(zero), lit(1, bit()));
            right.write(zero, left.readAsync(zero), lit(1, bit()));
            out.assign(kept);
        }
    }

    @Test
    void writesFindWhatStoodInMemoriesBeforeAllWrites() {
        var exchange = new Exchange();
        try (var dut = Simulation.of(exchange)) {
            dut.clock(1);
            assertEquals(5, dut.read(exchange.left, 0));
            assertEquals(3, dut.read(exchange.right, 0));
            assertEquals(3, dut.get(exchange.out));
            dut.clock(1);
            assertEquals(3, dut.read(exchange.left, 0));
            assertEquals(5, dut.get(exchange.out));
        }
    }

    /** More cases, terms and registers than one method takes. */
    static final class Large extends Component<NoParams> {
        final Input index = input("index", u(12));
        final Input word = input("word", s(20));
        final Output chosen = output("chosen", u(24));
        final Output sum = output("sum", s(64));
        final Reg state = reg("state", u(24));
        final Reg twin = reg("twin", s(70)).init(-1);

        Large() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            var cases = switch_(index);
            for (int i = 0; i < 3000; i++) {
                int number = i;
                cases.on(i, () -> {
                    chosen.assign(5000 + 7 * number);
                    state.next(9000 + 3 * number);
                    when(word.lt(0), () -> twin.next(-number));
                });
            }
            cases.otherwise(() -> chosen.assign(1));
            List<Expr> terms = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                terms.add(word.shiftRight(1 + i % 7, Rounding.FLOOR).mul(i).wrap(s(50)));
            }
            sum.assign(Expr.sum(terms));
            for (int i = 0; i < 3000; i++) {
                Reg reg = reg("reg" + i, s(64));
                reg.next(reg.addWrap(word));
            }
        }
    }

    @Test
    void noMethodIsTooLongForTheJitCompiler() {
        var large = new Large();
        Netlist netlist = new Netlist(Elaborated.of(large));
        byte[] bytes = new Compiler(netlist, new State(netlist), 1).bytes();
        var longest = ClassFile.of().parse(bytes).methods().stream()
                .filter(method -> !method.methodName().equalsString("<clinit>"))
                .mapToInt(method -> ((CodeAttribute) method.code().orElseThrow()).codeLength())
                .max()
                .orElseThrow();
        assertTrue(longest < 8000, () -> longest + " bytes");
        try (var dut = Simulation.of(large)) {
            dut.set(large.word, -1000).reset();
            long twin = -1;
            for (int i : new int[] {0, 1, 7, 8, 511, 2999, 3000, 4095}) {
                long before = dut.get(large.state);
                dut.set(large.index, i).clock();
                assertEquals(i < 3000 ? 5000 + 7 * i : 1, dut.get(large.chosen));
                assertEquals(i < 3000 ? 9000 + 3 * i : before, dut.get(large.state));
                twin = i < 3000 ? -i : twin;
                assertEquals(twin, dut.get(large.twin));
            }
            long sum = 0;
            for (int i = 0; i < 500; i++) {
                sum += Math.floorDiv(-1000, 1 << (1 + i % 7)) * (long) i;
            }
            assertEquals(sum, dut.get(large.sum));
        }
    }

    /** Numbers of every kind. */
    private static final class Ports extends Component<NoParams> {
        final Input few = input("few", u(3));
        final Input signed = input("less", s(3));
        final Input most = input("most", u(64));
        final Input wide = input("wide", s(70));

        Ports() {
            super(new NoParams());
        }

        @Override
        protected void logic() {}
    }

    @Test
    void aPortTakesOnlyNumbersThatItHolds() {
        var ports = new Ports();
        try (var dut = Simulation.of(ports)) {
            dut.set(ports.few, 7).set(ports.signed, -4).set(ports.signed, 3).set(ports.most, -1);
            dut.set(ports.wide, BigInteger.ONE.shiftLeft(69).negate());
            dut.set(ports.wide, BigInteger.ONE.shiftLeft(70).subtract(BigInteger.ONE)); // its bits
            assertEquals(-1, dut.get(ports.most));
            assertRefused("few is u(3), 8 does not fit: it holds 0 to 7", () -> dut.set(ports.few, 8));
            assertRefused("few is u(3), -1 does not fit: it holds 0 to 7", () -> dut.set(ports.few, -1));
            assertRefused("less is s(3), 4 does not fit: it holds -4 to 3", () -> dut.set(ports.signed, 4));
            assertRefused(
                    "few is u(3), 8 does not fit: it holds 0 to 7", () -> dut.set(ports.few, BigInteger.valueOf(8)));
        }
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
