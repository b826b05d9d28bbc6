package dev.synfire.board.link;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.lib.Crc;

/** Takes frames apart: hands on the bytes of the body as they come, then says whether the CRC was right. */
final class FrameReceiver extends Component<NoParams> {
    static final int FLAG = 0x7e;
    static final int ESCAPE = 0x7d;
    static final int FLIP = 0x20;
    private static final int SHORTEST = 4;

    /** For one clock: data is a byte, and stays it for another clock. */
    final Input valid = input("valid", bit());

    /** For one clock: a byte was damaged. */
    final Input broken = input("broken", bit());

    final Input data = input("data", u(8));
    /** For one clock: body_data is the next byte of the body. */
    final Output bodyValid = output("body_valid", bit());

    final Output bodyData = output("body_data", u(8));
    /** For one clock: a frame is over, whatever it was; the next byte is the first of another. */
    final Output over = output("over", bit());
    /** For one clock, with over: it was long enough to be a frame; end_good tells whether it can be trusted. */
    final Output endValid = output("end_valid", bit());

    final Output endGood = output("end_good", bit());

    FrameReceiver() {
        super(new NoParams());
    }

    @Override
    protected void logic() {
        Reg escaped = reg("escaped", bit());
        Reg damaged = reg("damaged", bit());
        Reg crc = reg("crc", u(16)).init(Crc.CRC_16_IBM_SDLC.init());
        Reg count = reg("count", u(3));
        Expr flag = let("flag", data.eq(FLAG));
        Expr escape = let("escape", data.eq(ESCAPE));

        comment("What a byte is, a clock after it came: the way from here goes on to the events.");
        Reg takes = reg("takes", bit());
        Reg escapes = reg("escapes", bit());
        Reg ends = reg("ends", bit());
        Reg breaks = reg("breaks", bit());
        takes.next(valid.and(flag.not()).and(escape.not()));
        escapes.next(valid.and(escape));
        ends.next(valid.and(flag));
        breaks.next(broken);
        Expr plain = let("plain", escaped.mux(data.xor(lit(FLIP, u(8))), data));

        comment("The last two bytes are held back, for they may be the CRC.");
        Reg newer = reg("newer", u(8)).withoutReset();
        Reg older = reg("older", u(8)).withoutReset();
        bodyValid.assign(takes.and(count.ge(2)));
        bodyData.assign(older);
        when(takes, () -> {
            newer.next(plain);
            older.next(newer);
            escaped.next(0);
            crc.next(Crc.CRC_16_IBM_SDLC.next(crc, plain));
            when(count.ne(SHORTEST), () -> count.next(count.addWrap(1)));
        });
        when(escapes, () -> escaped.next(1));
        when(breaks, () -> damaged.next(1));
        when(ends, () -> {
            escaped.next(0);
            damaged.next(0);
            crc.next(Crc.CRC_16_IBM_SDLC.init());
            count.next(0);
        });
        over.assign(ends);
        endValid.assign(ends.and(count.eq(SHORTEST)));
        endGood.assign(crc.eq(Crc.CRC_16_IBM_SDLC.good()).and(damaged.not()).and(escaped.not()));
    }
}
