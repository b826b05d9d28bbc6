package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Mistake;

/** Sends bytes on a serial line: one start bit, eight data bits, low bit first, one stop bit. */
public final class UartTransmitter extends Component<UartTransmitter.Params> {
    /**
     * How fast.
     *
     * @param clocksPerBit clocks for each bit, 4 or more
     */
    public record Params(int clocksPerBit) {
        public Params {
            if (clocksPerBit < 4) {
                throw Mistake.parameter("a serial line of " + clocksPerBit + " clocks a bit", "give 4 or more");
            }
        }
    }

    private static final int CHARACTER = 10;

    public final Input valid = input("valid", bit());
    public final Output ready = output("ready", bit());
    public final Input data = input("data", u(8));
    public final Output tx = output("tx", bit());

    public UartTransmitter(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        Reg shift = reg("shift", u(CHARACTER - 1)).init((1 << CHARACTER - 1) - 1);
        Reg left = reg("left", u(4));
        Reg timer = reg("timer", index(params.clocksPerBit()));
        Expr idle = let("idle", left.eq(0));

        when(idle.and(valid), () -> {
                    shift.next(cat(data, lit(0, bit())));
                    left.next(CHARACTER);
                    timer.next(params.clocksPerBit() - 1);
                })
                .elseWhen(timer.ne(0), () -> timer.next(timer.subWrap(1)))
                .elseWhen(idle.not(), () -> {
                    shift.next(cat(lit(1, bit()), shift.bits(CHARACTER - 2, 1)));
                    left.next(left.subWrap(1));
                    timer.next(params.clocksPerBit() - 1);
                });
        ready.assign(idle);
        tx.assign(shift.bit(0));
    }
}
