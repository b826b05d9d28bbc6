package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/** Sends bytes over a serial line. */
final class Transmitter extends Component<Transmitter.Params> {
    record Params(int clocksPerBit) {}

    enum State {
        IDLE,
        START,
        DATA,
        STOP
    }

    final Input valid = input("valid", bit());
    final Output ready = output("ready", bit());
    final Input data = input("data", u(8));
    final Output line = output("line", bit());

    Transmitter(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Sends bytes over a serial line: a start bit, 8 data bits from the lowest on, a stop bit.";
    }

    @Override
    protected void logic() {
        Reg state = reg("state", State.IDLE);

        comment("The time of a bit");
        Reg timer = reg("timer", index(params.clocksPerBit()));
        Expr over = let("over", timer.eq(params.clocksPerBit() - 1));
        when(state.eq(State.IDLE).or(over), () -> timer.next(0)).otherwise(() -> timer.next(timer.addWrap(1)));

        comment("The bits still to send, and how many are sent");
        Reg rest = reg("rest", u(8)).withoutReset();
        Reg sent = reg("sent", u(3));

        switch_(state)
                .on(State.IDLE, () -> {
                    rest.next(data);
                    when(valid, () -> state.next(State.START));
                })
                .on(State.START, () -> when(over, () -> state.next(State.DATA)))
                .on(
                        State.DATA,
                        () -> when(over, () -> {
                            rest.next(rest.shr(1));
                            sent.next(sent.addWrap(1));
                            when(sent.eq(7), () -> state.next(State.STOP));
                        }))
                .on(State.STOP, () -> when(over, () -> state.next(State.IDLE)));

        ready.assign(state.eq(State.IDLE));
        switch_(state)
                .on(State.START, () -> line.assign(0))
                .on(State.DATA, () -> line.assign(rest.bit(0)))
                .otherwise(() -> line.assign(1));
    }
}
