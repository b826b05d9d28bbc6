package dev.synfire.board.link;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Crc;

/** Puts bodies into frames: a flag, the body and its CRC with escapes, a flag. */
final class FrameSender extends Component<NoParams> {
    private enum Part {
        OPEN,
        BODY,
        CRC_LOW,
        CRC_HIGH,
        CLOSE
    }

    final Input bodyValid = input("body_valid", bit());
    final Output bodyReady = output("body_ready", bit());
    final Input bodyLast = input("body_last", bit());
    final Input bodyData = input("body_data", u(8));
    final Output valid = output("valid", bit());
    final Input ready = input("ready", bit());
    final Output data = output("data", u(8));

    FrameSender() {
        super(new NoParams());
    }

    @Override
    protected void logic() {
        Reg part = reg("part", Shape.of(Part.class)).init(Part.OPEN);
        Reg escaped = reg("escaped", bit());
        Reg crc = reg("crc", u(16)).init(Crc.CRC_16_IBM_SDLC.init());
        Reg sent = reg("sent", bit());
        Expr open = let("open", part.eq(Part.OPEN));
        Expr body = let("body", part.eq(Part.BODY));
        Expr flag = let("flag", open.or(part.eq(Part.CLOSE)));
        Expr inverted = let("inverted", crc.not());
        Expr plain =
                let("plain", body.mux(bodyData, part.eq(Part.CRC_LOW).mux(inverted.bits(7, 0), inverted.bits(15, 8))));
        Expr special = let(
                "special",
                plain.eq(FrameReceiver.FLAG).or(plain.eq(FrameReceiver.ESCAPE)).and(escaped.not()));
        Expr whole = let("whole", valid.and(ready).and(flag.or(special.not())));

        valid.assign(bodyValid.and(sent.not()).or(part.ne(Part.BODY).and(open.not())));
        data.assign(flag.mux(
                lit(FrameReceiver.FLAG, u(8)),
                special.mux(
                        lit(FrameReceiver.ESCAPE, u(8)),
                        escaped.mux(plain.xor(lit(FrameReceiver.FLIP, u(8))), plain))));

        comment("A byte of the body is let go a clock after it went, to keep the way back short.");
        sent.next(whole.and(body));
        bodyReady.assign(sent);
        when(sent, () -> {
            crc.next(Crc.CRC_16_IBM_SDLC.next(crc, bodyData));
            when(bodyLast, () -> part.next(Part.CRC_LOW));
        });
        when(valid.and(ready), () -> escaped.next(special.and(flag.not())));
        when(whole, () -> {
            when(open, () -> {
                        part.next(Part.BODY);
                        crc.next(Crc.CRC_16_IBM_SDLC.init());
                    })
                    .elseWhen(part.eq(Part.CRC_LOW), () -> part.next(Part.CRC_HIGH))
                    .elseWhen(part.eq(Part.CRC_HIGH), () -> part.next(Part.CLOSE))
                    .elseWhen(part.eq(Part.CLOSE), () -> part.next(Part.OPEN));
        });
    }
}
