package dev.synfire.guide;

import dev.synfire.fixed.Rounding;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;

/** Mixes two audio samples. */
final class Mixer extends Component<NoParams> {
    final Input left = input("left", s(8));
    final Input right = input("right", s(8));
    final Input volume = input("volume", u(4));
    final Output mean = output("mean", s(8));
    final Output loud = output("loud", s(8));
    final Output faded = output("faded", s(8));

    Mixer() {
        super(new NoParams());
    }

    @Override
    protected void logic() {
        Expr sum = let("sum", left.add(right)); // s(9): one bit more, nothing lost
        mean.assign(sum.shr(1)); // s(8): halved, rounded down
        loud.assign(sum.sat(s(8))); // clipped to -128 to 127

        Expr product = let("product", left.mul(volume.toSigned())); // s(8) x s(5) is s(13)
        faded.assign(product.shiftRight(4, Rounding.HALF_UP).sat(s(8)));
    }
}
