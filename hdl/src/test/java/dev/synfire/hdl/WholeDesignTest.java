package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.check.Elaborated;
import dev.synfire.problem.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is wrong only when a design is seen whole: loops through instances, and what nobody reads. */
class WholeDesignTest {
    /** A component whose logic is the test's. */
    static final class Bench extends Component<NoParams> {
        private final Consumer<Bench> logic;
        final Input c = input("c", bit());
        final Output y = output("y", bit());

        Bench(Consumer<Bench> logic) {
            super(new NoParams());
            this.logic = logic;
        }

        @Override
        protected void logic() {
            logic.accept(this);
        }
    }

    /** One output follows the input, the other is a clock behind. */
    static final class Child extends Component<NoParams> {
        final Input in = input("in", bit());
        final Output now = output("now", bit());
        final Output later = output("later", bit());

        Child() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            Reg held = reg("held", bit());
            held.next(in);
            now.assign(let("inverted", in.not()));
            later.assign(held);
        }
    }

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    private static void loops(String expected, Consumer<Bench> logic) {
        Problem problem = assertThrows(Problem.class, () -> Elaborated.of(new Bench(logic)));
        assertEquals(expected, problem.getMessage());
        assertEquals("combinational-loop", problem.code());
    }

    @Test
    void aLoopInOneComponent() {
        int line = line();
        loops(String.format(Locale.ROOT, """
                WholeDesignTest.java:%1$d: error[combinational-loop]: a depends on itself without a register between, each line on the one below:
                    a (WholeDesignTest.java:%1$d)
                    b (WholeDesignTest.java:%2$d)
                    a (WholeDesignTest.java:%1$d)
                ; put a register into the loop""", line + 9, line + 10), it -> {
            Wire a = it.wire("a", Shape.bit());
            Wire b = it.wire("b", Shape.bit());
            a.assign(b.not());
            b.assign(a.and(it.c));
            it.y.assign(a);
        });
    }

    @Test
    void aLoopThroughAnInstance() {
        Problem problem = assertThrows(
                Problem.class,
                () -> Elaborated.of(new Bench(it -> {
                    Child kid = it.instance("kid", new Child());
                    kid.in.assign(kid.now.and(it.c));
                    it.y.assign(kid.later);
                })));
        assertEquals("""
                HERE: error[combinational-loop]: kid.in depends on itself without a register between, each line on the one below:
                    kid.in (HERE)
                    kid.now (HERE)
                    kid.inverted (HERE)
                    kid.in (HERE)
                ; put a register into the loop""", problem.getMessage().replaceAll("WholeDesignTest\\.java:\\d+", "HERE"));
    }

    @Test
    void aLoopThroughAConditionAndTheBranchesBefore() {
        Problem problem = assertThrows(
                Problem.class,
                () -> Elaborated.of(new Bench(it -> {
                    Wire a = it.wire("a", Shape.bit());
                    a.assign(0);
                    it.when(a, () -> it.y.assign(1)).otherwise(() -> {
                        a.assign(1);
                        it.y.assign(0);
                    });
                })));
        assertEquals("""
                HERE: error[combinational-loop]: a depends on itself without a register between, each line on the one below:
                    a (HERE)
                    a (HERE)
                ; put a register into the loop""", problem.getMessage().replaceAll("WholeDesignTest\\.java:\\d+", "HERE"));
    }

    @Test
    void whatOnlyLooksLikeALoopIsNone() {
        Elaborated.of(new Bench(it -> {
            Child kid = it.instance("kid", new Child());
            kid.in.assign(kid.later);
            Wire a = it.wire("a", Shape.bit());
            Wire b = it.wire("b", Shape.bit());
            b.assign(0);
            a.assign(0);
            it.when(it.c, () -> {
                        a.assign(kid.now);
                        b.assign(a);
                    })
                    .elseWhen(a, () -> b.assign(1));
            it.y.assign(b);
        }));
    }

    private static void warns(List<String> expected, Consumer<Bench> logic) {
        assertEquals(
                expected,
                Elaborated.of(new Bench(logic)).warnings().stream()
                        .map(warning -> warning.toString().replaceAll("WholeDesignTest\\.java:\\d+", "HERE"))
                        .toList());
    }

    @Test
    void whatIsNeverRead() {
        warns(List.of(), it -> it.y.assign(it.c));
        warns(
                List.of(
                        "HERE: warning[unread]: c is never read; use it or leave it out",
                        "HERE: warning[unread]: counter is never read; use it or leave it out",
                        "HERE: warning[unread]: named is never read; use it or leave it out",
                        "HERE: warning[unread]: the memory m is never read; use it or leave it out",
                        "HERE: warning[unread]: word is never read; use it or leave it out"),
                it -> {
                    Reg counter = it.reg("counter", Shape.u(4));
                    counter.next(counter.addWrap(1));
                    Reg used = it.reg("used", Shape.u(4));
                    used.next(used.addWrap(1));
                    it.let("named", used.addWrap(2));
                    it.memory("m", 16, Shape.u(4)).write(used, used, used.bit(0));
                    it.memory("rom", 16, Shape.u(4)).read("word", used);
                    it.y.assign(used.bit(0));
                });
    }

    @Test
    void instancesOfOneModuleAreToldOnce() {
        warns(List.of("HERE: warning[unread]: idle is never read; use it or leave it out"), it -> {
            Idle one = it.instance("one", new Idle());
            one.idle.assign(it.c);
            Idle two = it.instance("two", new Idle());
            two.idle.assign(one.out);
            it.y.assign(two.out);
        });
    }

    /** Does not look at its input. */
    static final class Idle extends Component<NoParams> {
        final Input idle = input("idle", bit());
        final Output out = output("out", bit());

        Idle() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            out.assign(1);
        }
    }

    /** Four times the design takes about four times the processor's time, not sixteen times; however busy the machine is. */
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void checksAreLinear() {
        LongStream.range(0, 3).forEach(_ -> nanosecondsOfChecks(10_000)); // compiled by now
        long small = least(10_000);
        long large = least(40_000);
        assertTrue(large < 10 * small, small + " ns for 10,000 registers, " + large + " ns for 40,000");
    }

    private static long least(int registers) {
        return LongStream.range(0, 3)
                .map(_ -> nanosecondsOfChecks(registers))
                .min()
                .orElseThrow();
    }

    private static long nanosecondsOfChecks(int registers) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Elaborated.of(new Bench(it -> {
                    Expr last = it.c;
                    for (int i = 0; i < registers; i++) {
                        Reg reg = it.reg("r" + i, Shape.bit());
                        reg.next(last);
                        last = it.let("l" + i, last.xor(reg));
                    }
                    it.y.assign(last);
                }))
                .warnings();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
