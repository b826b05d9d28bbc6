package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.lib.Synchroniser;

/** A chip that needs nothing but power: an LED blinks, a button stops it. */
final class Chip extends Component<NoParams> {
    final Input button = input("button", bit());
    final Output led = output("led", bit());

    Chip() {
        super(new NoParams());
    }

    @Override
    protected void logic() {
        comment("12 MHz from within the FPGA");
        var oscillator = instance("oscillator", new Oscillator());
        oscillator.powerUp.assign(1);
        oscillator.enable.assign(1);

        comment("The button is pressed at any time; as a reset it must follow the clock");
        var pressed = new Synchroniser();
        in(clockOf(oscillator.clock), () -> {
            instance("pressed", pressed);
            pressed.in.assign(button);
        });

        in(clockOf(oscillator.clock, pressed.out), () -> {
            var blink = instance("blink", new Blink(new Blink.Params(24)));
            led.assign(blink.led);
        });
    }
}
