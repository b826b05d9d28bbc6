package dev.synfire.cosim;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.s;
import static dev.synfire.hdl.Shape.u;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.core.stream.EventFormat;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import org.junit.jupiter.api.Test;

/** The fields that declare ports, registers and memories are the handles that drive and read the simulated design. */
class DslHandlesTest {
    /** Counts enabled cycles. */
    static final class Counter extends Component<Counter.Params> {
        record Params(int bits) {}

        final Input enable = input("enable", bit());
        final Output count = output("count", u(params.bits()));
        Reg total;

        Counter(int bits) {
            super(new Params(bits));
        }

        @Override
        protected void logic() {
            total = reg("total", u(params.bits()));
            when(enable, () -> total.next(total.addWrap(1)));
            count.assign(total);
        }
    }

    /** Keeps what it is told, beside three steps that it has from the start; has a counter of its own. */
    static final class Notebook extends Component<NoParams> {
        final Input address = input("address", u(3));
        final Input note = input("note", s(12));
        final Input write = input("write", bit());
        final Output found = output("found", s(12));
        final Counter writes = new Counter(4);
        Memory notes;
        Memory steps;

        Notebook() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            notes = memory("notes", 8, s(12)).onCollision(Memory.Collision.OLD);
            steps = memory("steps", 3, s(5)).contents(1, -16, 15);
            found.assign(notes.read("note_found", address)
                    .add(steps.read("entry", address.bits(1, 0)))
                    .wrap(s(12)));
            notes.write(address, note, write);
            instance("writes", writes);
            writes.enable.assign(write);
        }
    }

    @Test
    void aCounterCountsEnabledCycles() {
        var counter = new Counter(16);
        try (var dut = Verilated.of(counter)) {
            dut.reset().set(counter.enable, 1).clock(5);
            assertEquals(5, dut.get(counter.count));
            dut.set(counter.enable, 0).clock(2);
            assertEquals(5, dut.get(counter.count));
        }
    }

    @Test
    void registersAndMemoriesInsideAreReadWithTheirSign() {
        var notebook = new Notebook();
        try (var dut = Verilated.of(notebook)) {
            dut.reset().set(notebook.write, 1);
            dut.set(notebook.address, 6).set(notebook.note, -2048).clock(1);
            dut.set(notebook.address, 1).set(notebook.note, 2047).clock(1);
            dut.set(notebook.write, 0);
            assertEquals(-2048, dut.read(notebook.notes, 6));
            assertEquals(2047, dut.read(notebook.notes, 1));
            assertEquals(-16, dut.read(notebook.steps, 1));
            assertEquals(15, dut.read(notebook.steps, 2));
            assertEquals(2, dut.get(notebook.writes.total));
            dut.clock(1);
            assertEquals(2047 - 16, dut.get(notebook.found));
        }
    }

    @Test
    void combinationalOutputsFollowInputsWithoutAClock() {
        var gate = new Gate(new Gate.Params("gate", new EventFormat(4, new Range(0, 1))));
        try (var dut = Verilated.of(gate)) {
            dut.reset().set(gate.in.valid, 1).set(gate.out.ready, 1).set(gate.go, 0);
            assertEquals(0, dut.get(gate.out.valid));
            dut.set(gate.go, 1);
            assertEquals(1, dut.get(gate.out.valid));
        }
    }

    @Test
    void aHandleOfAnotherDesignIsRefused() {
        var counter = new Counter(8);
        try (var dut = Verilated.of(counter)) {
            assertThrows(IllegalArgumentException.class, () -> dut.get(new Counter(8).count));
        }
    }
}
