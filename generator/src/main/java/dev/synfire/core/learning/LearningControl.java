package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lets the layers learn one after the other, the last first, when a sample with a label is through, and holds back the events
 * of the next sample until they have.
 *
 * <p>A sample that is learned has the layers to itself: it begins when all samples before it are through. Samples without a
 * label follow each other as in a core that does not learn.
 */
public final class LearningControl extends CoreComponent<LearningControl.Params> {
    /** Samples without a label that may be under way at once. */
    private static final int MOST_UNDER_WAY = 15;

    /** Bits of the count of learned samples. */
    public static final int COUNT_BITS = 32;

    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param events what the layers get
     * @param labels how many labels there are
     * @param layers how many layers learn
     */
    public record Params(String name, EventFormat events, int labels, int layers) {}

    private enum State {
        WAIT_FOR_LABEL,
        PASS_SAMPLE,
        WAIT_FOR_LAYERS,
        JUDGE,
        WALK
    }

    {
        comment("A label for each sample");
    }

    public final Labels labels = new Labels(sink("label_"), params.labels());

    {
        comment("With the last marker of a sample: it is not learned although it has a label");
    }

    public final Input withdrawn = input("withdrawn", bit());

    {
        comment("Events in, and on to the layers");
    }

    public final Events in = new Events(sink("in_"), params.events());
    public final Events out = new Events(source("out_"), params.events());

    {
        comment("A sample has left the last layer");
    }

    public final Input through = input("through", bit());

    {
        comment("The label of the sample that is learned");
    }

    public final Output label = output("label", labels.label.shape());

    /** For each layer that learns, the last first. */
    public final List<Turn> turns = turns();

    {
        comment("Samples that were learned");
    }

    public final Output learned = output("learned", u(COUNT_BITS));
    /** For one clock: the count becomes what is given. */
    public final Input countStores = input("count_stores", bit());

    public final Input counted = input("counted", u(COUNT_BITS));

    {
        comment("Between samples what was learned is open to the outside, which then holds back the next one");
    }

    public final Output free = output("free", bit());
    public final Input held = input("held", bit());

    /** The last layer has learned from a sample: its last weight is written. */
    public final Wire finished = wire("finished", bit());

    public LearningControl(Params params) {
        super(params);
    }

    private List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < params.layers(); i++) {
            comment(i == 0 ? "The last layer's turn" : "The turn of the layer before");
            turns.add(new Turn(source(params.layers() == 1 ? "turn_" : "turn" + i + "_")));
        }
        return List.copyOf(turns);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "learning_control");
    }

    @Override
    protected String describe() {
        return "Lets the layers learn after each sample that has a label, before the next one's events are passed.";
    }

    @Override
    protected void logic() {
        Reg state = reg("state", State.WAIT_FOR_LABEL);
        Reg learns = reg("learns", bit());
        Reg given = reg("given", label.shape()).withoutReset();
        label.assign(given);

        comment("Samples on their way through the layers");
        Reg underWay = reg("under_way", index(MOST_UNDER_WAY + 1));
        Expr passes = let("passes", state.eq(State.PASS_SAMPLE));
        Expr ends = let("ends", out.moves().and(out.tick).and(out.last));
        when(ends.and(through.not()), () -> underWay.next(underWay.addWrap(1)))
                .elseWhen(through.and(ends.not()), () -> underWay.next(underWay.subWrap(1)));

        List<Expr> busy = turns.stream().<Expr>map(turn -> turn.busy).toList();
        Expr rests = let("rests", busy.stream().reduce(Expr::or).orElseThrow().not());
        Expr alone = let("alone", underWay.eq(0).and(rests));
        Expr admits = labels.known.mux(alone, underWay.ne(MOST_UNDER_WAY).and(rests));
        Expr waits = let("waits", state.eq(State.WAIT_FOR_LABEL));
        labels.ready.assign(waits.and(admits).and(held.not()));
        free.assign(waits.and(alone));
        pass(passes);

        comment("Whose turn it is, a bit for each layer");
        Reg turn = reg("turn", u(params.layers())).init(1);
        Expr judged = let("judged", state.eq(State.JUDGE).and(rests));
        Expr walked = let("walked", state.eq(State.WALK).and(rests));
        Expr begins = let("begins", state.eq(State.WAIT_FOR_LAYERS).and(alone));
        Expr lastTurn = turn.bit(params.layers() - 1);
        finished.assign(walked.and(lastTurn));
        Reg count = reg("count", u(COUNT_BITS));
        learned.assign(count);
        Reg dropped = reg("dropped", bit()).withoutReset();
        when(countStores, () -> count.next(counted))
                .elseWhen(finished.and(dropped.not()), () -> count.next(count.addWrap(1)));
        switch_(state)
                .on(
                        State.WAIT_FOR_LABEL,
                        () -> when(labels.moves(), () -> {
                            learns.next(labels.known);
                            given.next(labels.label);
                            state.next(State.PASS_SAMPLE);
                        }))
                .on(
                        State.PASS_SAMPLE,
                        () -> when(ends, () -> {
                            dropped.next(withdrawn);
                            when(learns, () -> state.next(State.WAIT_FOR_LAYERS))
                                    .otherwise(() -> state.next(State.WAIT_FOR_LABEL));
                        }))
                .on(
                        State.WAIT_FOR_LAYERS,
                        () -> when(begins, () -> {
                            turn.next(1);
                            state.next(State.JUDGE);
                        }))
                .on(State.JUDGE, () -> when(judged, () -> state.next(State.WALK)))
                .on(
                        State.WALK,
                        () -> when(walked, () -> {
                            turn.next(turn.shlWrap(1));
                            when(lastTurn, () -> {
                                        learns.next(0);
                                        state.next(State.WAIT_FOR_LABEL);
                                    })
                                    .otherwise(() -> state.next(State.JUDGE));
                        }));
        Expr records = let("records", learns.and(passes.or(state.eq(State.WAIT_FOR_LAYERS))));
        IntStream.range(0, params.layers()).forEach(i -> {
            Turn own = turns.get(i);
            own.records.assign(records);
            own.judge.assign(i == 0 ? begins : walked.and(turn.bit(i - 1)));
            own.withdrawn.assign(dropped);
            own.walk.assign(judged.and(turn.bit(i)));
            own.dropped.assign(own.any.not());
        });
    }

    private void pass(Expr passes) {
        out.valid.assign(in.valid.and(passes));
        in.ready.assign(out.ready.and(passes));
        out.tick.assign(in.tick);
        out.last.assign(in.last);
        out.address.assign(in.address);
        out.value.ifPresent(value -> value.assign(in.value.orElseThrow()));
    }
}
