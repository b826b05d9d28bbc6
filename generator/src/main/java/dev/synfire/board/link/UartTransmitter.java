package dev.synfire.board.link;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/** Sends bytes on a serial line: one start bit, eight data bits, low bit first, one stop bit. */
final class UartTransmitter extends Component<UartTransmitter.Params> {
    /** How fast. */
    record Params(int clocksPerBit) {}

    private static final int CHARACTER = 10;

    final Input valid = input("valid", bit());
    final Output ready = output("ready", bit());
    final Input data = input("data", u(8));
    final Output tx = output("tx", bit());

    UartTransmitter(Params params) {
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
