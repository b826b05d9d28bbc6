package dev.synfire.hdl.verilog;

import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/** Things of each kind that have the names that the printer would give to its functions and their arguments. */
public final class TakenNames extends Component<NoParams> {
    private enum Phase {
        sat_8_7,
        unused,
        value,
        q_operand,
    }

    /** Has the name of a function, and the printer's for its argument. */
    static final class Inner extends Component<NoParams> {
        final Input x = input("x", u(8));
        final Output y = output("y", u(8));

        Inner() {
            super(new NoParams());
        }

        @Override
        protected String moduleName() {
            return "sat_9_8";
        }

        @Override
        protected void logic() {
            y.assign(x.addWrap(1));
        }
    }

    public final Input a = input("a", s(9));
    public final Output q = output("q", s(8));
    public final Output sat_s9_u8 = output("sat_s9_u8", u(8));
    public final Output r = output("r", s(7));
    public final Output rounded = output("rounded", s(9));
    public final Output seen = output("seen", u(8));

    public TakenNames() {
        super(new NoParams());
    }

    @Override
    protected String moduleName() {
        return "half_up_9_1";
    }

    @Override
    protected void logic() {
        Expr clipped = let("sat_9_8", a.sat(s(8)));
        q.assign(clipped.addWrap(1));
        sat_s9_u8.assign(a.sat(u(8)));
        r.assign(clipped.sat(s(7)));

        Memory words = memory("toward_zero_9_1", 4, u(8)).style(Memory.Style.REGISTERS);
        words.contents(1, 2, 3, 4);
        Reg half = reg("half_up_8_1", s(9));
        half.next(a.shiftRight(1, Rounding.HALF_UP).extend(s(9)).addWrap(a.shiftRight(2, Rounding.HALF_UP)));
        rounded.assign(half.addWrap(a.shiftRight(1, Rounding.TOWARD_ZERO)));

        Reg x = reg("x", Phase.unused);
        switch_(x)
                .on(Phase.unused, () -> x.next(Phase.value))
                .on(Phase.value, () -> x.next(Phase.q_operand))
                .otherwise(() -> x.next(Phase.sat_8_7));
        Inner inner = instance("half_up_9_1", new Inner());
        inner.x.assign(words.readAsync(a.bits(1, 0)));
        seen.assign(x.eq(Phase.sat_8_7).mux(inner.y, 0));
    }
}
