package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import java.util.Optional;

/** Takes events and markers one at a time and says, cycle by cycle, which word of weights is due. */
public final class Sequencer extends CoreComponent<Sequencer.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param events what comes in
     * @param groups words of weights an event
     */
    public record Params(String name, EventFormat events, int groups) {}

    {
        comment("Events in");
    }

    public final Events events = new Events(sink("in_"), params.events());

    {
        comment("What is due: word by word of an event, or a marker");
    }

    public final Output valid = output("issue_valid", bit());
    public final Output tick = output("issue_tick", bit());
    public final Output last = output("issue_last", bit());
    public final Output word = output("issue_word", index(params.events().size() * params.groups()));
    public final Optional<Output> group =
            params.groups() > 1 ? Optional.of(output("issue_group", index(params.groups()))) : Optional.empty();
    public final Optional<Output> value = params.events().value().map(shape -> output("issue_value", shape));

    {
        comment("The tick whose marker came last has been drained");
    }

    public final Input drained = input("drained", bit());

    public Sequencer(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "sequencer");
    }

    @Override
    protected String describe() {
        int groups = params.groups();
        return "Takes an event every " + (groups == 1 ? "cycle" : groups + " cycles")
                + "; after a marker it waits until the tick's sums are drained.";
    }

    @Override
    protected void logic() {
        Reg busy = reg("busy", bit());
        Reg waiting = reg("waiting", bit());
        Reg marker = reg("marker", bit()).withoutReset();
        Reg ending = reg("ending", bit()).withoutReset();
        Reg place = reg("place", word.shape()).withoutReset();

        Expr finished;
        Optional<Reg> turn = group.map(port -> reg("turn", port.shape()).withoutReset());
        if (turn.isPresent()) {
            comment("A marker takes one cycle, an event one for each group of neurons.");
            finished = let("finished", marker.or(turn.get().eq(params.groups() - 1)));
            events.ready.assign(waiting.not().and(busy.not().or(finished)));
        } else {
            finished = lit(1, bit());
            events.ready.assign(waiting.not());
        }

        Expr taken = let("taken", events.valid.and(events.ready));
        Optional<Reg> carried = value.map(port -> reg("carried", port.shape()).withoutReset());
        comment("The words of one input lie as far apart as there are inputs: no multiplier is needed to find them.");
        var taking = when(taken, () -> {
            busy.next(1);
            waiting.next(events.tick);
            marker.next(events.tick);
            ending.next(events.last);
            place.next(events.address);
            carried.ifPresent(r -> r.next(events.value.orElseThrow()));
            turn.ifPresent(r -> r.next(0));
        });
        if (turn.isPresent()) {
            taking.elseWhen(finished, () -> busy.next(0)).otherwise(() -> {
                place.next(place.addWrap(params.events().size()));
                turn.get().next(turn.get().addWrap(1));
            });
        } else {
            taking.otherwise(() -> busy.next(0));
        }
        when(drained, () -> waiting.next(0));

        valid.assign(busy);
        tick.assign(marker);
        last.assign(ending);
        word.assign(place);
        group.ifPresent(port -> port.assign(turn.orElseThrow()));
        value.ifPresent(port -> port.assign(carried.orElseThrow()));
    }
}
