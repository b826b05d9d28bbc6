package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import java.util.ArrayList;
import java.util.List;

/** Some LEDs, each with a brightness of its own. */
final class Lights extends Component<Lights.Params> {
    record Params(int lights, int bits) {}

    final Input load = input("load", bit());
    final Input light = input("light", index(params.lights()));
    final Input level = input("level", u(params.bits()));
    final Output leds = output("leds", u(params.lights()));

    Lights(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        List<Expr> on = new ArrayList<>();
        for (int i = 0; i < params.lights(); i++) {
            var dimmer = instance("dimmer_" + i, new Dimmer(new Dimmer.Params(params.bits())));
            dimmer.load.assign(load.and(light.eq(i)));
            dimmer.level.assign(level);
            on.addFirst(dimmer.led); // the first part of cat is the highest bit
        }
        leds.assign(Expr.cat(on));
    }
}
