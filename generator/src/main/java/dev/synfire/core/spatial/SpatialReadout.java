package dev.synfire.core.spatial;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.readout.SampleReadout;
import dev.synfire.core.readout.Scoring;
import dev.synfire.core.stream.Result;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.model.Readout;
import dev.synfire.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes the result of each sample from whole ticks: all scores in registers side by side. At a sample's end they are
 * copied into a shift register and looked through one per cycle, while the next sample goes on.
 */
public final class SpatialReadout extends CoreComponent<SpatialReadout.Params> {
    /**
     * What shapes the hardware.
     *
     * @param reading what is compared and what is told
     * @param format of the ticks
     */
    public record Params(SampleReadout.Params reading, TickFormat format) {}

    {
        comment("What is compared of each tick");
    }

    public final Ticks in = new Ticks(sink("in_"), params.format());

    {
        comment("Result");
    }

    public final Result result = new Result(
            source("result_"),
            params.reading().readout().report(),
            params.format().size(),
            params.reading().score());

    public SpatialReadout(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.reading().name(), "readout");
    }

    @Override
    protected String describe() {
        return "Makes the result of a sample from the scores of all neurons side by side.";
    }

    @Override
    protected void logic() {
        int count = params.format().size();
        Reg busy = reg("busy", bit());
        Expr takes = let("takes", in.moves());
        Expr ends = let("ends", takes.and(in.last));
        in.ready.assign(let("waits", busy.and(in.last)).not());

        List<Expr> scores = scores(takes);
        comment("The scores of a sample, moved on so that the next is the first");
        List<Reg> held = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            held.add(reg("held_" + n, params.reading().score()).withoutReset());
        }
        Reg next = reg("next", index(count)).withoutReset();
        Expr atEnd = named("at_end", Shapes.is(next, count - 1));
        Expr moves = params.reading().readout().report() == Report.SCORES
                ? tell(busy, next, held.getFirst(), atEnd)
                : search(busy, next, held.getFirst(), atEnd);
        when(moves, () -> {
            next.next(next.addWrap(1));
            for (int n = 0; n < count - 1; n++) {
                held.get(n).next(held.get(n + 1));
            }
        });
        when(ends, () -> {
            busy.next(1);
            next.next(0);
            for (int n = 0; n < count; n++) {
                held.get(n).next(scores.get(n));
            }
        });
    }

    /** The score of each neuron with this tick, in registers where it is made of several. */
    private List<Expr> scores(Expr takes) {
        Readout kind = params.reading().readout().score();
        boolean remembers = Scoring.remembers(kind);
        Expr fresh = lit(0, bit());
        Expr left = lit(0, params.reading().score());
        if (remembers) {
            Reg first = reg("fresh", bit()).init(1).enable(takes);
            first.next(in.last);
            fresh = first;
        }
        if (kind == Readout.FIRST_SPIKE) {
            comment("How many ticks of the sample are left, this one included.");
            Reg ticks = reg("left", params.reading().score())
                    .init(params.reading().ticks())
                    .enable(takes);
            ticks.next(in.last.mux(lit(params.reading().ticks(), ticks.shape()), ticks.subWrap(1)));
            left = ticks;
        }
        List<Expr> scores = new ArrayList<>();
        for (int n = 0; n < params.format().size(); n++) {
            Expr update = params.format().value(in.values.orElseThrow(), n);
            if (!remembers) {
                scores.add(update);
                continue;
            }
            Reg before =
                    reg("score_" + n, params.reading().score()).withoutReset().enable(takes);
            Expr now = let("new_score_" + n, Scoring.score(kind, before, update, fresh, left));
            before.next(now);
            scores.add(now);
        }
        return scores;
    }

    /** Shows every score as a result; when the next is due. */
    private Expr tell(Reg busy, Reg next, Expr score, Expr atEnd) {
        result.valid.assign(busy);
        result.label.assign(next);
        result.score.assign(score);
        result.last.orElseThrow().assign(atEnd);
        Expr moves = let("moves", result.ready.and(busy));
        when(moves.and(atEnd), () -> busy.next(0));
        return moves;
    }

    /** Looks for the largest score, the lowest number winning a tie. */
    private Expr search(Reg busy, Reg next, Expr score, Expr atEnd) {
        SampleReadout.Params reading = params.reading();
        OptionalLong decision = reading.readout().decision(reading.layer(), reading.ticks());
        comment(
                decision.isPresent()
                        ? "One neuron tells two classes apart: it is class 1 above " + decision.getAsLong()
                        : "The largest so far; of equal ones the first, which is the lowest number");
        Reg found = reg("found", bit());
        Reg best = reg("best", params.reading().score()).withoutReset();
        Reg label = reg("label", next.shape()).withoutReset();
        Expr searching = let("searching", busy.and(found.not()));
        Expr better = let("better", next.eq(0).or(score.gt(best)));
        when(searching.and(better), () -> {
            best.next(score);
            label.next(decision.isPresent() ? score.gt(lit(decision.getAsLong(), reading.score())) : next);
        });
        when(searching.and(atEnd), () -> found.next(1));
        when(result.moves(), () -> {
            found.next(0);
            busy.next(0);
        });
        result.valid.assign(found);
        result.label.assign(label);
        result.score.assign(best);
        return searching;
    }
}
