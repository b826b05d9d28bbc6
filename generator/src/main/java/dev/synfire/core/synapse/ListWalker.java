package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.PackedTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.Entries;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.fixed.IntVector;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Wire;
import dev.synfire.layout.MemoryStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes, for every event, through the words of its address, one per cycle.
 *
 * <p>Where the list of an address begins is looked up while the event before is worked on, so that one follows the other
 * without a gap; an event without synapses takes one cycle.
 */
public final class ListWalker extends CoreComponent<ListWalker.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the module's name without its ending
     * @param events what comes in
     * @param firsts the first word of each address
     * @param counts how many words each address has
     * @param table what the table of the two is built from
     */
    public record Params(String name, EventFormat events, IntVector firsts, IntVector counts, MemoryStyle table) {
        int words() {
            return Math.max(1, counts.stream().sum());
        }
    }

    {
        comment("Events in");
    }

    public final Events events = new Events(sink("in_"), params.events());

    {
        comment("Words out");
    }

    public final Entries entries = new Entries(source("entry_"), params.words(), params.events());

    public ListWalker(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "walker");
    }

    @Override
    protected String describe() {
        return "Goes through the list of an event's address, a word per cycle: "
                + params.counts().min() + " to " + params.counts().max() + " words.";
    }

    @Override
    protected void logic() {
        IntVector more = IntVector.of(
                params.counts().stream().map(count -> Math.max(0, count - 1)).toArray());
        IntVector some = IntVector.of(
                params.counts().stream().map(count -> Math.min(1, count)).toArray());
        Wire advance = wire("advance", bit());
        Stages stages = new Stages(this, Optional.of(advance));
        stages.carryFlag("valid", events.valid);
        stages.carry("tick", events.tick);
        stages.carry("last", events.last);
        events.value.ifPresent(value -> stages.carry("value", value));
        var columns = List.of(
                new PackedTable.Column("some", bit(), some),
                new PackedTable.Column("more", index(more.max() + 1), more),
                new PackedTable.Column("first", entries.word.shape(), params.firsts()));
        Map<String, Expr> list =
                new PackedTable("lists", columns).read(this, events.address, advance, Shapes.style(params.table()));
        boolean looked = columns.stream().anyMatch(column -> !column.isUniform());
        if (!looked) {
            stages.carry("first", Shapes.fit(events.address, entries.word.shape()));
        }
        stages.step("where the list of the event's address begins");

        comment("The event whose list is gone through");
        Reg busy = reg("busy", bit());
        Reg marker = reg("marker", bit()).withoutReset();
        Reg ending = reg("ending", bit()).withoutReset();
        Reg word = reg("word", entries.word.shape()).withoutReset();
        Optional<Reg> left =
                more.max() > 0 ? Optional.of(reg("left", index(more.max() + 1)).withoutReset()) : Optional.empty();
        Optional<Reg> carried =
                entries.value.map(port -> reg("carried", port.shape()).withoutReset());
        Expr finished = left.map(l -> let("finished", marker.or(l.eq(0)))).orElse(lit(1, bit()));
        Expr waits = stages.take("valid");
        Expr begins = let("begins", waits.and(busy.not().or(finished.and(entries.ready))));
        Expr tick = stages.take("tick");
        // Where there is nothing to look up there is one list, or none: it begins with word 0, and so has its address.
        Expr first = looked ? list.get("first") : stages.take("first");
        when(begins, () -> {
                    busy.next(tick.or(list.get("some")));
                    marker.next(tick);
                    ending.next(stages.take("last"));
                    word.next(first);
                    left.ifPresent(reg -> reg.next(list.get("more")));
                    carried.ifPresent(reg -> reg.next(stages.take("value")));
                })
                .elseWhen(entries.ready, () -> {
                    when(finished, () -> busy.next(0));
                    word.next(word.addWrap(1));
                    left.ifPresent(reg -> reg.next(reg.subWrap(1)));
                });
        advance.assign(waits.not().or(begins));
        events.ready.assign(advance);

        entries.valid.assign(busy);
        entries.tick.assign(marker);
        entries.last.assign(ending);
        entries.word.assign(word);
        entries.value.ifPresent(value -> value.assign(carried.orElseThrow()));
    }
}
