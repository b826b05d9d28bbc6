package dev.synfire.hdl.lib;

import dev.synfire.hdl.Clock;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Mistake;

/**
 * Makes a reset that may come at any time fit for a clock: it acts at once, also while the clock stands still, and ends in
 * step with the clock, so that all flip-flops leave it at the same edge.
 *
 * {@snippet :
 * var released = instance("released", new ResetRelease(2));
 * released.raw.connect(clockOf(pll.clock, button).asynchronousReset());
 * in(clockOf(pll.clock, released.reset), () -> {
 *     // the design
 * });
 * }
 */
public final class ResetRelease extends Component<ResetRelease.Params> {
    /**
     * What shapes the hardware.
     *
     * @param stages flip-flops in a row, 2 or more: so many clocks the reset stays after its cause has gone
     */
    public record Params(int stages) {
        public Params {
            if (stages < 2) {
                throw Mistake.parameter("a reset through " + stages + " stages", "give 2 or more");
            }
        }
    }

    /** The clock, with the reset that comes at any time. */
    public final Clock raw = clock("raw_clk", "raw_rst").asynchronousReset();

    /** The reset for everything else with this clock. */
    public final Output reset = output("reset", bit());

    public ResetRelease(int stages) {
        super(new Params(stages));
    }

    @Override
    protected String describe() {
        return "Lets a reset come at any time, and go in step with the clock.";
    }

    @Override
    protected void logic() {
        in(raw, () -> {
            Reg holds = reg("holds", u(params.stages()))
                    .init((1L << params.stages()) - 1)
                    .attribute("async_reg", "true");
            holds.next(cat(holds.bits(params.stages() - 2, 0), lit(0, bit())));
            reset.assign(holds.msb());
        });
    }
}
