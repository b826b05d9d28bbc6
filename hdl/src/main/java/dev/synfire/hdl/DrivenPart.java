package dev.synfire.hdl;

import dev.synfire.hdl.text.Names;
import java.math.BigInteger;

/** Some bits of a wire or an output, to be assigned; the others are assigned elsewhere. */
public final class DrivenPart {
    private final Driven whole;
    private final int high;
    private final int low;

    DrivenPart(Driven whole, int high, int low) {
        this.whole = whole;
        this.high = high;
        this.low = low;
        whole.bits(high, low);
    }

    /** Drives the bits; the value is unsigned, a narrower one is widened, a wider one is an error. */
    public void assign(Expr value) {
        whole.component().part(whole, high, low, value);
    }

    /** Drives the bits with a constant, which must fit. */
    public void assign(long value) {
        assign(Constants.in(Shape.u(high - low + 1), BigInteger.valueOf(value), Names.bits(whole.name(), high, low)));
    }
}
