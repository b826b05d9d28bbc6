package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Count;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists of synapses worked on by event: an event takes as many cycles as its address has synapses in its fullest lane, at
 * least one; a silent input none.
 *
 * <p>Path of an event: walker, list memory, lanes with their sums; of a marker: the same, then drain. No register on that
 * path ever stalls: only the walker and the drain wait. Events wait while the sums of a tick are drained and cleared.
 */
public final class SparseEngine extends CoreComponent<SparseEngine.Params> implements SynapseEngine {
    /**
     * What shapes the hardware.
     *
     * @param name the modules' names without their endings
     * @param synapses the lists
     * @param values what an event carries
     * @param currents every value that a sum can have
     * @param biases one per neuron
     * @param plan its lanes and memory styles
     */
    public record Params(
            String name, SparseSynapses synapses, Range values, Range currents, IntVector biases, LayerPlan plan) {
        ListLayout layout() {
            return new ListLayout(synapses, Math.min(plan.lanes(), synapses.neurons()));
        }

        Shape sum() {
            return Shapes.signed(currents);
        }

        EventFormat events() {
            return new EventFormat(synapses.inputs(), values);
        }

        /** What the lists are built from: not large RAM, which begins with unknown words. */
        MemoryStyle style() {
            return plan.weights() == MemoryStyle.HUGE ? MemoryStyle.BLOCK : plan.weights();
        }
    }

    private final ListLayout layout = params.layout();
    private final int lanes = layout.lanes();
    private final Shape sum = params.sum();

    {
        comment("Events in");
    }

    private final Events events = new Events(sink("in_"), params.events());

    {
        comment("Currents out");
    }

    private final Currents currents =
            new Currents(source("current_"), params.synapses().neurons(), sum);

    public final ListWalker walker = instance(
            "walker",
            new ListWalker(new ListWalker.Params(
                    params.name(), params.events(), layout.firsts(), layout.counts(), params.style())));

    /** A second register behind the lists serves multipliers; a spike's weight is registered by the lane. */
    public final ListMemory lists = instance(
            "synapses",
            new ListMemory(new ListMemory.Params(
                    params.name(),
                    layout,
                    params.style(),
                    params.plan().weightRegister() && params.events().value().isPresent(),
                    params.plan().room().isPresent())));

    /** A lane's neurons are those of a row of as many neurons as lanes. */
    public final PlaneDrain drain = instance(
            "drain",
            new PlaneDrain(new PlaneDrain.Params(
                    params.name(),
                    sum,
                    new Bands(1, params.synapses().neurons(), lanes),
                    1,
                    NeuronTable.biases(params.biases(), params.plan()))));

    public SparseEngine(Params params) {
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
        return ModuleNames.of(params.name(), "sparse");
    }

    @Override
    protected String describe() {
        SparseSynapses synapses = params.synapses();
        return synapses.size() + (synapses.size() == 1 ? " synapse from " : " synapses from ")
                + Count.of(synapses.inputs(), "input") + " to " + Count.of(synapses.neurons(), "neuron") + ", "
                + Count.of(lanes, "lane") + ": none takes a cycle on a silent input.";
    }

    @Override
    protected void logic() {
        walker.events.connect(events);
        comment("Until the sums of a tick are drained none is added to; nor, after a reset, until all are cleared.");
        Reg waiting = reg("waiting", bit()).init(1);
        Expr taking = let("taking", walker.entries.valid.and(waiting.not()));
        when(taking.and(walker.entries.tick), () -> waiting.next(1)).elseWhen(drain.drained, () -> waiting.next(0));
        walker.entries.ready.assign(waiting.not());
        lists.word.assign(walker.entries.word);

        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("valid", taking);
        stages.carry("tick", walker.entries.tick);
        stages.carry("last", walker.entries.last);
        walker.entries.value.ifPresent(value -> stages.carry("value", value));
        stages.step("the synapses arrive");
        if (lists.params().registered()) {
            stages.step("the synapses are registered");
        }
        Expr valid = stages.get("valid");
        Expr tick = stages.get("tick");
        Expr adds = let("adds", valid.and(tick.not()));
        Optional<Expr> value = walker.entries.value.map(_ -> stages.take("value"));
        List<Expr> held = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            held.addFirst(lane(i, adds, value));
        }
        stages.step("all of the tick's synapses are added");
        drain.start.assign(stages.take("valid").and(stages.take("tick")));
        drain.startLast.assign(stages.take("last"));
        drain.held.assign(Expr.cat(held));
        currents.connect(drain.current);
    }

    private Expr lane(int i, Expr adds, Optional<Expr> value) {
        int from = i * layout.slotBits();
        int weightBits = layout.weightBits();
        ScatterLane lane = instance(
                "lane_" + i,
                new ScatterLane(new ScatterLane.Params(
                        params.name(),
                        layout.rows(),
                        new Lane.Params(weightBits, params.events().value(), sum),
                        params.plan().accumulators())));
        lane.add.assign(adds);
        lane.weight.assign(lists.slots.bits(from + weightBits - 1, from));
        lane.value.ifPresent(port -> port.assign(value.orElseThrow()));
        lane.addRow.assign(
                layout.rowBits() == 0
                        ? lit(0, bit())
                        : lists.slots.bits(from + layout.slotBits() - 1, from + weightBits));
        lane.fetch.assign(drain.fetch);
        lane.fetchRow.assign(drain.fetchPlace);
        lane.clear.assign(drain.clear);
        lane.clearRow.assign(drain.clearPlace);
        return lane.held;
    }
}
