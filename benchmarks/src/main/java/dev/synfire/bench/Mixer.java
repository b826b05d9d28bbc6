package dev.synfire.bench;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/** As many registers of 16 bits as wanted in one module, each with its own arithmetic, enables and conditions between. */
final class Mixer extends Component<Mixer.Params> {
    record Params(int registers) {}

    final Input step = input("step", bit());
    final Input seed = input("seed", u(16));
    final Output mixed = output("mixed", u(16));

    Mixer(Params params) {
        super(params);
    }

    @Override
    protected String describe() {
        return "Stirs a number.";
    }

    @Override
    protected void logic() {
        Expr before = seed;
        for (int i = 0; i < params.registers(); i += 4) {
            comment("Round " + i / 4);
            Reg sum = reg("sum_" + i, u(16)).enable(step);
            Reg turned = reg("turned_" + i, u(16)).withoutReset();
            Reg larger = reg("larger_" + i, u(16));
            Reg ones = reg("ones_" + i, u(16));
            sum.next(before.addWrap(seed));
            turned.next(cat(sum.bits(4, 0), sum.bits(15, 5)));
            when(turned.gt(sum), () -> larger.next(turned)).otherwise(() -> larger.next(sum));
            when(step, () -> ones.next(ones.addWrap(larger.bit(0).extend(u(16)))));
            before = larger.xor(ones);
        }
        mixed.assign(before);
    }
}
