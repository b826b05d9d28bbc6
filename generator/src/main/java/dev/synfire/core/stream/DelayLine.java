package dev.synfire.core.stream;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.MemoryStyle;
import java.util.Optional;

/**
 * Hands on each event as many ticks later as its address is delayed.
 *
 * <p>A memory has a slot for each tick of the longest delay and one for the present, a slot a word for each address. A tick's
 * events are written where they are due; after the marker the present slot is read through, address by address, and left
 * empty. What would be due after the end of a sample of all its ticks is not written, so that the memory is empty when the
 * next one begins. After a sample that ends earlier, and after a reset, it is emptied word by word.
 */
public final class DelayLine extends CoreComponent<DelayLine.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name of the module, without its ending
     * @param events what the stream carries
     * @param delays ticks, one for all or one for each address
     * @param ticks of a sample, at most: a shorter one takes time to empty the memory
     * @param style what the table of delays is built from
     */
    public record Params(String name, EventFormat events, IntVector delays, int ticks, MemoryStyle style) {
        int slots() {
            return delays.max() + 1;
        }

        /** Of the whole memory; a slot begins at a power of two. */
        int words() {
            return slots() << events.address().width();
        }
    }

    private enum State {
        EMPTY,
        TAKE,
        SEND
    }

    private final Shape address = params.events().address();
    private final Shape value = params.events().value().orElse(u(1));
    private final Shape slot = index(params.slots());

    {
        comment("Events in");
    }

    public final Events in = new Events(sink("in_"), params.events());

    {
        comment("Events out, late");
    }

    public final Events out = new Events(source("out_"), params.events());

    public DelayLine(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "delay");
    }

    @Override
    protected String describe() {
        IntVector delays = params.delays();
        return "Hands on events "
                + (delays.isUniform(delays.max())
                        ? delays.max() + " ticks"
                        : delays.min() + " to " + delays.max() + " ticks")
                + " late; " + params.events().size() + " cycles a tick.";
    }

    @Override
    protected void logic() {
        int size = params.events().size();
        Reg state = reg("state", State.EMPTY);
        Expr emptying = let("emptying", state.eq(State.EMPTY));
        Expr taking = let("taking", state.eq(State.TAKE));
        Expr sending = let("sending", state.eq(State.SEND));

        comment("The slot of the present tick, and how many ticks the sample may still have.");
        Reg present = reg("present", slot);
        Reg left = reg("left", index(params.ticks())).init(params.ticks() - 1);

        comment("An event waits a cycle for its delay; what would come after the longest sample's end is dropped.");
        Reg waiting = reg("waiting", bit());
        Reg marked = reg("marked", bit());
        in.ready.assign(taking.and(marked.not()));
        Expr arrives = let("arrives", in.moves());
        waiting.next(arrives.and(in.tick.not()));
        marked.next(arrives.and(in.tick));
        Reg from = reg("from", address).withoutReset().enable(arrives).next(in.address);
        Optional<Reg> carried = in.value.map(
                port -> reg("carried", value).withoutReset().enable(arrives).next(port));
        Reg ends = reg("ends", bit()).withoutReset().enable(arrives).next(in.last);
        Expr delay = new NeuronTable("delays", params.delays(), slot, params.style())
                .read(this, "delay", in.address, arrives);
        Expr sum = let("sum", present.add(delay));
        Expr due = let(
                "due",
                sum.ge(params.slots()).mux(sum.subWrap(params.slots()), sum).wrap(slot));
        Expr stored = let("stored", waiting.and(delay.le(left)));

        comment("The present slot is read through, one word ahead of what is offered; then comes the marker.");
        Reg scanning = reg("scanning", bit());
        Reg place = reg("place", address).withoutReset();
        Reg offered = reg("offered", bit());
        Reg number = reg("number", address).withoutReset();
        Reg closing = reg("closing", bit());
        Expr moves = let("moves", sending.and(out.valid.not().or(out.ready)));
        Expr done = let("done", closing.and(out.ready));
        Expr over = let("over", left.eq(0));

        Reg sweep = reg("sweep", index(params.words()));
        Memory slots = memory("slots", params.words(), value).onCollision(Memory.Collision.UNDEFINED);
        Expr word = slots.read("word", cat(present, place), moves.and(scanning));
        Expr written = let("written", stored.mux(cat(due, from), cat(present, number)));
        Expr data = carried.<Expr>map(code -> stored.mux(code, lit(0, value))).orElse(stored);
        slots.write(
                emptying.mux(sweep, Shapes.fit(written, sweep.shape())),
                data,
                emptying.or(stored).or(offered));

        switch_(state)
                .on(State.EMPTY, () -> {
                    sweep.next(sweep.addWrap(1));
                    when(sweep.eq(params.words() - 1), () -> {
                        state.next(State.TAKE);
                        sweep.next(0);
                    });
                })
                .on(
                        State.TAKE,
                        () -> when(marked, () -> {
                            state.next(State.SEND);
                            scanning.next(1);
                            place.next(0);
                        }))
                .on(State.SEND, () -> {
                    when(moves, () -> {
                        offered.next(scanning);
                        number.next(place);
                        closing.next(scanning.not().and(closing.not()));
                        when(place.eq(size - 1), () -> scanning.next(0)).otherwise(() -> place.next(place.addWrap(1)));
                    });
                    when(done, () -> {
                        // Of a sample that ends early some events may still be under way.
                        when(ends.and(over.not()), () -> state.next(State.EMPTY))
                                .otherwise(() -> state.next(State.TAKE));
                        present.next(present.eq(params.slots() - 1).mux(lit(0, slot), present.addWrap(1)));
                        left.next(ends.or(over).mux(lit(params.ticks() - 1, left.shape()), left.subWrap(1)));
                    });
                });

        out.valid.assign(closing.or(offered.and(word.ne(0))));
        out.tick.assign(closing);
        out.last.assign(ends);
        out.address.assign(number);
        out.value.ifPresent(port -> port.assign(word));
    }
}
