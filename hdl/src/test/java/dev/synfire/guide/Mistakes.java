package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Wire;
import java.util.Map;

/** What the guide shows to be refused. */
final class Mistakes {
    private Mistakes() {}

    static Map<String, Component<?>> all() {
        return Map.of("narrow", new Narrow(), "latch", new Latch(), "twice", new Twice(), "loop", new Loop());
    }

    static final class Narrow extends Component<NoParams> {
        final Input left = input("left", s(8));
        final Input right = input("right", s(8));
        final Output loud = output("loud", s(8));

        Narrow() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            // guide: narrow
            loud.assign(left.add(right));
            // end
        }
    }

    static final class Latch extends Component<NoParams> {
        final Input sample = input("sample", s(8));
        final Output magnitude = output("magnitude", u(8));

        Latch() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            // guide: latch
            when(sample.ge(0), () -> magnitude.assign(sample.asUnsigned()));
            // end
        }
    }

    static final class Twice extends Component<NoParams> {
        final Input set = input("set", bit());
        final Output lit = output("lit", bit());

        Twice() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            // guide: twice
            Reg on = reg("on", bit());
            when(set, () -> on.next(1));
            on.next(0);
            // end
            lit.assign(on);
        }
    }

    static final class Loop extends Component<NoParams> {
        final Input step = input("step", u(8));
        final Output total = output("total", u(8));

        Loop() {
            super(new NoParams());
        }

        @Override
        protected void logic() {
            // guide: loop
            Wire sum = wire("sum", u(8));
            Expr more = let("more", sum.addWrap(step));
            sum.assign(more);
            // end
            total.assign(sum);
        }
    }
}
