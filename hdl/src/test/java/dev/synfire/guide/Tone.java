package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import java.util.stream.IntStream;

/** Makes a sine wave. */
final class Tone extends Component<NoParams> {
    final Input pitch = input("pitch", u(16));
    final Output sample = output("sample", s(8));

    Tone() {
        super(new NoParams());
    }

    @Override
    protected String describe() {
        return "A sine wave of pitch / 2^16 periods a clock.";
    }

    @Override
    protected void logic() {
        Reg phase = reg("phase", u(16));
        phase.next(phase.addWrap(pitch));

        comment("One period of a sine");
        Memory sine = memory("sine", 256, s(8)).style(Memory.Style.BLOCK);
        sine.contents(IntStream.range(0, 256)
                .mapToLong(i -> Math.round(127 * Math.sin(2 * Math.PI * i / 256)))
                .toArray());
        Expr looked = sine.read("looked", phase.bits(15, 8));
        sample.assign(looked);
    }
}
