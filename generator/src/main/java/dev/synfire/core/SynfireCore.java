package dev.synfire.core;

import dev.synfire.core.encoder.InputEncoder;
import dev.synfire.core.learning.Labels;
import dev.synfire.core.learning.LearningControl;
import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.readout.SampleReadout;
import dev.synfire.core.shared.SharedNetwork;
import dev.synfire.core.spatial.SpatialGather;
import dev.synfire.core.spatial.SpatialNetwork;
import dev.synfire.core.spatial.SpatialReadout;
import dev.synfire.core.spatial.SpatialScatter;
import dev.synfire.core.spatial.TickFormat;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Result;
import dev.synfire.core.stream.StatePort;
import dev.synfire.core.stream.WeightLoad;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.integer.Encoder;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.model.Readout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole network: its layers, joined by event streams and working on successive ticks at once, and the readout. */
@SuppressWarnings("this-escape") // ports and instances only keep the reference
public class SynfireCore extends CoreComponent<SynfireCore.Params> {
    /**
     * What shapes the hardware.
     *
     * @param network what it computes
     * @param plan how it is laid out: one plan a layer
     */
    public record Params(IntegerNetwork network, CorePlan plan) {
        public Params {
            if (plan.layers().size() != network.layers().size()) {
                throw new IllegalArgumentException(
                        plan.layers().size() + " plans for " + network.layers().size() + " layers");
            }
        }
    }

    {
        comment("Input events");
    }

    public final Events in = new Events(
            sink("in_"),
            new EventFormat(
                    params.network().input().size(), params.network().input().values()));

    {
        comment("Events of the last layer");
    }

    public final Events out = new Events(
            source("out_"),
            new EventFormat(
                    params.network().output().neurons(),
                    params.network().output().outputValues()));

    /** The layers in order, each an instance named as its layer; none in a spatial or shared core. */
    public final List<CoreLayer> layers = layers();

    /** What lets the layers learn; empty in a core whose weights stay. */
    public final Optional<CoreLearning> learning =
            params.network().learns() ? Optional.of(new CoreLearning(params.network(), layers)) : Optional.empty();

    {
        if (learning.isPresent()) {
            comment("Before each sample whether it has a label, and which");
        }
    }

    /** Present where layers learn. */
    public final Optional<Labels> labels = learning.map(
            _ -> new Labels(sink("label_"), params.network().output().neurons()));

    /** With the last event marker of a sample: it is not learned although it has a label. Present where layers learn. */
    public final Optional<Input> withdrawn = learning.map(_ -> input("label_withdrawn", bit()));

    {
        if (learning.isPresent()) {
            comment("How many samples were learned");
        }
    }

    /** Present where layers learn. */
    public final Optional<Output> learned = learning.map(_ -> output("learned", u(LearningControl.COUNT_BITS)));

    {
        if (learning.isPresent()) {
            comment("What was learned, to be read and written between samples");
        }
    }

    /** Present where layers learn. */
    public final Optional<StatePort> state = learning.map(engines -> new StatePort(
            sink("state_"),
            engines.state.params().parts().parts().size(),
            engines.state.params().parts().words()));

    {
        if (isLoaded()) {
            comment("The weights to begin with, after every reset");
        }
    }

    /** Present where weights are in memories that start with unknown words. */
    public final Optional<WeightLoad> load = isLoaded() ? Optional.of(new WeightLoad(sink("load_"))) : Optional.empty();

    private final SampleReadout.Params reading = SampleReadout.Params.of(
            params.network(), scores(params.plan().layers().getLast().membranes()));

    /** What makes events of the codes that come in; empty where they are events. */
    public final Optional<InputEncoder> encoder =
            isSpatial() && repeats() > 1 ? Optional.empty() : InputEncoder.of(params.network());

    /** All layers of a spatial core; empty in a layered one. */
    public final Optional<SpatialNetwork> spatial = isSpatial()
            ? Optional.of(new SpatialNetwork(new SpatialNetwork.Params(params.network())))
            : Optional.empty();

    /** All layers of a shared core; empty in another. */
    public final Optional<SharedNetwork> shared = params.plan().style() == CoreStyle.SHARED
            ? Optional.of(new SharedNetwork(new SharedNetwork.Params(
                    params.network(), params.plan().layers().getFirst())))
            : Optional.empty();

    {
        comment("Result of a sample");
    }

    public final Result result = new Result(
            source("result_"),
            params.network().readout().report(),
            params.network().output().neurons(),
            reading.score());

