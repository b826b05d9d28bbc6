package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import java.util.Optional;

/**
 * Says, cycle by cycle, what the engine is to do: which word of weights is due for the event in hand, or which row of sums
 * goes to the drain.
 *
 * <p>With two banks of rows a tick's events are worked on while the tick before is drained; a row for the drain takes one
 * cycle from them. With one bank events wait until the last row has gone. With one group the marker takes the row along.
 */
public final class Sequencer extends CoreComponent<Sequencer.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param events what comes in
     * @param rows how the sums are laid out
     */
    public record Params(String name, EventFormat events, Rows rows) {
        WeightLayout words() {
            return new WeightLayout(events.size(), rows.groups());
        }
    }

    private final Rows rows = params.rows();

    {
        comment("Events in");
    }

    public final Events events = new Events(sink("in_"), params.events());

    {
        comment("What is due: a word of weights to add, or a row for the drain"
                + (rows.shared() ? "; fresh: the row counts as 0" : ""));
    }

    public final Output add = output("issue_add", bit());
    public final Output fetch = output("issue_fetch", bit());
    public final Output word = output("issue_word", params.words().address());
    public final Optional<Output> row =
            rows.shared() ? Optional.of(output("issue_row", rows.address())) : Optional.empty();
    /** The row counts as 0: nothing was added to it in its tick. */
    public final Optional<Output> fresh = rows.shared() ? Optional.of(output("issue_fresh", bit())) : Optional.empty();

    public final Optional<Output> value = params.events().value().map(shape -> output("issue_value", shape));

    {
        comment("A tick for the drain, when it is idle");
    }

    public final Input idle = input("idle", bit());
    public final Output start = output("start", bit());
    public final Output startLast = output("start_last", bit());

    {
        if (rows.shared()) {
            comment("Rows that the drain asks for; each comes without delay");
        }
    }

    public final Optional<Input> wanted = rows.shared() ? Optional.of(input("wanted", bit())) : Optional.empty();
    public final Optional<Input> wantedGroup =
            rows.shared() ? Optional.of(input("wanted_group", index(rows.groups()))) : Optional.empty();
    /** Only with a single bank: rows of the tick before are still needed. */
    public final Optional<Input> holds =
            rows.shared() && rows.banks() == 1 ? Optional.of(input("holds", bit())) : Optional.empty();

    {
        comment("The event or marker in hand" + (rows.shared() ? ", and the group of neurons it has come to" : ""));
    }

    /** There is an event or a marker in hand. */
    public final Reg busy = reg("busy", bit());

    public Sequencer(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "sequencer");
    }

    @Override
    protected String describe() {
        int groups = rows.groups();
        return "Takes an event every " + (groups == 1 ? "cycle" : groups + " cycles")
                + (holds.isPresent()
                        ? "; after a marker it waits until the tick's sums are drained."
                        : ", also while the tick before is drained.");
    }

    @Override
    protected void logic() {
        Reg marker = reg("marker", bit()).withoutReset();
        Reg ending = reg("ending", bit()).withoutReset();
        boolean steps = params.words().order() == WeightLayout.Order.STEPS;
        Reg place = steps
                ? reg("place", word.shape()).withoutReset()
                : reg("address", events.address.shape()).withoutReset();
        Optional<Reg> carried = value.map(port -> reg("carried", port.shape()).withoutReset());
        Optional<Reg> turn =
                rows.shared() ? Optional.of(reg("turn", index(rows.groups())).withoutReset()) : Optional.empty();
        Optional<Reg> lastTurn = turn.map(_ -> reg("last_turn", bit()).withoutReset());

        Expr event = let("event_in_hand", busy.and(marker.not()));
        Expr due = wanted.map(w -> holds.map(h -> w.or(h)).orElse(w).not())
                .map(event::and)
                .orElse(event);
        Expr adds = rows.shared() ? let("adds", due) : due;
        Expr starts = let("starts", busy.and(marker).and(idle));
        Expr finished = lastTurn.map(adds::and).orElse(adds).or(starts);
        events.ready.assign(busy.not().or(finished));
        Expr taken = let("taken", events.valid.and(events.ready));

        if (rows.shared() && steps) {
            comment(
                    "The words of one input lie as far apart as there are inputs: no multiplier is needed to find them.");
        }
        var taking = when(taken, () -> {
            busy.next(1);
            marker.next(events.tick);
            ending.next(events.last);
            place.next(events.address);
            carried.ifPresent(r -> r.next(events.value.orElseThrow()));
            turn.ifPresent(r -> r.next(0));
            lastTurn.ifPresent(r -> r.next(0));
        });
        if (turn.isPresent()) {
            taking.elseWhen(events.ready, () -> busy.next(0)).elseWhen(adds, () -> {
                if (steps) {
                    place.next(place.addWrap(params.events().size()));
                }
                turn.get().next(turn.get().addWrap(1));
                lastTurn.get().next(turn.get().eq(rows.groups() - 2));
            });
        } else {
            taking.elseWhen(events.ready, () -> busy.next(0));
        }

        add.assign(adds);
        word.assign(steps ? place : params.words().at(place, turn.orElseThrow()));
        value.ifPresent(port -> port.assign(carried.orElseThrow()));
        start.assign(starts);
        startLast.assign(ending);
        if (rows.shared()) {
            rows(turn.orElseThrow(), adds.and(lastTurn.orElseThrow()), starts);
        } else {
            fetch.assign(starts);
        }
    }

    /** Whose turn it is, and whether the row's tick has seen an event yet. */
    private void rows(Reg turn, Expr eventEnds, Expr starts) {
        comment("Rows are never cleared: until a tick's first event is through, its rows count as 0.");
        Reg untouched = reg("untouched", bit()).init(1);
        Reg silent = reg("silent", bit()).withoutReset();
        when(starts, () -> {
                    silent.next(untouched);
                    untouched.next(1);
                })
                .elseWhen(eventEnds, () -> untouched.next(0));
        Expr asked = wanted.orElseThrow();
        Expr group = asked.mux(wantedGroup.orElseThrow(), turn);
        if (rows.banks() == 2) {
            comment("The drain reads the bank that the tick before has filled.");
            Reg bank = reg("bank", bit());
            when(starts, () -> bank.next(bank.not()));
            row.orElseThrow().assign(cat(bank.xor(asked), group));
        } else {
            row.orElseThrow().assign(group);
        }
        fresh.orElseThrow().assign(asked.mux(silent, untouched));
        fetch.assign(asked);
    }
}
