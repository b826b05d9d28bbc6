package dev.synfire.cosim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.cosim.Streams.Role;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bench in the JVM sees what the bench in C++ sees: values, markers, snapshots, broken handshakes, a stop. */
class JvmBenchTest {
    private static final int SHOT = 77;

    enum Fault {
        NONE,
        CHANGES,
        STUCK
    }

    record Params(Fault fault) {}

    /** Adds one to every value that passes, and keeps a history of four; a marker passes unchanged. */
    static final class Stage extends Component<Params> {
        final Input inValid = input("in_valid", bit());
        final Output inReady = output("in_ready", bit());
        final Input inMark = input("in_mark", bit());
        final Input inValue = input("in_value", u(8));
        final Output outValid = output("out_valid", bit());
        final Input outReady = input("out_ready", bit());
        final Output outMark = output("out_mark", bit());
        final Output outValue = output("out_value", u(8));
        final Memory history = memory("history", 4, u(8));

        Stage(Fault fault) {
            super(new Params(fault));
        }

        @Override
        protected void logic() {
            Reg valid = reg("valid", bit());
            Reg mark = reg("mark", bit());
            Reg value = reg("value", u(8));
            Reg next = reg("next", u(2));
            Expr free = let("free", valid.not().or(outReady));
            Expr ready = params.fault() == Fault.STUCK ? free.and(next.ne(3)) : free;
            inReady.assign(ready);
            when(ready, () -> {
                valid.next(inValid);
                mark.next(inMark);
                value.next(inMark.mux(inValue, inValue.addWrap(1)));
            });
            Expr keeps = let("keeps", ready.and(inValid).and(inMark.not()));
            when(keeps, () -> next.next(next.addWrap(1)));
            if (params.fault() == Fault.CHANGES) {
                when(ready.not(), () -> value.next(value.addWrap(1)));
            }
            history.write(next, inValue, keeps);
            outValid.assign(valid);
            outMark.assign(mark);
            outValue.assign(value);
        }
    }

    /** What came out, in order: values, markers as -1, violations as -2, snapshots as -100 - their first word. */
    private static List<Long> outcome(Fault fault, int stalls, int longest, boolean done) {
        Stage stage = new Stage(fault);
        List<Long> seen = new ArrayList<>();
        try (var bench = new JvmBench(Simulation.of(stage))) {
            int in = bench.stream(Role.SOURCE, stage.inValid, stage.inReady, List.of(stage.inMark, stage.inValue));
            int out = bench.stream(Role.SINK, stage.outValid, stage.outReady, List.of(stage.outMark, stage.outValue));
            bench.snapshot(out, 0, SHOT, stage.history, 4);
            bench.stall(in, stalls, longest, 5);
            bench.stall(out, stalls, longest, 6);
            bench.feed(in, new long[] {0, 10, 0, 20, 1, 0, 0, 30, 1, 0});
            bench.stop(out, 0, 2);
            bench.reset(4);
            Trace trace = bench.run(10_000);
            assertEquals(done, trace.done());
            var reader = trace.new Reader();
            while (reader.hasNext()) {
                int id = Trace.id(reader.next());
                if (id == SHOT) {
                    seen.add(-100 - reader.next());
                    for (int i = 1; i < 4; i++) {
                        reader.next();
                    }
                } else if (id == Trace.VIOLATION) {
                    seen.add(-2L);
                    reader.next();
                } else {
                    boolean mark = reader.next() == 1;
                    long value = reader.next();
                    if (id == out) {
                        seen.add(mark ? -1 : value);
                    }
                }
            }
        }
        return seen;
    }

    @Test
    void everyBeatPassesOnceInOrderWhateverThePauses() {
        List<Long> expected = List.of(11L, 21L, -110L, -1L, 31L, -110L, -1L);
        assertEquals(expected, outcome(Fault.NONE, 0, 1, true));
        assertEquals(expected, outcome(Fault.NONE, 0x8000, 1, true));
        assertEquals(expected, outcome(Fault.NONE, 0xe000, 700, true));
    }

    /** Cycles of the pauses of a sink, each run of cycles in which it takes nothing that is there. */
    private static List<Integer> pauses(int chance, int longest, int cycles) {
        Stage stage = new Stage(Fault.NONE);
        List<Integer> lengths = new ArrayList<>();
        try (var dut = Simulation.of(stage)) {
            var sink = new JvmStream(dut, Role.SINK, stage.outValid, stage.outReady, List.of());
            sink.stall(chance, longest, 9);
            int length = 0;
            for (int i = 0; i < cycles; i++) {
                sink.drive();
                if (dut.get(stage.outReady) == 0) {
                    length++;
                } else if (length > 0) {
                    lengths.add(length);
                    length = 0;
                }
            }
        }
        return lengths;
    }

    @Test
    void longPausesLastAsLongAsTheyMayAndBeginWithTheReset() {
        List<Integer> burst = pauses(64, 1000, 100_000);
        int longest = burst.stream().mapToInt(length -> length).max().orElseThrow();
        // Of some 100 pauses the longest is above half of what it may be; two may meet.
        assertTrue(longest > 500 && longest <= 2000, burst::toString);
        assertTrue(burst.size() > 40 && burst.getFirst() > 1, burst::toString);
        // With a chance of 1 in 8 a pause of 10 cycles comes once in 10^9.
        assertTrue(pauses(0x2000, 1, 100_000).stream().allMatch(length -> length < 10));
    }

    @Test
    void aBeatThatChangesWhileItWaitsIsABrokenHandshake() {
        assertEquals(true, outcome(Fault.CHANGES, 0xe000, 1, true).contains(-2L));
    }

    @Test
    void aDesignThatTakesNothingMoreIsStuck() {
        assertEquals(
                List.of(11L, 21L, -110L, -1L, 31L),
                outcome(Fault.STUCK, 0, 1, false).subList(0, 5));
    }
}
