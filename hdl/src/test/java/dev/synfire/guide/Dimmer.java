package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/** Dims an LED by pulse width. */
final class Dimmer extends Component<Dimmer.Params> {
    record Params(int bits) {}

    final Input load = input("load", bit());
    final Input level = input("level", u(params.bits()));
    final Output led = output("led", bit());

    Dimmer(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Dims an LED: on for level of every " + (1 << params.bits()) + " clocks.";
    }

    @Override
    protected void logic() {
        Reg held = reg("held", level.shape()).enable(load);
        held.next(level);

        comment("A new level starts a new period");
        Reg count = reg("count", level.shape());
        when(load, () -> count.next(0)).otherwise(() -> count.next(count.addWrap(1)));

        led.assign(count.lt(held));
    }
}
