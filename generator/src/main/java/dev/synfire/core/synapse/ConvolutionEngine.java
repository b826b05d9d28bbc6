package dev.synfire.core.synapse;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.Events;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.ConvolutionSynapses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution worked on by event: an event visits the places whose window sees it, one per cycle and as many output
 * channels at once as there are lanes; a silent input costs nothing, and each weight is stored once.
 *
 * <p>Path of a visit: walker, kernel memory, lanes, sums; of a marker: the same, then drain. No register on that path ever
 * stalls: only the walker and the drain wait.
 */
public final class ConvolutionEngine extends CoreComponent<EngineParams> implements SynapseEngine {
    private final ConvolutionSynapses synapses = (ConvolutionSynapses) params.synapses();
    private final Bands bands = Bands.of(synapses, params.plan().lanes());
    private final Shape sum = params.sum();
    private final int places = bands.count() * synapses.output().plane();

    {
        comment("Events in");
    }

    private final Events events = new Events(sink("in_"), params.events());

    {
        comment("Currents out");
    }

    private final Currents currents = new Currents(source("current_"), synapses.neurons(), sum);

    public final WindowWalker walker = instance(
            "walker",
            new WindowWalker(new WindowWalker.Params(
                    params.name(),
                    params.events(),
                    Neighbourhood.of(synapses, bands),
                    params.plan().parameters(),
                    true)));

    /** A second register behind the kernels serves multipliers; a spike's weight is registered by the lane. */
    public final KernelMemory kernels = instance(
            "kernel_memory",
            new KernelMemory(new KernelMemory.Params(
                    params.name(),
                    synapses,
                    bands,
                    params.plan().weights(),
                    params.plan().weightRegister() && params.events().value().isPresent(),
                    params.plan().room().isPresent())));

    public final PlaneSums sums = instance(
            "plane_sums",
            new PlaneSums(new PlaneSums.Params(
                    params.name(),
                    bands.lanes() * sum.width(),
                    places,
                    params.plan().accumulators())));

    public final PlaneDrain drain = instance(
            "drain",
            new PlaneDrain(new PlaneDrain.Params(
                    params.name(),
                    sum,
                    bands,
                    synapses.output().plane(),
                    NeuronTable.biases(params.biases(), params.plan()))));

    public ConvolutionEngine(EngineParams params) {
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
        return ModuleNames.of(params.name(), "convolution");
    }

    @Override
    protected String describe() {
        int lanes = bands.lanes();
        return synapses.input() + " to " + synapses.output() + ", kernels of "
                + synapses.rows().size() + " x " + synapses.columns().size() + ", " + lanes
                + (lanes == 1 ? " lane" : " lanes") + ": a cycle a visit, none on a silent input.";
    }

    @Override
    protected void logic() {
        walker.events.connect(events);
        comment("Until the sums of a tick are drained none is added to; nor, after a reset, until all are cleared.");
        Reg waiting = reg("waiting", bit()).init(1);
        Expr visiting = let("visiting", walker.visits.valid.and(waiting.not()));
        when(visiting.and(walker.visits.tick), () -> waiting.next(1)).elseWhen(drain.drained, () -> waiting.next(0));
        walker.visits.ready.assign(waiting.not());

        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("valid", visiting);
        stages.carry("tick", walker.visits.tick);
        stages.carry("last", walker.visits.last);
        stages.carry("place", walker.visits.place);
        stages.carry("tap", walker.visits.tap.orElseThrow());
        walker.visits.value.ifPresent(value -> stages.carry("value", value));
        stages.step("place and tap are known");
        kernels.tap.assign(stages.take("tap"));
        stages.step("the weights arrive");
        if (kernels.params().registered()) {
            stages.step("the weights are registered");
        }
        Optional<Expr> value = walker.visits.value.map(_ -> stages.take("value"));
        Expr visited = stages.get("place");
        sums.fetch.assign(stages.get("valid").or(drain.fetch));
        sums.fetchPlace.assign(drain.fetch.mux(drain.fetchPlace, visited));
        stages.step("the contributions are there, and the sums they are added to");

        sums.sums.assign(added(value));
        Expr valid = stages.take("valid");
        Expr tick = stages.take("tick");
        sums.add.assign(valid.and(tick.not()));
        sums.addPlace.assign(stages.take("place"));
        sums.clear.assign(drain.clear);
        sums.clearPlace.assign(drain.clearPlace);

        drain.start.assign(valid.and(tick));
        drain.startLast.assign(stages.take("last"));
        drain.held.assign(sums.held);
        currents.connect(drain.current);
    }

    /** The new row: what every lane makes of its weight and the sum held so far. */
    private Expr added(Optional<Expr> value) {
        int bits = synapses.weightBits();
        int width = sum.width();
        List<Expr> added = new ArrayList<>();
        for (int i = 0; i < bands.lanes(); i++) {
            Lane lane = instance(
                    "lane_" + i, new Lane(new Lane.Params(bits, params.events().value(), sum)));
            lane.weight.assign(kernels.weights.bits((i + 1) * bits - 1, i * bits));
            lane.value.ifPresent(port -> port.assign(value.orElseThrow()));
            lane.held.assign(sums.held.bits((i + 1) * width - 1, i * width).asSigned());
            added.addFirst(lane.sum);
        }
        return Expr.cat(added);
    }
}
