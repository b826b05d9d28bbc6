package dev.synfire.guide;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Reg;

/** Makes samples twice as loud. */
final class Amplifier extends Component<NoParams> {
    final Samples in = new Samples(sink("in_"));
    final Samples out = new Samples(source("out_"));

    Amplifier() {
        super(new NoParams());
    }

    @Override
    protected void logic() {
        Reg full = reg("full", bit());
        Reg louder = reg("louder", in.sample.shape()).withoutReset();

        comment("There is room when the register is empty or being emptied");
        in.ready.assign(full.not().or(out.ready));
        when(in.ready, () -> {
            full.next(in.valid);
            louder.next(in.sample.addSat(in.sample));
        });

        out.valid.assign(full);
        out.sample.assign(louder);
    }
}
