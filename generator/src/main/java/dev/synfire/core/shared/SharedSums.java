package dev.synfire.core.shared;

import static dev.synfire.hdl.Shape.bit;
import static dev.synfire.hdl.Shape.index;
import static dev.synfire.hdl.Shape.u;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.synapse.Lane;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.layout.DigitStages;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.SharedForm;
import java.util.Optional;

/**
 * The lane that all layers share, and the sums of the layer whose turn it is. A sum begins with the bias of its neuron, so
 * nothing is cleared and nothing is added at the end.
 */
public final class SharedSums extends CoreComponent<SharedSums.Params> {
    /**
     * What shapes the hardware.
     *
     * @param name the network's name
     * @param form formats and biases
     * @param plan memory styles
     */
    public record Params(String name, SharedForm form, LayerPlan plan) {
        /** A second register behind the weight memory serves multipliers. */
        boolean registered() {
            return plan.weightRegister() && value().isPresent();
        }

        /** A register before the weight memory: the address of an event comes out of block RAM too. */
        boolean addressed() {
            return plan.weightRegister();
        }

        Lane.Params lane() {
            return new Lane.Params(
                    form.weightBits(), value(), sum(), DigitStages.isInDigits(form.values(), form.weightBits(), plan));
        }

        /** Cycles from a neuron's turn to its weight. */
        int weightLatency() {
            return 1 + (registered() ? 1 : 0) + (addressed() ? 1 : 0);
        }

        /** Cycles from a neuron's turn to its sum. */
        int latency() {
            return weightLatency() + lane().stages();
        }

        Optional<Shape> value() {
            return new EventFormat(1, form.values()).value();
        }

        Shape sum() {
            return Shapes.signed(form.currents());
        }
    }

    {
        comment(
                "Whose turn it is: its number in the layer and its place among all, for the bias; untouched: no event came before in this tick");
    }

    public final Input neuron = input("neuron", u(params.form().layout().numberBits()));
    public final Input place = input("place", index(params.form().layout().neurons()));
    public final Input untouched = input("untouched", bit());

    {
        comment("Add an event; its weight comes when the weight memory has it");
    }

    public final Input add = input("add", bit());
    public final Optional<Input> value = params.value().map(shape -> input("value", shape));
    public final Input weight = input("weight", u(params.form().weightBits()));

    {
        comment("The sum before the event, " + params.latency() + " cycles later"
                + (params.form().layout().waits() ? "; busy: additions are under way" : ""));
    }

    public final Output held = output("held", params.sum());
    public final Optional<Output> busy =
            params.form().layout().waits() ? Optional.of(output("busy", bit())) : Optional.empty();

    SharedSums(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.name(), "sums");
    }

    @Override
    protected String describe() {
        return "Adds a weight a cycle to the sums of the layer whose turn it is.";
    }

    @Override
    protected void logic() {
        Memory sums = memory("totals", 1 << neuron.shape().width(), params.sum())
                .style(Shapes.style(params.plan().accumulators()))
                .onCollision(Memory.Collision.UNDEFINED);
        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("add", add);
        stages.carry("neuron", neuron);
        Lane lane = instance("lane", new Lane(params.lane()));
        value.ifPresent(port -> stages.carry("value", params.lane().digits() ? Digits.of(this, "value", port) : port));
        stages.carry("first", untouched);
        stages.carry("place", place);
        while (stages.number() < params.latency() - 2) {
            weight(stages, lane);
            stages.step("the weight or its contribution is on the way");
        }
        weight(stages, lane);
        Expr bias = bias(stages.take("place"));
        Expr before = sums.read("fetched", stages.get("neuron"));
        stages.step("the sum arrives");
        weight(stages, lane);
        stages.carry("held", stages.take("first").mux(bias, before));
        stages.step("the contribution is there, and the sum it is added to");
        lane.held.assign(stages.get("held"));
        held.assign(stages.take("held"));
        sums.write(stages.take("neuron"), lane.sum, stages.take("add"));
        busy.ifPresent(port ->
                port.assign(stages.history("add").stream().reduce(Expr::or).orElseThrow()));
    }

    /** In the stage in which the weight arrives, the lane takes it with the value of its event. */
    private void weight(Stages stages, Lane lane) {
        if (stages.number() == params.weightLatency()) {
            lane.weight.assign(weight);
            lane.value.ifPresent(port -> port.assign(stages.take("value")));
        }
    }

    private Expr bias(Expr at) {
        return new NeuronTable(
                        "biases",
                        params.form().biases(),
                        params.sum(),
                        params.plan().parameters())
                .read(this, "bias", at, lit(1, bit()));
    }
}
