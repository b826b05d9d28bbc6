package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.util.Optional;

/**
 * What each address did in a sample that is learned: the factor X of the update.
 *
 * <p>A scan goes through all addresses in ascending order, a cycle each, gives those whose word is not 0, and clears every
 * word behind it. So the memory is empty before each sample. After a reset it is scanned once, and nothing is given.
 */
public final class Activity extends CoreComponent<Activity.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param events what is recorded
     * @param range what an address can have done
     * @param counts what an address sends in a sample is added up, as far as the range reaches; otherwise the last value
     *     stays
     * @param every addresses that did nothing are given, too
     */
    public record Params(String name, EventFormat events, Range range, boolean counts, boolean every) {}

    {
        comment("An event of a sample that is learned");
    }

    public final Input event = input("event_valid", bit());
    public final Input address = input("event_address", params.events().address());
    public final Optional<Input> value = params.events().value().map(shape -> input("event_value", shape));

    {
        comment("Goes through all addresses; dropped: it gives none of them and only clears");
    }

    public final Input scan = input("scan", bit());
    public final Input dropped = input("dropped", bit());

    /** A scan is under way, or one of its addresses is still to be taken. */
    public final Output scanning = output("scanning", bit());

    {
        comment(params.every() ? "All addresses" : "The addresses that did something");
    }

    public final Active active = new Active(source("active_"), params.events().size(), Shapes.of(params.range()));

    public Activity(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "activity");
    }

    @Override
    protected String describe() {
        return params.counts()
                ? "What each address of layer " + params.name() + " sent in a sample, added up, at most "
                        + params.range().max() + "."
                : "The value that each address of layer " + params.name() + " last sent in a sample.";
    }

    @Override
    protected void logic() {
        int size = params.events().size();
        comment("After a reset one scan clears what the memory held.");
        Reg walks = reg("walks", bit()).init(1);
        Reg silent = reg("silent", bit()).init(1);
        Reg place = reg("place", address.shape());
        Reg comes = reg("comes", bit());
        Reg found = reg("found", bit());

        Expr advance = let("advance", found.not().or(active.ready));
        Expr steps = let("steps", walks.and(advance));
        when(scan, () -> {
                    walks.next(1);
                    silent.next(dropped);
                    place.next(0);
                })
                .elseWhen(steps, () -> {
                    place.next(place.addWrap(1));
                    when(place.eq(size - 1), () -> walks.next(0));
                });

        comment("One stage later the word is there: it is given, or one more spike is counted.");
        Memory words =
                memory("words", size, active.value.shape()).neverBeyond().onCollision(Memory.Collision.UNDEFINED);
        Expr reads = walks.mux(advance, event);
        Expr word = words.read("word", walks.mux(place, address), reads);
        Reg at = reg("at", address.shape()).withoutReset();
        at.enable(reads).next(walks.mux(place, address));
        Reg records = reg("records", bit()).next(event.and(walks.not()));
        when(advance, () -> comes.next(walks));
        Expr leaves = let("leaves", comes.and(advance));
        words.write(at, records.mux(recorded(word), lit(0, word.shape())), leaves.or(records));

        Expr given = let("given", (params.every() ? leaves : leaves.and(word.ne(0))).and(silent.not()));
        when(advance, () -> found.next(given));
        active.valid.assign(found);
        active.address.assign(
                reg("active_at", address.shape()).withoutReset().enable(advance).next(at));
        active.value.assign(
                reg("active_word", word.shape()).withoutReset().enable(advance).next(word));
        scanning.assign(walks.or(comes).or(found));
    }

    private Expr capped(Expr sum, Shape shape) {
        long most = params.range().max();
        return sum.gt(most).mux(lit(most, shape), sum.wrap(shape));
    }

    private Expr recorded(Expr word) {
        Expr came = value.map(
                        port -> (Expr) reg("came", port.shape()).withoutReset().next(port))
                .orElse(lit(1, bit()));
        return params.counts() ? capped(word.add(came), word.shape()) : Shapes.fit(came, word.shape());
    }
}
