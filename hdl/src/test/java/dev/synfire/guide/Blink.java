package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/** Lets an LED blink. */
final class Blink extends Component<Blink.Params> {
    record Params(int bits) {}

    final Output led = output("led", bit());

    Blink(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "An LED that blinks: 2^" + (params.bits() - 1) + " clocks on, as many off.";
    }

    @Override
    protected void logic() {
        Reg count = reg("count", u(params.bits()));
        count.next(count.addWrap(1));
        led.assign(count.msb());
    }
}
