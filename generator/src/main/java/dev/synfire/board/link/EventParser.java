package dev.synfire.board.link;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;

/** Makes events of the bytes of a payload, and checks them: whole, of ascending addresses and of allowed values. */
final class EventParser extends Component<PayloadFormat> {
    /** For one clock: a new payload begins. */
    final Input clear = input("clear", bit());

    /** For one clock, and not in the next. */
    final Input byteValid = input("byte_valid", bit());

    final Input byteData = input("byte_data", u(8));
    /** For one clock: word is an event that is not zero, the one of number count. */
    final Output eventValid = output("event_valid", bit());

    final Output word = output("word", params.word());
    /** Events that are not zero, so far. */
    final Output count = output("count", params.count());
    /** The payload ends amid an event. */
    final Output partial = output("partial", bit());
    /** An address or a value was wrong. */
    final Output bad = output("bad", bit());

    EventParser(PayloadFormat format) {
        super(format);
    }

    @Override
    protected void logic() {
        int bytes = params.bytes();
        int addressBits = 8 * params.addressBytes();

        comment("Collects the bytes of an event, the first in the lowest place.");
        Reg raw = reg("raw", u(8 * bytes)).withoutReset();
        Reg complete = reg("complete", bit());
        when(byteValid, () -> raw.next(bytes == 1 ? byteData : cat(byteData, raw.bits(8 * bytes - 1, 8))));
        if (bytes == 1) {
            complete.next(byteValid);
            partial.assign(0);
        } else {
            Reg position = reg("position", index(bytes));
            Expr lastByte = let("last_byte", position.eq(bytes - 1));
            complete.next(byteValid.and(lastByte));
            partial.assign(position.ne(0));
            when(byteValid, () -> position.next(lastByte.mux(lit(0, index(bytes)), position.addWrap(1))));
            when(clear, () -> position.next(0));
        }

        comment("Checks the event, and a clock later does what follows from that.");
        Reg first = reg("first", bit()).init(1);
        Reg previous = reg("previous", u(addressBits)).withoutReset();
        Reg wrong = reg("wrong", bit());
        Reg stored = reg("stored", params.count());
        Expr address = let("address", raw.bits(addressBits - 1, 0));
        Expr ascends = let("ascends", first.or(address.gt(previous)).and(address.lt(params.inputs())));
        Expr good = params.spikes() ? ascends : let("good", ascends.and(valueAllowed(raw)));
        Reg checked = reg("checked", bit());
        Reg allowed = reg("allowed", bit()).withoutReset();
        checked.next(complete);
        allowed.next(good);
        Expr stores = let("stores", checked.and(allowed).and(valueCounts(raw)));
        when(checked, () -> {
            first.next(0);
            previous.next(address);
            when(allowed.not(), () -> wrong.next(1));
        });
        when(stores, () -> stored.next(stored.addWrap(1)));
        when(clear, () -> {
            first.next(1);
            wrong.next(0);
            stored.next(0);
        });
        Expr low = address.wrap(params.address());
        word.assign(
                params.value().map(shape -> cat(value(raw).wrap(shape), low)).orElse(low));
        eventValid.assign(stores);
        count.assign(stored);
        bad.assign(wrong);
    }

    private Expr value(Expr raw) {
        Expr bits = raw.bits(8 * params.bytes() - 1, 8 * params.addressBytes());
        return params.values().signed() ? bits.asSigned() : bits;
    }

    private Expr valueAllowed(Expr raw) {
        Expr value = value(raw);
        return let(
                "value_allowed",
                value.ge(params.values().min()).and(value.le(params.values().max())));
    }

    private Expr valueCounts(Expr raw) {
        return params.spikes() ? lit(1, Shape.bit()) : value(raw).ne(0);
    }
}
