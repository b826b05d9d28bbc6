package dev.synfire.board.link;

import static dev.synfire.hdl.Expr.cat;
import static dev.synfire.hdl.Expr.lit;
import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.stream.WeightLoad;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.NoParams;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/**
 * Keeps a piece of the image of the core's memories until its frame is known to be good, then fills the memories with it. A
 * payload is the number of the piece's first byte in the image, 24 bits, lowest byte first, and 2 to 256 bytes, an even number,
 * the upper byte of a beat first. Pieces go in order: what is in the memories already is not taken again.
 */
final class WeightReceiver extends Component<NoParams> {
    private static final int OFFSET_BYTES = 3;
    /** Bytes of a piece, at most. */
    static final int PIECE = 256;

    private static final int LONGEST = OFFSET_BYTES + PIECE;

    /** For one clock: a new payload begins. */
    final Input clear = input("clear", bit());

    final Input byteValid = input("byte_valid", bit());
    final Input byteData = input("byte_data", u(8));
    /** The payload is no offset with a piece of allowed length. */
    final Output badLength = output("bad_length", bit());
    /** The piece begins with what was loaded already. */
    final Output known = output("known", bit());
    /** The piece begins with the first byte that was not loaded yet. */
    final Output fits = output("fits", bit());
    /** For one clock, while not busy: load the piece, which fits. */
    final Input start = input("start", bit());

    final Output busy = output("busy", bit());
    /** Some of the image is not loaded yet. */
    final Output missing = output("missing", bit());

    /** To the core. */
    final WeightLoad load = new WeightLoad(source("load_"));

    WeightReceiver() {
        super(new NoParams());
    }

    @Override
    protected String describe() {
        return "Fills the core's memories with pieces of their image, each once and in order.";
    }

    @Override
    protected void logic() {
        comment("The position stays where a payload is too long; offset and whole pairs of bytes are an odd number.");
        Reg position = reg("position", index(LONGEST + 2));
        Reg offset = reg("offset", u(8 * OFFSET_BYTES)).withoutReset();
        Reg upper = reg("upper", u(8)).withoutReset();
        Reg words = reg("words", index(PIECE / 2 + 1));
        Memory buffer = memory("buffer", PIECE / 2, load.data.shape()).onCollision(Memory.Collision.UNDEFINED);
        Expr inOffset = let("in_offset", position.lt(OFFSET_BYTES));
        Expr stores = let(
                "stores",
                byteValid.and(inOffset.not()).and(position.bits(0, 0).eq(0)).and(position.ne(LONGEST + 1)));
        when(byteValid, () -> {
            when(position.ne(LONGEST + 1), () -> position.next(position.addWrap(1)));
            when(inOffset, () -> offset.next(cat(byteData, offset.bits(8 * OFFSET_BYTES - 1, 8))));
            upper.next(byteData);
        });
        when(stores, () -> words.next(words.addWrap(1)));
        when(clear, () -> {
            position.next(0);
            words.next(0);
        });
        buffer.write(words.wrap(buffer.addressShape()), cat(upper, byteData), stores);
        badLength.assign(position.bits(0, 0).eq(0).or(position.le(OFFSET_BYTES)));

        comment("What advances goes to the core; it takes nothing beyond the end.");
        Reg running = reg("running", bit());
        Reg next = reg("next", words.shape());
        Reg full = reg("full", bit());
        Reg loaded = reg("loaded", u(8 * OFFSET_BYTES - 1));
        Expr advance = let("advance", full.not().or(load.ready));
        Expr fetched = buffer.read("fetched", next.wrap(buffer.addressShape()), advance);
        when(advance, () -> full.next(running));
        when(advance.and(running), () -> {
            next.next(next.addWrap(1));
            running.next(next.addWrap(1).ne(words));
        });
        when(full.and(load.ready), () -> loaded.next(loaded.addWrap(1)));
        when(load.ready.not(), () -> {
            running.next(0);
            full.next(0);
        });
        when(start, () -> {
            running.next(1);
            next.next(0);
        });
        load.valid.assign(full);
        load.data.assign(fetched);

        Expr bytes = let("bytes", cat(loaded, lit(0, bit())));
        known.assign(offset.lt(bytes));
        fits.assign(offset.eq(bytes).and(load.ready));
        busy.assign(running.or(full));
        missing.assign(load.ready);
    }
}
