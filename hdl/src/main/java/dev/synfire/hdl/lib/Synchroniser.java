package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Mistake;

/**
 * Brings a bit from another clock, or from outside, into the clock of the instance: flip-flops in a row, of which the
 * first may waver. The bit must stay for longer than a clock of the instance; one that is gone sooner is missed.
 */
public final class Synchroniser extends Component<Synchroniser.Params> {
    /**
     * What shapes it.
     *
     * @param width bits; of more than one bit no two may change at once (a Gray code)
     * @param stages flip-flops in a row, 2 or more
     */
    public record Params(int width, int stages) {
        public Params {
            if (stages < 2) {
                throw Mistake.parameter("a synchroniser of " + stages + " stages", "give 2 or more");
            }
        }
    }

    public final Input in = input("in", u(params.width()));
    public final Output out = output("out", u(params.width()));

    /** For one bit, with two flip-flops. */
    public Synchroniser() {
        this(new Params(1, 2));
    }

    public Synchroniser(Params params) {
        super(params);
    }

    /** For a number in a Gray code, of which one bit changes at a time. */
    public static Synchroniser gray(int width) {
        return new Synchroniser(new Params(width, 2));
    }

    @Override
    protected String describe() {
        return "Brings a value from another clock into this one.";
    }

    @Override
    protected String moduleName() {
        String width = params.width() == 1 ? "" : "_" + params.width();
        return "synchroniser" + width + (params.stages() == 2 ? "" : "_in_" + params.stages());
    }

    @Override
    protected void logic() {
        Expr last = in;
        for (int i = 1; i <= params.stages(); i++) {
            Reg stage = reg("stage_" + i, in.shape()).withoutReset().attribute("async_reg", "true");
            stage.next(last);
            if (i == 1) {
                stage.fromOtherClock();
            }
            last = stage;
        }
        out.assign(last);
    }
}
