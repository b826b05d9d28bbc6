package dev.synfire.hdl;

import static dev.synfire.hdl.Memory.Collision.NEW;
import static dev.synfire.hdl.Memory.Collision.OLD;
import static dev.synfire.hdl.Memory.Collision.UNDEFINED;
import static dev.synfire.hdl.Memory.Style.AUTO;
import static dev.synfire.hdl.Memory.Style.BLOCK;
import static dev.synfire.hdl.Memory.Style.DISTRIBUTED;
import static dev.synfire.hdl.Memory.Style.HUGE;
import static dev.synfire.hdl.Memory.Style.REGISTERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.synfire.hdl.check.Elaborated;
import dev.synfire.hdl.check.Target;
import dev.synfire.problem.Problem;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is wrong with memories, for any FPGA and for certain ones: every message whole. */
class MemoryMistakeTest {
    /** A component whose logic is the test's. */
    static final class Bench extends Component<NoParams> {
        private final Consumer<Bench> logic;
        final Input a = input("a", u(8));
        final Input c = input("c", bit());
        final Output y = output("y", u(8));
        final Output z = output("z", u(8));
        Memory m;

        Bench(Consumer<Bench> logic) {
            super(new NoParams());
            this.logic = logic;
        }

        @Override
        protected void logic() {
            m = memory("m", 256, u(8));
            logic.accept(this);
        }

        Bench style(Memory.Style style) {
            m.style(style);
            return this;
        }

        Bench on(Memory.Collision collision) {
            m.onCollision(collision);
            return this;
        }

        /** Writes and reads at a clock edge. */
        void simple() {
            m.write(a, a, c);
            y.assign(m.read("word", a));
            z.assign(0);
        }

        /** As large as 2 of the 4 large RAMs, or more. */
        void large(String name, int depth, int width) {
            Memory large = memory(name, depth, u(width)).style(HUGE);
            large.readWrite(name + "_word", a.extend(large.addressShape()), a.extend(u(width)), c, c);
        }

        void one() {
            y.assign(m.readWrite("word", a, a, c, c));
            z.assign(0);
        }

        void two() {
            y.assign(m.readWrite("left", a, a, c, c));
            z.assign(m.readWrite("right", a, a, c, c));
        }

        void looking() {
            m.write(a, a, c);
            y.assign(m.readAsync(a));
            z.assign(0);
        }

        void twice() {
            m.write(a, a, c);
            m.write(a, a, c.not());
            y.assign(m.read("word", a));
            z.assign(0);
        }
    }

    private static void says(Target target, String expected, Consumer<Bench> logic) {
        Problem problem = assertThrows(Problem.class, () -> Elaborated.of(new Bench(logic), target));
        assertEquals(expected, problem.getMessage().replaceAll("MemoryMistakeTest\\.java:\\d+", "HERE"));
    }

    private static void accepts(Target target, Consumer<Bench> logic) {
        Elaborated.of(new Bench(logic), target);
    }

    @Test
    void masksDivideWords() {
        says(
                Target.GENERIC,
                "HERE: error[width]: m has words of u(8), the mask is u(3); give an unsigned mask whose width divides the word's",
                it -> it.m.write(it.a, it.a, it.c, it.a.bits(2, 0)));
        says(
                Target.GENERIC,
                "HERE: error[width]: m has words of u(8), the mask is s(4); give an unsigned mask whose width divides the word's",
                it -> it.m.readWrite(
                        "word", it.a, it.a, it.c, it.c, it.a.bits(3, 0).asSigned()));
    }

    @Test
    void portsStandOutsideOfConditions() {
        says(
                Target.GENERIC,
                "HERE: error[memory-in-when]: a read of m under when or switch; put it outside, with an enable",
                it -> it.when(it.c, () -> it.m.read("word", it.a)));
        says(
                Target.GENERIC,
                "HERE: error[memory-in-when]: a write to m under when or switch; put it outside, with an enable",
                it -> it.when(it.c, () -> it.m.write(it.a, it.a, it.c)));
        says(
                Target.GENERIC,
                "HERE: error[memory-in-when]: a port of m under when or switch; put it outside, with an enable",
                it -> it.when(it.c, it::one));
    }

    @Test
    void collisionsAreThoughtOf() {
        String text =
                "HERE: error[collision]: m is read and written, and nothing says what a read finds at the address written; call onCollision(OLD), (NEW) or (UNDEFINED)";
        says(Target.GENERIC, text, Bench::simple);
        says(Target.GENERIC, text, Bench::two);
        accepts(Target.GENERIC, Bench::one);
        says(
                Target.GENERIC,
                "HERE: error[memory-style]: m is NEW, which a readWrite port cannot give; choose OLD or UNDEFINED",
                it -> it.on(NEW).two());
    }