    public SynfireCore(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.network().name(), "core");
    }

    @Override
    protected String describe() {
        return "The network " + params.network().name() + ": events in, events and a result out."
                + "\nA stream moves a beat in each cycle in which its valid and its ready are 1. A beat with tick = 0 is an event:"
                + " the number of its sender in address, and what it carries in value, unless it is a spike. A beat with tick = 1"
                + " ends a tick, with last = 1 a sample" + samples() + "; its address and value mean nothing."
                + " Who sends nothing in a tick sends 0."
                + "\nMade by Synfire. This file and those of its modules belong to whoever generated them, to use in any way.";
    }

    private String samples() {
        int ticks = params.network().ticks();
        int frames = params.network().input().frames(ticks);
        String each = ticks == 1 ? " of one tick" : " of " + ticks + " ticks";
        return each + (frames == ticks ? "" : ", for which the input brings " + frames);
    }

    private boolean isSpatial() {
        return params.plan().style() == CoreStyle.SPATIAL;
    }

    /** A spatial core keeps a frame for all ticks itself. */
    private int repeats() {
        return params.network().input().encoder() instanceof Encoder.Constant
                ? params.network().ticks()
                : 1;
    }

    private List<CoreLayer> layers() {
        List<CoreLayer> layers = new ArrayList<>();
        if (params.plan().style() != CoreStyle.LAYERED) {
            return List.of();
        }
        List<IntegerLayer> contract = params.network().layers();
        for (int i = 0; i < contract.size(); i++) {
            Optional<Readout> score = i == contract.size() - 1
                    ? Optional.of(params.network().readout().score())
                    : Optional.empty();
            layers.add(new CoreLayer(
                    new CoreLayer.Params(contract.get(i), params.plan().layers().get(i), score)));
        }
        return List.copyOf(layers);
    }

    /** Scores are narrower than membranes: of block RAM or LUT RAM the synthesiser takes what suits so few bits. */
    private static MemoryStyle scores(MemoryStyle membranes) {
        return membranes == MemoryStyle.BLOCK ? MemoryStyle.AUTO : membranes;
    }

    private boolean isLoaded() {
        return layers.stream().anyMatch(layer -> layer.load.isPresent());
    }

    /** What is to be sent to {@link #load}, 16 bits a beat. */
    public List<Integer> image() {
        return layers.stream().flatMap(layer -> layer.image().stream()).toList();
    }

    @Override
    protected void logic() {
        for (CoreLayer layer : layers) {
            instance(ModuleNames.of(layer.params().layer().name(), "layer"), layer);
        }
        encoder.ifPresent(made -> {
            instance("encoder", made);
            made.in.connect(in);
        });
        learning.ifPresent(engines -> {
            engines.join(encoded(), this::place);
            engines.control.labels.connect(labels.orElseThrow());
            engines.control.withdrawn.assign(withdrawn.orElseThrow());
            learned.orElseThrow().assign(engines.control.learned);
            engines.state.port.connect(state.orElseThrow());
        });
        switch (params.plan().style()) {
            case LAYERED -> joinLayers();
            case SPATIAL -> joinSpatial(spatial.orElseThrow());
            case SHARED -> joinShared(shared.orElseThrow());
        }
    }

    private void joinShared(SharedNetwork network) {
        instance("shared", network);
        SampleReadout readout = instance("readout", SampleReadout.of(reading));
        network.in.connect(inputs());
        out.connect(network.out);
        readout.updates.connect(network.updates);
        result.connect(readout.result);
    }

    private void joinLayers() {
        SampleReadout readout = instance("readout", SampleReadout.of(reading));
        Wiring wiring = new Wiring(this);
        for (int l = 0; l < layers.size(); l++) {
            wiring.feed(l);
        }
        wiring.deliver(IntegerProjection.INPUT, List.of());
        for (int l = 0; l < layers.size(); l++) {
            wiring.deliver(l, l == layers.size() - 1 ? List.of(out) : List.of());
        }
        load.ifPresent(from ->
                from.fill(layers.stream().flatMap(layer -> layer.load.stream()).toList()));
        readout.updates.connect(layers.getLast().updates.orElseThrow());
        result.connect(readout.result);
    }

    private void joinSpatial(SpatialNetwork network) {
        String name = params.network().name();
        var gather = instance(
                "gather",
                new SpatialGather(
                        new SpatialGather.Params(name, network.params().in(), repeats())));
        instance("spatial", network);
        TickFormat values = network.layers.getLast().params().values();
        TickFormat compared = network.layers.getLast().params().membranes().orElse(values);
        var scatter = instance("scatter", new SpatialScatter(new SpatialScatter.Params(name, values)));
        var readout = instance("readout", new SpatialReadout(new SpatialReadout.Params(reading, compared)));
        gather.in.connect(inputs());
        network.in.connect(gather.out);
        comment("A tick goes on when both can take it.");
        network.out.ready.assign(scatter.in.ready.and(readout.in.ready));
        scatter.in.valid.assign(network.out.valid.and(readout.in.ready));
        scatter.in.last.assign(network.out.last);
        scatter.in.values.ifPresent(sent -> sent.assign(network.out.values.orElseThrow()));
        readout.in.valid.assign(network.out.valid.and(scatter.in.ready));
        readout.in.last.assign(network.out.last);
        readout.in
                .values
                .orElseThrow()
                .assign(network.out.membranes.or(() -> network.out.values).orElseThrow());
        out.connect(scatter.out);
        result.connect(readout.result);
    }

    /** What the takers of a source get: its events, or in a test's core what a gate lets pass of them. */
    protected Events joint(int source, Events events) {
        return events;
    }

    /** What the layers get from outside. */
    final Events inputs() {
        return learning.map(engines -> engines.control.out).orElseGet(this::encoded);
    }

    /** What comes in, or what the encoder makes of it. */
    private Events encoded() {
        return encoder.map(made -> made.out).orElse(in);
    }

    final <C extends Component<?>> C place(String name, C component) {
        return instance(name, component);
    }
}
