package dev.synfire.hdl.lib;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.math.BigInteger;

/** Checks or makes the checksum of a message, a byte at every clock. */
public final class CrcUnit extends Component<Crc> {
    /** A new message begins; a byte at the same clock edge is not counted. */
    public final Input clear = input("clear", bit());

    /** Data is a byte of the message. */
    public final Input valid = input("valid", bit());

    public final Input data = input("data", u(8));

    /** The checksum of the bytes so far. */
    public final Output sum = output("sum", u(params.width()));

    /** The bytes so far are a message and its checksum, undamaged. */
    public final Output good = output("good", bit());

    public CrcUnit(Crc crc) {
        super(crc);
    }

    @Override
    protected String describe() {
        return "A checksum of " + params.width() + " bits, a byte at every clock.";
    }

    @Override
    protected void logic() {
        Expr init = constant(params.init());
        Reg remainder = reg("remainder", u(params.width())).init(params.init());
        when(clear, () -> remainder.next(init)).elseWhen(valid, () -> remainder.next(params.next(remainder, data)));
        sum.assign(params.xorOut() == 0 ? remainder : remainder.xor(constant(params.xorOut())));
        good.assign(remainder.eq(constant(params.good())));
    }

    private Expr constant(long bits) {
        Shape shape = u(params.width());
        return Expr.lit(shape.wrap(BigInteger.valueOf(bits)), shape);
    }
}