    @Test
    void hugeMemoriesHaveOnePort() {
        says(
                Target.ICE40_UP,
                "HERE: error[memory-style]: m is HUGE, which has one port; use one readWrite, or choose style BLOCK",
                it -> it.style(HUGE).on(OLD).simple());
        says(
                Target.ICE40_UP,
                "HERE: error[memory-style]: m is HUGE, which starts with unknown words; leave out contents, or choose style BLOCK",
                it -> {
                    it.m.contents(1);
                    it.style(HUGE).one();
                });
        says(
                Target.ICE40_UP,
                "HERE: error[memory-style]: m is HUGE, which writes 4 bits at once; make the lanes of the mask multiples of 4 bits",
                it -> {
                    it.style(HUGE);
                    it.y.assign(it.m.readWrite("word", it.a, it.a, it.c, it.c, it.a));
                    it.z.assign(0);
                });
        says(
                Target.GENERIC,
                "HERE: error[memory-style]: m is HUGE, which only reads at a clock edge; use read, or style DISTRIBUTED or REGISTERS",
                it -> it.style(HUGE).m.readAsync(it.a));
        says(
                Target.ECP5,
                "HERE: error[memory-target]: m (256 words of u(8), style HUGE) cannot be built: an ECP5 has no large RAM; choose style BLOCK",
                it -> it.style(HUGE).one());
        says(
                Target.ICE40,
                "HERE: error[memory-target]: m (256 words of u(8), style HUGE) cannot be built: an iCE40 LP or HX has no large RAM; choose style BLOCK",
                it -> it.style(HUGE).one());
        accepts(Target.ICE40_UP, it -> it.style(HUGE).one());
    }

    @Test
    void largeOnesAreFour() {
        String two = " (16384 words of u(32), style HUGE)";
        says(
                Target.ICE40_UP,
                "HERE: error[memory-target]: third" + two
                        + " cannot be built: an iCE40 UltraPlus has 4 large RAMs of 16,384 words of 16 bits, and the design would take 6; use fewer words or bits, or style BLOCK for some",
                it -> {
                    it.large("first", 16_384, 32);
                    it.large("second", 16_384, 32);
                    it.large("third", 16_384, 32);
                    it.simple();
                    it.on(OLD);
                });
        says(
                Target.ICE40_UP,
                "HERE: error[memory-target]: only (65537 words of u(16), style HUGE) cannot be built: an iCE40 UltraPlus has 4 large RAMs of 16,384 words of 16 bits, and the design would take 5; use fewer words or bits, or style BLOCK for some",
                it -> {
                    it.large("only", 65_537, 16);
                    it.simple();
                    it.on(OLD);
                });
        accepts(Target.ICE40_UP, it -> {
            it.large("only", 65_536, 16);
            it.simple();
            it.on(OLD);
        });
    }

    @Test
    void aStyleThatIsSaidAfterTheRead() {
        says(
                Target.GENERIC,
                "HERE: error[memory-style]: m is BLOCK, which only reads at a clock edge; use read, or style DISTRIBUTED or REGISTERS",
                it -> {
                    it.looking();
                    it.style(BLOCK);
                });
    }

    @Test
    void anIce40() {
        says(
                Target.ICE40,
                "HERE: error[memory-target]: m (256 words of u(8), style DISTRIBUTED) cannot be built: an iCE40 LP or HX has no look-up tables that can be written; choose style BLOCK and read, or REGISTERS",
                it -> it.style(DISTRIBUTED).looking());
        says(
                Target.ICE40_UP,
                "HERE: error[memory-target]: m (256 words of u(8), style AUTO) cannot be built: an iCE40 UltraPlus reads RAM only at a clock edge; use read, or style REGISTERS for 2048 flip-flops",
                it -> it.style(AUTO).looking());
        says(
                Target.ICE40_UP,
                "HERE: error[memory-target]: m (256 words of u(8), style BLOCK) cannot be built: an iCE40 UltraPlus has one write port a block RAM; write through one port, or choose style REGISTERS",
                it -> it.style(BLOCK).on(UNDEFINED).two());
        accepts(Target.ICE40, it -> it.style(REGISTERS).looking());
        accepts(Target.ICE40, it -> it.style(BLOCK).on(NEW).simple());
        accepts(Target.ICE40, it -> it.style(BLOCK).one());
    }

    @Test
    void anEcp5() {
        says(
                Target.ECP5,
                "HERE: error[memory-target]: m (256 words of u(8), style DISTRIBUTED) cannot be built: an ECP5 has one write port a look-up table; write through one port, or choose style BLOCK",
                it -> it.style(DISTRIBUTED).on(OLD).twice());
        says(
                Target.ECP5,
                "HERE: error[memory-target]: m (256 words of u(8), style BLOCK) cannot be built: an ECP5 has two ports a block RAM; use two readWrite ports and nothing else, or choose style REGISTERS",
                it -> it.style(BLOCK).on(OLD).twice());
        says(
                Target.ECP5,
                "HERE: error[memory-target]: m (256 words of u(8), style BLOCK) cannot be built: an ECP5 has no order between the two ports of a block RAM; call onCollision(UNDEFINED)",
                it -> it.style(BLOCK).on(OLD).two());
        accepts(Target.ECP5, it -> it.style(BLOCK).on(UNDEFINED).two());
        accepts(Target.ECP5, it -> it.style(DISTRIBUTED).looking());
    }
}
