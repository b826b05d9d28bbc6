package dev.synfire.core;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.plan.MemoryStyle;
import java.util.Optional;

/** Sends the sums of a tick one neuron a cycle, in order, each with its bias, and after them the tick's marker. */
public final class Drain extends CoreComponent<Drain.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the layer's name
     * @param sum of a neuron's input current
     * @param lanes sums a row; neuron {@code group * lanes + lane}
     * @param biases one a neuron
     * @param style what the table of biases is built from
     */
    public record Params(String name, Shape sum, int lanes, IntVector biases, MemoryStyle style) {
        int neurons() {
            return biases.size();
        }

        int groups() {
            return Math.ceilDiv(neurons(), lanes);
        }
    }

    private final boolean shared = params.groups() > 1;

    {
        comment("A tick to drain");
    }

    public final Input start = input("start", bit());
    public final Input startLast = input("start_last", bit());

    {
        comment("Its sums, a row at a time");
    }

    public final Optional<Output> fetch = shared ? Optional.of(output("fetch", bit())) : Optional.empty();
    public final Optional<Output> fetchGroup =
            shared ? Optional.of(output("fetch_group", index(params.groups()))) : Optional.empty();
    public final Input held = input("held", u(params.lanes() * params.sum().width()));

    {
        comment("The last sum has left its row");
    }

    public final Output drained = output("drained", bit());

    {
        comment("Currents out");
    }

    public final Currents current = new Currents(source("current_"), params.neurons(), params.sum());

    public Drain(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "drain");
    }

    @Override
    protected String describe() {
        return "Sends the " + params.neurons()
                + " sums of a tick, one a cycle, each with its bias, then the tick's marker.";
    }

    @Override
    protected void logic() {
        Expr advance = let("advance", current.ready.or(current.valid.not()));

        Reg draining = reg("draining", bit());
        Reg marker = reg("marker", bit()).withoutReset();
        Reg last = reg("last", bit()).withoutReset();
        Reg neuron = reg("neuron", index(params.neurons())).withoutReset();
        // With one lane the group is the neuron, with one group the lane is.
        Reg lane = shared && params.lanes() > 1
                ? reg("lane", index(params.lanes())).withoutReset()
                : neuron;
        Reg group = shared && params.lanes() > 1
                ? reg("group", index(params.groups())).withoutReset()
                : neuron;
        Expr rowEnds = lane == neuron ? lit(1, bit()) : let("row_ends", lane.eq(params.lanes() - 1));

        when(start, () -> {
                    draining.next(1);
                    marker.next(0);
                    last.next(startLast);
                    neuron.next(0);
                    if (lane != neuron) {
                        lane.next(0);
                        group.next(0);
                    }
                })
                .elseWhen(draining.and(advance), () -> {
                    when(marker, () -> draining.next(0));
                    when(neuron.eq(params.neurons() - 1), () -> marker.next(1)).otherwise(() -> {
                        neuron.next(neuron.addWrap(1));
                        if (lane != neuron) {
                            when(rowEnds, () -> {
                                        lane.next(0);
                                        group.next(group.addWrap(1));
                                    })
                                    .otherwise(() -> lane.next(lane.addWrap(1)));
                        }
                    });
                });
        drained.assign(draining.and(marker).and(advance));

        Stages stages = new Stages(this, Optional.of(advance));
        stages.carryFlag("valid", draining);
        stages.carry("tick", marker);
        stages.carry("last", last);
        stages.carry("neuron", neuron);
        if (params.lanes() > 1 && shared) {
            stages.carry("lane", lane);
        }
        if (shared) {
            comment("A row is fetched with its first lane and held while the others follow.");
            Expr first = params.lanes() > 1 ? lane.eq(0) : lit(1, bit());
            fetch.orElseThrow().assign(draining.and(advance).and(first));
            fetchGroup.orElseThrow().assign(group);
        }
        stages.step("select the lane");
        Expr selector = shared && params.lanes() > 1 ? stages.take("lane") : stages.get("neuron");
        stages.carry(
                "sum",
                Row.select(this, held, params.lanes(), params.sum().width(), selector)
                        .asSigned());
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

    private Optional<Expr> bias(Stages stages, Expr advance) {
        IntVector biases = params.biases();
        if (biases.isUniform(0)) {
            return Optional.empty();
        }
        Shape shape = Shapes.signed(new Range(biases.min(), biases.max()));
        var table = new NeuronTable("biases", biases, shape, params.style());
        return Optional.of(table.read(this, "bias_" + (stages.number() + 1), stages.get("neuron"), advance));
    }
}
