package dev.synfire.board.link;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;

/**
 * Keeps the events of one frame and presents them to the core, for one tick or for every tick of a sample; each tick ends
 * with its marker, and one event moves in every clock in which the core takes one.
 */
final class EventPlayer extends Component<EventPlayer.Params> {
    /**
     * What shapes the hardware.
     *
     * @param format of the events
     * @param ticks of a sample
     */
    record Params(PayloadFormat format, int ticks) {}

    private final PayloadFormat format = params.format();

    final Input writeEnable = input("write_enable", bit());
    final Input writeIndex = input("write_index", format.count());
    final Input writeWord = input("write_word", format.word());
    /** How many events there are; stays from the clock before start until not busy. */
    final Input count = input("count", format.count());
    /** For one clock, while not busy: present the frame. */
    final Input start = input("start", bit());
    /** With start: this is the first tick of a sample. */
    final Input first = input("first", bit());
    /** With start: in every tick of the sample. */
    final Input everyTick = input("every_tick", bit());
    /** With start: no events, and this tick is the sample's last, whatever its number. */
    final Input finish = input("finish", bit());

    final Output busy = output("busy", bit());
    /** Some ticks of a sample were presented, but not its last. */
    final Output inSample = output("in_sample", bit());

    final Output valid = output("valid", bit());
    final Input ready = input("ready", bit());
    final Output tick = output("tick", bit());
    final Output last = output("last", bit());
    final Output word = output("word", format.word());

    EventPlayer(Params params) {
        super(params);
    }

    @Override
    protected void logic() {
        Memory buffer =
                memory("buffer", format.inputs(), format.word()).neverBeyond().onCollision(Memory.Collision.UNDEFINED);
        buffer.write(writeIndex.wrap(format.address()), writeWord, writeEnable);

        Reg running = reg("running", bit());
        Reg repeating = reg("repeating", bit()).withoutReset();
        Reg finishing = reg("finishing", bit()).withoutReset();
        Reg next = reg("next", format.count());
        Reg number = reg("number", index(params.ticks()));
        Reg atEnd = reg("at_end", bit()).withoutReset();
        Reg lastIndex = reg("last_index", format.count()).withoutReset();
        Reg full = reg("full", bit());
        Reg marker = reg("marker", bit()).withoutReset();
        Reg finalTick = reg("final_tick", bit()).withoutReset();

        comment("What is presented advances when the core takes it.");
        Expr advance = let("advance", full.not().or(ready));
        Expr none = let("none", count.eq(0));
        lastIndex.next(count.subWrap(1));
        Expr lastTick = let("last_tick", finishing.or(number.eq(params.ticks() - 1)));
        Expr fetched = buffer.read("fetched", next.wrap(format.address()), advance);
        when(advance, () -> {
            full.next(running);
            marker.next(atEnd);
            finalTick.next(lastTick);
        });
        when(advance.and(running), () -> {
            next.next(next.addWrap(1));
            atEnd.next(next.eq(lastIndex));
            when(atEnd, () -> {
                next.next(0);
                atEnd.next(none);
                number.next(lastTick.mux(lit(0, index(params.ticks())), number.addWrap(1)));
                running.next(repeating.and(lastTick.not()));
            });
        });
        when(start, () -> {
            running.next(1);
            repeating.next(everyTick);
            finishing.next(finish);
            next.next(0);
            atEnd.next(finish.or(none));
            when(first, () -> number.next(0));
        });

        busy.assign(running.or(full));
        inSample.assign(number.ne(0));
        valid.assign(full);
        tick.assign(marker);
        last.assign(finalTick);
        word.assign(fetched);
    }
}
