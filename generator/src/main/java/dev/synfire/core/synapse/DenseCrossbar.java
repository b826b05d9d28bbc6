package dev.synfire.core.synapse;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.Count;
import dev.synfire.core.pipeline.Digits;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.NeuronTable;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.stream.BiasPort;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.EventQueue;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.WeightLoad;
import dev.synfire.core.stream.WeightPort;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.hdl.lib.Stream;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.layout.DigitStages;
import dev.synfire.layout.MemoryStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A full weight matrix worked on by parallel lanes: an event takes one cycle for each group of as many neurons as there
 * are lanes, a silent input none.
 *
 * <p>Path of an event: sequencer, weight memory, lanes, accumulators. No register on that path ever stalls: only the
 * sequencer and the drain wait. The drain sends the sums of one tick while the events of the next are worked on.
 */
public final class DenseCrossbar extends CoreComponent<EngineParams> implements SynapseEngine {
    private final DenseSynapses synapses = (DenseSynapses) params.synapses();
    private final Rows rows = Rows.of(params.plan(), synapses.neurons());

    /** A second register behind the weight memory serves multipliers; a spike's weight is registered by the lane. */
    private final boolean weightRegister = params.plan().weightRegister()
            && (params.events().value().isPresent() || memory(true).cut().isPresent());

    private final Shape sum = params.sum();

    private final Lane.Params lane = new Lane.Params(
            synapses.weightBits(),
            params.events().value(),
            sum,
            DigitStages.isInDigits(params.values(), synapses.weightBits(), params.plan()));

    /** Cycles from a word's turn to the contributions of its weights: fetched, maybe registered, multiplied. */
    private final int latency = (weightRegister ? 2 : 1) + lane.stages();

    {
        comment("Events in");
    }

    private final Events events = new Events(sink("in_"), params.events());

    {
        comment("Currents out");
    }

    private final Currents currents = new Currents(source("current_"), synapses.neurons(), sum);

    {
        if (params.plan().weights() == MemoryStyle.HUGE) {
            comment("The weights to begin with");
        }
    }

    private final Optional<WeightLoad> load =
            params.plan().weights() == MemoryStyle.HUGE ? Optional.of(new WeightLoad(sink("load_"))) : Optional.empty();

    {
        if (params.learned().isPresent()) {
            comment("Weights that learn");
        }
    }

    private final Optional<WeightPort> weightPort = params.learned()
            .map(_ -> new WeightPort(
                    sink("weight_"),
                    new WeightLayout(synapses.inputs(), rows.groups()).address(),
                    u(params.plan().lanes() * synapses.weightBits())));

    private final Optional<BiasPort> biasPort =
            params.learned().flatMap(Learned::bias).map(bias -> new BiasPort(sink("bias_"), synapses.neurons(), bias));

    private final String name = params.name();

    /** Events wait here for their turn. */
    public final Optional<EventQueue> queue = params.plan().queue() == 0
            ? Optional.empty()
            : Optional.of(instance(
                    "queue",
                    new EventQueue(
                            name,
                            params.events(),
                            params.plan().queue(),
                            params.plan().queueStyle())));

    public final Sequencer sequencer =
            instance("sequencer", new Sequencer(new Sequencer.Params(name, params.events(), rows)));

    public final WeightMemory weights = instance("weight_memory", new WeightMemory(memory(weightRegister)));

    public final Accumulators accumulators = instance(
            "accumulators",
            new Accumulators(new Accumulators.Params(name, params.plan().lanes() * sum.width(), rows)));

    public final Drain drain = instance(
            "drain",
            new Drain(new Drain.Params(
                    name,
                    sum,
                    params.plan().lanes(),
                    rows.banks(),
                    latency,
                    NeuronTable.biases(params.biases(), params.plan()),
                    params.plan().weightRegister(),
                    params.learned().flatMap(Learned::bias))));

    public DenseCrossbar(EngineParams params) {
        super(params);
        if (params.plan().lanes() > synapses.neurons()) {
            throw new IllegalArgumentException(params.plan().lanes() + " lanes for the " + synapses.neurons()
                    + " neurons of layer " + params.name());
        }
    }

