package dev.synfire.core;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.plan.LayerPlan;
import dev.synfire.plan.MemoryStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A full weight matrix worked on by parallel lanes: an event takes one cycle for each group of as many neurons as there
 * are lanes, a silent input none.
 *
 * <p>Path of an event: sequencer, weight memory, lanes, accumulators; of a marker: the same, then drain. No register on
 * that path ever stalls: only the sequencer and the drain wait.
 */
public final class DenseCrossbar extends CoreComponent<DenseCrossbar.Params> implements SynapseEngine {
    /**
     * What shapes the hardware.
     *
     * @param layer whose synapses
     * @param plan its lanes and memory styles
     */
    public record Params(IntegerLayer layer, LayerPlan plan) {
        public Params {
            if (plan.lanes() > layer.neurons()) {
                throw new IllegalArgumentException(
                        plan.lanes() + " lanes for the " + layer.neurons() + " neurons of layer " + layer.name());
            }
        }

        Shape sum() {
            return Shapes.signed(layer.currents());
        }

        EventFormat events() {
            return new EventFormat(layer.inputs(), layer.inputValues());
        }

        int groups() {
            return plan.groups(layer.neurons());
        }
    }

    private final Shape sum = params.sum();

    {
        comment("Events in");
    }

    private final Events events = new Events(sink("in_"), params.events());

    {
        comment("Currents out");
    }

    private final Currents currents =
            new Currents(source("current_"), params.layer().neurons(), sum);

    private final String name = params.layer().name();

    public final Sequencer sequencer =
            instance("sequencer", new Sequencer(new Sequencer.Params(name, params.events(), params.groups())));

    /** A second register behind the weight memory serves multipliers; a spike's weight is registered by the lane. */
    public final WeightMemory weights = instance(
            "weight_memory",
            new WeightMemory(new WeightMemory.Params(
                    name,
                    params.layer().synapses(),
                    params.plan().lanes(),
                    params.plan().weights(),
                    params.plan().weightRegister() && params.events().value().isPresent())));

    public final Accumulators accumulators = instance(
            "accumulators",
            new Accumulators(new Accumulators.Params(
                    name,
                    params.plan().lanes() * sum.width(),
                    params.groups(),
                    params.groups() == 1 ? MemoryStyle.REGISTERS : params.plan().accumulators())));

    public final Drain drain = instance(
            "drain",
            new Drain(new Drain.Params(
                    name,
                    sum,
                    params.plan().lanes(),
                    params.layer().biases(),
                    params.plan().parameters())));

    public DenseCrossbar(Params params) {
        super(params);
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public Currents currents() {
        return currents;
    }

    @Override
    public Component<?> component() {
        return this;
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(name, "crossbar");
    }

    @Override
    protected String describe() {
        int lanes = params.plan().lanes();
        int groups = params.groups();
        return params.layer().inputs() + " inputs x " + params.layer().neurons() + " neurons, " + lanes
                + (lanes == 1 ? " lane: " : " lanes: ") + groups + (groups == 1 ? " cycle" : " cycles")
                + " an event, none on a silent input.";
    }

    @Override
    protected void logic() {
        sequencer.events.connect(events);
        sequencer.drained.assign(drain.drained);
        weights.word.assign(sequencer.word);

        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("valid", sequencer.valid);
        stages.carry("tick", sequencer.tick);
        stages.carry("last", sequencer.last);
        sequencer.group.ifPresent(group -> stages.carry("group", group));
        sequencer.value.ifPresent(value -> stages.carry("value", value));
        stages.step("the weights arrive");
        if (weights.params().registered()) {
            stages.step("the weights are registered");
        }
        Optional<Expr> value = sequencer.value.map(_ -> stages.take("value"));
        accumulators.fetch.ifPresent(fetch -> {
            Expr group = stages.get("group");
            fetch.assign(stages.get("valid").or(drain.fetch.orElseThrow()));
            accumulators
                    .fetchGroup
                    .orElseThrow()
                    .assign(drain.fetch.orElseThrow().mux(drain.fetchGroup.orElseThrow(), group));
        });
        stages.step("the contributions are there, and the sums they are added to");

        accumulators.sums.assign(sums(value));
        Expr valid = stages.take("valid");
        Expr tick = stages.take("tick");
        accumulators.add.assign(valid.and(tick.not()));
        accumulators.addGroup.ifPresent(group -> group.assign(stages.take("group")));
        accumulators.clear.assign(drain.drained);

        drain.start.assign(valid.and(tick));
        drain.startLast.assign(stages.take("last"));
        drain.held.assign(accumulators.held);
        currents.connect(drain.current);
    }

    /** The new row: what every lane makes of its weight and the sum held so far. */
    private Expr sums(Optional<Expr> value) {
        int bits = params.layer().synapses().weightBits();
        int width = sum.width();
        List<Expr> sums = new ArrayList<>();
        for (int i = 0; i < params.plan().lanes(); i++) {
            Lane lane = instance(
                    "lane_" + i, new Lane(new Lane.Params(bits, params.events().value(), sum)));
            lane.weight.assign(weights.weights.bits((i + 1) * bits - 1, i * bits));
            lane.value.ifPresent(port -> port.assign(value.orElseThrow()));
            lane.held.assign(
                    accumulators.held.bits((i + 1) * width - 1, i * width).asSigned());
            sums.addFirst(lane.sum);
        }
        return Expr.cat(sums);
    }
}
