package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.Currents;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import java.util.Optional;

/**
 * Sends the sums of a tick one neuron a cycle, in order, each with its bias, and after them the tick's marker.
 *
 * <p>Neurons count through a plane before the next channel, rows of sums hold a place of several channels: so the rows of a
 * band are read once for each of its channels, and cleared as they are read for the last. After a reset all rows are gone
 * through in the same way, unsent, since nobody knows what they hold.
 */
public final class PlaneDrain extends CoreComponent<PlaneDrain.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the module's name without its ending
     * @param sum of a neuron's input current
     * @param bands how output channels share the lanes
     * @param plane places of a channel
     * @param biases one per neuron
     */
    public record Params(String name, Shape sum, Bands bands, int plane, NeuronTable biases) {
        int neurons() {
            return biases.values().size();
        }

        int places() {
            return bands.count() * plane;
        }
    }

    private final int lanes = params.bands().lanes();

    {
        comment("A tick to drain");
    }

    public final Input start = input("start", bit());
    public final Input startLast = input("start_last", bit());

    {
        comment("Its sums, a row at a time");
    }

    public final Output fetch = output("fetch", bit());
    public final Output fetchPlace = output("fetch_place", index(params.places()));
    public final Input held = input("held", u(lanes * params.sum().width()));
    public final Output clear = output("clear", bit());
    public final Output clearPlace = output("clear_place", index(params.places()));

    {
        comment("The last sum has left its row; also when all rows are cleared after a reset");
    }

    public final Output drained = output("drained", bit());

    {
        comment("Currents out");
    }

    public final Currents current = new Currents(source("current_"), params.neurons(), params.sum());

    public PlaneDrain(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "drain");
    }

    @Override
    protected String describe() {
        boolean alone = params.neurons() == 1;
        return "Sends the "
                + (alone ? "sum of a tick, " : params.neurons() + " sums of a tick, one per cycle, ")
                + (params.biases().isZero() ? "" : alone ? "with its bias, " : "each with its bias, ")
                + "then the tick's marker.";
    }

    @Override
    protected void logic() {
        Expr advance = let("advance", current.ready.or(current.valid.not()));

        Reg draining = reg("draining", bit()).init(1);
        Reg silent = reg("silent", bit()).init(1);
        Reg marker = reg("marker", bit());
        Reg last = reg("last", bit()).withoutReset();
        comment("Where it is; everything is back at 0 when the marker is due.");
        Reg neuron = reg("neuron", index(params.neurons()));
        Reg place = reg("place", index(params.places()));
        Optional<Reg> position = counter("position", params.plane());
        Optional<Reg> lane = counter("lane", lanes);
        Optional<Reg> channel = params.bands().uniform()
                ? Optional.empty()
                : counter("channel", params.bands().channels());
        Optional<Reg> band =
                lanes > 1 && params.plane() > 1 ? Optional.of(reg("band", place.shape())) : Optional.empty();
        Expr ends = named("ends", Shapes.is(neuron, params.neurons() - 1));
        Expr planeEnds = position.map(at -> named("plane_ends", Shapes.is(at, params.plane() - 1)))
                .orElse(lit(1, bit()));
        Optional<Expr> channelsEnd = channel.map(at -> at.eq(params.bands().channels() - 1));
        Expr bandEnds = lane.map(at -> Shapes.is(at, lanes - 1))
                .map(end -> named("band_ends", channelsEnd.map(end::or).orElse(end)))
                .orElse(lit(1, bit()));
        Expr moves = let("moves", draining.and(advance).and(marker.not()));

        when(start, () -> {
                    draining.next(1);
                    last.next(startLast);
                })
                .elseWhen(marker.and(advance), () -> {
                    draining.next(0);
                    silent.next(0);
                });
        marker.next(moves.and(ends).or(marker.and(advance.not())));
        when(moves, () -> {
            count(neuron, ends);
            position.ifPresent(at -> count(at, planeEnds));
            when(planeEnds, () -> {
                lane.ifPresent(at -> count(at, bandEnds));
                channel.ifPresent(at -> count(at, channelsEnd.orElseThrow()));
            });
            when(ends, () -> place.next(0))
                    .elseWhen(planeEnds.and(bandEnds.not()), () -> place.next(band.orElse(place)))
                    .otherwise(() -> place.next(place.addWrap(1)));
            band.ifPresent(begin -> when(ends, () -> begin.next(0))
                    .elseWhen(planeEnds.and(bandEnds), () -> begin.next(place.addWrap(1))));
        });
        drained.assign(marker.and(advance));

        Stages stages = new Stages(this, Optional.of(advance));
        stages.carryFlag("valid", draining.and(silent.not()));
        stages.carryFlag("clear", moves.and(bandEnds));
        stages.carry("place", place);
        stages.carry("tick", marker);
        stages.carry("last", last);
        stages.carry("neuron", neuron);
        lane.ifPresent(at -> stages.carry("lane", at));
        fetch.assign(moves);
        fetchPlace.assign(place);
        stages.step("select the lane, clear the row");
        clear.assign(stages.take("clear"));
        clearPlace.assign(stages.take("place"));
        Expr sum = lane.map(_ -> select(stages.take("lane"))).orElse(held);
        stages.carry("sum", sum.asSigned());
        Optional<Expr> bias = bias(stages, advance);
        stages.step(bias.isPresent() ? "add the bias" : "send");
        bias.ifPresent(value -> {
            stages.carry("biased", stages.take("sum").add(value).wrap(params.sum()));
            stages.step("send");
        });
        current.valid.assign(stages.take("valid"));
        current.tick.assign(stages.take("tick"));
        current.last.assign(stages.take("last"));
        current.neuron.assign(stages.take("neuron"));
        current.value.assign(stages.take(bias.isPresent() ? "biased" : "sum"));
    }

    private Optional<Reg> counter(String name, int count) {
        return count > 1 ? Optional.of(reg(name, index(count))) : Optional.empty();
    }

    private void count(Reg counter, Expr ends) {
        when(ends, () -> counter.next(0)).otherwise(() -> counter.next(counter.addWrap(1)));
    }

    private Optional<Expr> bias(Stages stages, Expr advance) {
        NeuronTable biases = params.biases();
        return biases.isZero()
                ? Optional.empty()
                : Optional.of(biases.read(this, "bias_" + (stages.number() + 1), stages.get("neuron"), advance));
    }

    /**
     * The sum of a lane. Each bit of the lane's number, the highest first, drops half of the row that is left; where the
     * upper half is short it is filled with what the lower has at the same place, which costs nothing.
     */
    private Expr select(Expr lane) {
        int width = params.sum().width();
        Expr rest = held;
        for (int left = lanes; left > 1; ) {
            int half = Integer.highestOneBit(left - 1);
            Expr low = rest.bits(half * width - 1, 0);
            Expr high = rest.bits(left * width - 1, half * width);
            int missing = 2 * half - left;
            Expr filled = missing == 0 ? high : Expr.cat(rest.bits(half * width - 1, (half - missing) * width), high);
            int bit = Integer.numberOfTrailingZeros(half);
            rest = let("row_of_" + half, lane.bit(bit).mux(filled, low));
            left = half;
        }
        return rest;
    }
}
