package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.lib.Synchroniser;
import dev.synfire.hdl.sim.Dut;
import dev.synfire.hdl.sim.Simulation;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two clocks, an asynchronous active-low reset, a true dual-port memory and lanes do the same in the JVM and in Verilator. */
class ClocksAgainstVerilatorTest {
    /** A bit of everything that has a clock. */
    static final class TwoClocks extends Component<NoParams> {
        final Clock fast = clock("fast_clk", "fast_rst_n").asynchronousReset().activeLowReset();
        final Input address = input("address", u(3));
        final Input data = input("data", s(12));
        final Input write = input("write", bit());
        final Input mask = input("mask", u(3));
        final Input quickAddress = input("quick_address", u(3));
        final Input quickFetch = input("quick_fetch", bit());
        final Output found = output("found", s(12));
        final Output quickFound = output("quick_found", s(12));
        final Output count = output("count", u(5));
        final Output seen = output("seen", bit());
        final Output spare = output("spare", u(16));

        TwoClocks() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Memory words = memory("words", 8, s(12))
                    .onCollision(Memory.Collision.UNDEFINED)
                    .contents(1, 2, 3, -4, -5, -6, 7, 8);
            found.assign(words.readWrite("word", address, data, write, lit(1, bit()), mask));
            Reg slow = reg("slow", bit());
            slow.next(slow.xor(write));
            Memory spram = memory("spram", 8, u(16)).style(Memory.Style.HUGE);
            Reg warm = reg("warm", u(4));
            warm.next(warm.addWrap(1));
            Expr cold = warm.lt(8);
            spare.assign(spram.readWrite(
                    "spare_word",
                    cold.mux(warm.bits(2, 0), address),
                    data.extend(s(16)).asUnsigned(),
                    cold.or(write),
                    lit(1, bit())));
            in(fast, () -> {
                quickFound.assign(words.read("quick_word", quickAddress, quickFetch));
                Reg value = reg("value", u(5)).init(9);
                value.next(value.addWrap(1));
                count.assign(value);
                Synchroniser crossing = instance("crossing", new Synchroniser());
                crossing.in.assign(slow);
                seen.assign(crossing.out);
            });
        }
    }

    @Test
    void bothEnginesAgree() {
        TwoClocks one = new TwoClocks();
        TwoClocks other = new TwoClocks();
        Random random = new Random(11);
        try (Simulation jvm = Simulation.of(one);
                Verilated verilated = Verilated.of(other)) {
            set(jvm, one, 0, 0, 0, 0, 0, 1);
            set(verilated, other, 0, 0, 0, 0, 0, 1);
            jvm.reset().clock(10).clock(one.fast, 3);
            verilated.reset().clock(10).clock(other.fast, 3);
            for (int step = 0; step < 300; step++) {
                int address = random.nextInt(8);
                int data = random.nextInt(4096);
                int write = random.nextInt(2);
                int mask = random.nextInt(8);
                int quickAddress = random.nextInt(8);
                int quickFetch = random.nextInt(2);
                set(jvm, one, address, data, write, mask, quickAddress, quickFetch);
                set(verilated, other, address, data, write, mask, quickAddress, quickFetch);
                switch (random.nextInt(8)) {
                    case 0 -> {
                        jvm.reset();
                        verilated.reset();
                    }
                    case 1, 2, 3 -> {
                        jvm.clock();
                        verilated.clock();
                    }
                    default -> {
                        int cycles = 1 + random.nextInt(3);
                        jvm.clock(one.fast, cycles);
                        verilated.clock(other.fast, cycles);
                    }
                }
                String where = "step " + step;
                assertEquals(verilated.get(other.found), jvm.get(one.found), where);
                assertEquals(verilated.get(other.quickFound), jvm.get(one.quickFound), where);
                assertEquals(verilated.get(other.count), jvm.get(one.count), where);
                assertEquals(verilated.get(other.seen), jvm.get(one.seen), where);
                assertEquals(verilated.get(other.spare), jvm.get(one.spare), where);
            }
        }
    }

    private static void set(
            Dut dut, TwoClocks top, int address, int data, int write, int mask, int quickAddress, int quickFetch) {
        dut.setBits(top.address, address)
                .setBits(top.data, data)
                .setBits(top.write, write)
                .setBits(top.mask, mask);
        dut.setBits(top.quickAddress, quickAddress).setBits(top.quickFetch, quickFetch);
    }
}
