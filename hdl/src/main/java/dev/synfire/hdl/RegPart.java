package dev.synfire.hdl;

import dev.synfire.hdl.text.Names;
import java.math.BigInteger;

/** Some bits of a register, to be given a next value; the others hold or are given theirs elsewhere. */
public final class RegPart {
    private final Reg whole;
    private final int high;
    private final int low;

    RegPart(Reg whole, int high, int low) {
        this.whole = whole;
        this.high = high;
        this.low = low;
        whole.bits(high, low);
    }

    /** What the bits take at the next clock edge; the value is unsigned, a wider one is an error. */
    public void next(Expr value) {
        whole.component().part(whole, high, low, value);
    }

    /** The constant that the bits take at the next clock edge. */
    public void next(long value) {
        next(Constants.in(Shape.u(high - low + 1), BigInteger.valueOf(value), Names.bits(whole.name(), high, low)));
    }
}
