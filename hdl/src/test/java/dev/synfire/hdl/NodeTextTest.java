package dev.synfire.hdl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.fixed.Rounding;
import org.junit.jupiter.api.Test;

/** An expression's toString reads like Verilog. */
class NodeTextTest {
    /** Where the signals come from. */
    static final class Bench extends Component<NoParams> {
        final Input a = input("a", Shape.s(8));
        final Input b = input("b", Shape.s(8));
        final Input n = input("n", Shape.u(3));
        final Input c = input("c", Shape.bit());

        Bench() {
            super(new NoParams());
        }

        @Override
        protected void logic() {}
    }

    private final Bench bench = new Bench();
    private final Expr a = bench.a;
    private final Expr b = bench.b;

    private static void reads(String text, Expr value) {
        assertEquals(text, value.toString());
    }

    @Test
    void operatorsStandBetweenTheirOperands() {
        reads("(a + b) * 3", a.add(b).mul(3));
        reads("(a - b) > b", a.sub(b).gt(b));
        reads("c & (n == 5)", bench.c.and(bench.n.eq(5)));
        reads("c ? a : b", bench.c.mux(a, b));
        reads("~c", bench.c.not());
        reads("|n", bench.n.orReduce());
        reads("-a", a.neg());
    }

    @Test
    void bitsAndShiftsReadAsInVerilog() {
        reads("(a + b)[3:1]", a.add(b).bits(3, 1));
        reads("n[2]", bench.n.msb());
        reads("{c, {2{n}}}", Expr.cat(bench.c, bench.n.replicate(2)));
        reads("a >>> n", a.shr(bench.n));
        reads("n << 2", bench.n.shl(2));
    }

    @Test
    void whatIsLostIsNamed() {
        reads("sat(a + b, s(8))", a.addSat(b));
        reads("wrap(a + b, s(8))", a.addWrap(b));
        reads("half_up(a / 2^3)", a.shiftRight(3, Rounding.HALF_UP));
    }

    @Test
    void whatIsDeepEndsInDots() {
        Expr deep = bench.c;
        for (int i = 0; i < 40; i++) {
            deep = deep.xor(deep);
        }
        assertEquals(true, deep.toString().length() < 20_000);
    }
}
