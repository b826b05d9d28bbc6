package dev.synfire.core;

import dev.synfire.hdl.Component;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.Readout;
import dev.synfire.plan.CorePlan;
import dev.synfire.plan.MemoryStyle;
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

    /** The layers in order, each an instance named as its layer. */
    public final List<CoreLayer> layers = layers();

    {
        if (isLoaded()) {
            comment("The weights to begin with, after every reset");
        }
    }

    /** Present where weights are in memories that start with unknown words. */
    public final Optional<WeightLoad> load = isLoaded() ? Optional.of(new WeightLoad(sink("load_"))) : Optional.empty();

    public final SampleReadout readout = SampleReadout.of(SampleReadout.Params.of(
            params.network(), scores(params.plan().layers().getLast().membranes())));

    /** What makes events of the codes that come in; empty where they are events. */
    public final Optional<InputEncoder> encoder = InputEncoder.of(params.network());

    {
        comment("Result of a sample");
    }

    public final Result result = new Result(
            source("result_"),
            params.network().readout().report(),
            params.network().output().neurons(),
            readout.params().score());

    public SynfireCore(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.network().name(), "core");
    }

    @Override
    protected String describe() {
        return "The network " + params.network().name() + ": events in, events and a result out.";
    }

    private List<CoreLayer> layers() {
        List<CoreLayer> layers = new ArrayList<>();
        List<IntegerLayer> contract = params.network().layers();
        for (int i = 0; i < contract.size(); i++) {
            Optional<Readout.Score> score = i == contract.size() - 1
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
        instance("readout", readout);
        encoder.ifPresent(made -> {
            instance("encoder", made);
            made.in.connect(in);
        });
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

    /** What the takers of a source get: its events, or in a test's core what a gate lets pass of them. */
    protected Events joint(int source, Events events) {
        return events;
    }

    /** What the layers get from outside. */
    final Events inputs() {
        return encoder.map(made -> made.out).orElse(in);
    }

    final <C extends Component<?>> C place(String name, C component) {
        return instance(name, component);
    }
}
