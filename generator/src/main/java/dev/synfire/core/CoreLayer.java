package dev.synfire.core;

import dev.synfire.core.neuron.NeuronArray;
import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.stream.BiasPort;
import dev.synfire.core.stream.CurrentSum;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Recorded;
import dev.synfire.core.stream.Updates;
import dev.synfire.core.stream.WeightLoad;
import dev.synfire.core.stream.WeightPort;
import dev.synfire.core.synapse.Learned;
import dev.synfire.core.synapse.SynapseEngine;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.layout.LayerPlan;
import dev.synfire.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A layer: a synapse engine, or several whose currents are added, and a neuron array behind. */
public final class CoreLayer extends CoreComponent<CoreLayer.Params> {
    /**
     * What shapes the hardware.
     *
     * @param layer what it computes
     * @param plan how it is laid out
     * @param readout what a readout wants to see of each update; empty for a hidden layer
     */
    public record Params(IntegerLayer layer, LayerPlan plan, Optional<Readout> readout) {
        /** That the weights change; empty: they stay. */
        Optional<Learned> learned() {
            return layer.learning()
                    .map(rule -> new Learned(
                            rule.biasBits() == 0 ? Optional.empty() : Optional.of(Shape.s(rule.biasBits()))));
        }
    }

    private final List<IntegerLayer> feeds = params.layer().feeds();

    /** Events in, for each engine. */
    public final List<Events> ins = ins();

    {
        comment("Events out");
    }

    public final Events out = new Events(
            source("out_"),
            new EventFormat(params.layer().neurons(), params.layer().outputValues()));

    {
        if (params.readout().isPresent()) {
            comment("Updates, for the readout");
        }
    }

    public final Optional<Updates> updates = params.readout()
            .map(score -> new Updates(
                    source("update_"), params.layer().neurons(), NeuronArray.updateShape(params.layer(), score)));

    /** The first adds the biases. */
    public final List<SynapseEngine> engines = feeds.stream()
            .map(feed -> SynapseEngine.of(
                    feed,
                    feed == feeds.getFirst() ? params.plan() : params.plan().withoutBiases(),
                    params.learned()))
            .toList();

    private final Optional<CurrentSum> sum = engines.size() == 1
            ? Optional.empty()
            : Optional.of(new CurrentSum(new CurrentSum.Params(
                    params.layer().name(),
                    params.layer().neurons(),
                    engines.stream().map(e -> e.currents().value.shape()).toList(),
                    Shapes.signed(params.plan().currents(params.layer())))));

    {
        if (isLoaded()) {
            comment("The weights to begin with");
        }
    }

    /** Present where weights are in memories that start with unknown words. */
    public final Optional<WeightLoad> load = isLoaded() ? Optional.of(new WeightLoad(sink("load_"))) : Optional.empty();

    {
        if (params.learned().isPresent()) {
            comment("For learning: events as they move, and weights and biases to change");
        }
    }

    /** Events that it takes; present where weights change. */
    public final Optional<Recorded> taken = params.learned()
            .map(_ -> new Recorded(
                    source("taken_"), params.layer().inputs(), params.layer().inputValues()));

    /** Events that it sends in a sample's last tick; present in a last layer whose weights change. */
    public final Optional<Recorded> sent = params.learned()
            .filter(_ -> params.readout().isPresent())
            .map(_ -> new Recorded(
                    source("sent_"), params.layer().neurons(), params.layer().outputValues()));

    /** The last marker of a sample is taken; present in a last layer whose weights change. */
    public final Optional<Output> through = sent.map(_ -> output("through", bit()));

    /** Where its weights are read and written; present where they change. */
    public final Optional<WeightPort> weightPort = engines.getFirst()
            .weightPort()
            .map(inner -> new WeightPort(sink("weight_"), inner.word.shape(), inner.weights.shape()));

    /** Where its biases are read and written; present where they change. */
    public final Optional<BiasPort> biasPort = engines.getFirst()
            .biasPort()
            .map(inner -> new BiasPort(sink("bias_"), params.layer().neurons(), inner.value.shape()));

    public final NeuronArray neurons =
            NeuronArray.of(new NeuronArray.Params(params.layer(), params.plan(), params.readout()));

    public CoreLayer(Params params) {
        super(params);
    }

    /** The input currents of its neurons, on their way to them. */
    public Currents currents() {
        return sum.map(adder -> adder.out).orElseGet(() -> engines.getFirst().currents());
    }

    private List<Events> ins() {
        List<Events> ins = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            IntegerLayer feed = feeds.get(i);
            comment(feeds.size() == 1 ? "Events in" : "Events in, for engine " + i);
            String prefix = feeds.size() == 1 ? "in_" : "in" + i + "_";
            ins.add(new Events(sink(prefix), new EventFormat(feed.inputs(), feed.inputValues())));
        }
        return List.copyOf(ins);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.layer().name(), "layer");
    }

    @Override
    protected String describe() {
        return "The synapses, then the neurons, of layer " + params.layer().name() + ".";
    }

    private boolean isLoaded() {
        return engines.stream().anyMatch(engine -> engine.load().isPresent());
    }

    /** What is to be sent to {@link #load}, 16 bits a beat. */
    public List<Integer> image() {
        return engines.stream().flatMap(engine -> engine.image().stream()).toList();
    }

    @Override
    protected void logic() {
        for (int i = 0; i < engines.size(); i++) {
            instance(
                    engines.size() == 1 ? "synapses" : "synapses_" + i,
                    engines.get(i).component());
        }
        sum.ifPresent(adder -> instance("currents", adder));
        instance("neurons", neurons);
        for (int i = 0; i < engines.size(); i++) {
            engines.get(i).events().connect(ins.get(i));
        }
        sum.ifPresent(adder -> {
            adder.in.connect(engines.getFirst().currents());
            for (int i = 1; i < engines.size(); i++) {
                adder.addends.get(i - 1).take(engines.get(i).currents());
            }
        });
        load.ifPresent(from -> from.fill(
                engines.stream().flatMap(engine -> engine.load().stream()).toList()));
        weightPort.ifPresent(
                port -> engines.getFirst().weightPort().orElseThrow().connect(port));
        biasPort.ifPresent(port -> engines.getFirst().biasPort().orElseThrow().connect(port));
        taken.ifPresent(look -> look.show(ins.getFirst(), false));
        sent.ifPresent(look -> look.show(out, true));
        through.ifPresent(port -> port.assign(out.moves().and(out.tick).and(out.last)));
        neurons.current.connect(currents());
        out.connect(neurons.events);
        updates.ifPresent(outer -> outer.connect(neurons.updates.orElseThrow()));
    }
}
