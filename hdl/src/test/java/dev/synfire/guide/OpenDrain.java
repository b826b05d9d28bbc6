package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Inout;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.lib.Synchroniser;

/** A line that anyone may pull low, as those of an I2C bus. */
final class OpenDrain extends Component<NoParams> {
    final Inout line = inout("line", bit());
    final Input pull = input("pull", bit());
    final Output level = output("level", bit());

    OpenDrain() {
        super(new NoParams());
    }

    @Override
    protected void logic() {
        comment("Low or let go of, never high");
        var pad = instance("pad", new Pad());
        pad.pin.connect(line);
        pad.enable.assign(pull);
        pad.out.assign(0);

        comment("Others pull at any time");
        var seen = instance("seen", new Synchroniser());
        seen.in.assign(pad.in);
        level.assign(seen.out);
    }
}
