package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.text.Mistake;

/** Receives bytes from a serial line: one start bit, eight data bits, low bit first, one stop bit. */
public final class UartReceiver extends Component<UartReceiver.Params> {
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

    /** Where in a character the receiver is: 0 the start bit, 9 the stop bit. */
    private static final int STOP = 9;

    public final Input rx = input("rx", bit());
    /** For one clock: data is a byte; it stays it for half a bit. */
    public final Output valid = output("valid", bit());
    /** For one clock: a character without a stop bit came. */
    public final Output broken = output("broken", bit());

    public final Output data = output("data", u(8));

    public UartReceiver(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        comment("Two stages, since rx does not keep to the clock.");
        Reg rxEarly = reg("rx_early", bit()).init(1);
        Reg rxNow = reg("rx_now", bit()).init(1);
        rxEarly.next(rx);
        rxNow.next(rxEarly);

        comment("Samples each bit in its middle, counted from the edge of the start bit.");
        Reg busy = reg("busy", bit());
        Reg timer = reg("timer", index(params.clocksPerBit()));
        Reg slot = reg("slot", u(4));
        Reg shift = reg("shift", u(8)).withoutReset();
        Reg done = reg("done", bit());
        Reg stop = reg("stop", bit()).withoutReset();
        Expr sample = let("sample", busy.and(timer.eq(0)));

        done.next(sample.and(slot.eq(STOP)));
        stop.next(rxNow);
        when(busy.not(), () -> {
                    busy.next(rxNow.not());
                    slot.next(0);
                    timer.next(params.clocksPerBit() / 2 - 1);
                })
                .elseWhen(sample, () -> {
                    timer.next(params.clocksPerBit() - 1);
                    slot.next(slot.addWrap(1));
                    when(slot.ne(STOP), () -> shift.next(cat(rxNow, shift.bits(7, 1))));
                    when(slot.eq(STOP).or(slot.eq(0).and(rxNow)), () -> busy.next(0));
                })
                .otherwise(() -> timer.next(timer.subWrap(1)));

        data.assign(shift);
        valid.assign(done.and(stop));
        broken.assign(done.and(stop.not()));
    }
}