    private WeightMemory.Params memory(boolean registered) {
        return new WeightMemory.Params(
                params.name(),
                synapses,
                params.plan().lanes(),
                params.plan().weights(),
                registered,
                params.plan().room().isPresent(),
                params.learned());
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
    public Optional<WeightLoad> load() {
        return load;
    }

    @Override
    public List<Integer> image() {
        return weights.image();
    }

    @Override
    public Optional<WeightPort> weightPort() {
        return weightPort;
    }

    @Override
    public Optional<BiasPort> biasPort() {
        return biasPort;
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
        int groups = rows.groups();
        return Count.of(synapses.inputs(), "input") + " x " + Count.of(synapses.neurons(), "neuron") + ", "
                + Count.of(lanes, "lane") + ": " + Count.of(groups, "cycle") + " an event, none on a silent input.";
    }

    @Override
    protected void logic() {
        Stream waiting = queue.<Stream>map(q -> {
                    q.in.connect(events);
                    return q.out;
                })
                .orElse(events);
        load.ifPresentOrElse(from -> afterLoading(waiting, from), () -> sequencer.events.connect(waiting));
        sequencer.idle.assign(drain.idle);
        drain.start.assign(sequencer.start);
        drain.startLast.assign(sequencer.startLast);
        sequencer.wanted.ifPresent(port -> port.assign(drain.wanted.orElseThrow()));
        sequencer.wantedGroup.ifPresent(port -> port.assign(drain.wantedGroup.orElseThrow()));
        sequencer.holds.ifPresent(port -> port.assign(drain.holds.orElseThrow()));

        weights.word.assign(sequencer.word);
        weightPort.ifPresent(port -> weights.port.orElseThrow().connect(port));
        biasPort.ifPresent(port -> drain.learned.orElseThrow().connect(port));
        Stages stages = new Stages(this, Optional.empty());
        stages.carryFlag("add", sequencer.add);
        stages.carryFlag("fetch", sequencer.fetch);
        sequencer.row.ifPresent(row -> stages.carry("row", row));
        sequencer.fresh.ifPresent(fresh -> stages.carry("fresh", fresh));
        sequencer.value.ifPresent(
                value -> stages.carry("value", lane.digits() ? Digits.of(this, "value", value) : value));
        fetch(stages);
        stages.step("the weights arrive");
        fetch(stages);
        if (weights.params().registered()) {
            stages.step("the weights are registered");
            fetch(stages);
        }
        Optional<Expr> value = sequencer.value.map(_ -> stages.take("value"));
        for (int more = lane.stages(); more > 1; more--) {
            stages.step("parts of the contributions");
            fetch(stages);
        }
        stages.step("the contributions are there, and the sums they are added to");

        accumulators.sums.assign(sums(value));
        Expr fetched = stages.take("fetch");
        accumulators.add.assign(stages.take("add"));
        accumulators.addRow.ifPresent(row -> row.assign(stages.take("row")));
        accumulators.clear.ifPresent(clear -> clear.assign(fetched));
        drain.rowValid.assign(fetched);
        drain.row.assign(accumulators.held);
        currents.connect(drain.current);
    }

    /** No event is taken before the weights have come. */
    private void afterLoading(Stream waiting, WeightLoad from) {
        weights.load.orElseThrow().connect(from);
        Expr loaded = let("loaded", from.ready.not());
        Events sink = sequencer.events;
        sink.valid.assign(waiting.valid.and(loaded));
        waiting.ready.assign(sink.ready.and(loaded));
        for (int i = 0; i < sink.payload().size(); i++) {
            sink.payload().get(i).signal().assign(waiting.payload().get(i).signal());
        }
    }

    /** In the stage from which a row takes as long as the contributions still do, the row is fetched. */
    private void fetch(Stages stages) {
        if (stages.number() == latency - rows.latency()) {
            accumulators.fetchRow.ifPresent(row -> row.assign(stages.get("row")));
            accumulators.fresh.ifPresent(fresh -> fresh.assign(stages.take("fresh")));
        }
    }

    /** The new row: what every lane makes of its weight and the sum held so far. */
    private Expr sums(Optional<Expr> value) {
        int bits = synapses.weightBits();
        int width = sum.width();
        List<Expr> sums = new ArrayList<>();
        for (int i = 0; i < params.plan().lanes(); i++) {
            Lane adder = instance("lane_" + i, new Lane(lane));
            adder.weight.assign(weights.weights.bits((i + 1) * bits - 1, i * bits));
            adder.value.ifPresent(port -> port.assign(value.orElseThrow()));
            adder.held.assign(
                    accumulators.held.bits((i + 1) * width - 1, i * width).asSigned());
            sums.addFirst(adder.sum);
        }
        return Expr.cat(sums);
    }
}
