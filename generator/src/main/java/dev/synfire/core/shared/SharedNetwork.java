package dev.synfire.core.shared;

import dev.synfire.core.neuron.NeuronArray;
import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Updates;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.SharedForm;
import java.util.Optional;

/** All layers of a network, which take turns with one lane, one neuron unit and one memory for each of what they need. */
public final class SharedNetwork extends CoreComponent<SharedNetwork.Params> {
    /**
     * What shapes the hardware.
     *
     * @param network what it computes
     * @param plan memory styles
     */
    public record Params(IntegerNetwork network, LayerPlan plan) {}

    private final IntegerNetwork network = params.network();
    private final SharedForm form = SharedForm.of(network);

    {
        comment("Events in");
    }

    public final Events in = new Events(
            sink("in_"), new EventFormat(network.input().size(), network.input().events()));

    {
        comment("Events of the last layer");
    }

    public final Events out = new Events(
            source("out_"),
            new EventFormat(network.output().neurons(), network.output().outputValues()));

    {
        comment("Updates of the last layer, for the readout");
    }

    public final Updates updates = new Updates(
            source("update_"),
            network.output().neurons(),
            NeuronArray.updateShape(network.output(), network.readout().score()));

    public final SharedSequencer sequencer =
            new SharedSequencer(new SharedSequencer.Params(network.name(), form.layout()));
    private final SharedSums.Params summing = new SharedSums.Params(network.name(), form, params.plan());
    public final SharedSums sums = new SharedSums(summing);
    public final SharedUnit unit = new SharedUnit(
            new SharedUnit.Params(network.name(), form, params.plan(), summing.sum(), summing.latency()));
    private final SharedWeights weights = new SharedWeights(new SharedWeights.Params(
            network, form, params.plan().weights(), summing.addressed(), summing.registered()));
    private final Optional<SpikeStack> stack = form.layout().hidden() == 0
            ? Optional.empty()
            : Optional.of(new SpikeStack(new SpikeStack.Params(
                    network.name(),
                    Math.max(2, form.layout().hidden()),
                    Shape.index(Math.max(2, form.layout().hidden())),
                    sentValue(),
                    params.plan().accumulators())));

    public SharedNetwork(Params params) {
        super(params);
    }

    /** Where the layers lie in its memories. */
    public SharedForm form() {
        return form;
    }

    /** What an event from layer to layer carries. */
    private Optional<Shape> sentValue() {
        return form.layout().places().size() == 1
                ? Optional.empty()
                : new EventFormat(1, network.layers().getFirst().outputValues()).value();
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(network.name(), "shared");
    }

    @Override
    protected String describe() {
        return "The layers of " + network.name() + ", which take turns with one engine and one neuron unit.";
    }

    @Override
    protected void logic() {
        instance("sequencer", sequencer);
        instance("weights", weights);
        instance("sums", sums);
        instance("neurons", unit);
        stack.ifPresent(held -> instance("spikes", held));
        Expr hidden =
                named("hidden", new ByLayer(sequencer.layer, network.layers().size()).isHidden());
        events(hidden);

        weights.layer.ifPresent(port -> port.assign(sequencer.layer));
        weights.neuron.assign(sequencer.neuron);
        sums.neuron.assign(sequencer.neuron);
        sums.place.assign(sequencer.place);
        sums.untouched.assign(sequencer.untouched);
        sums.add.assign(sequencer.add);
        sums.weight.assign(weights.weight);
        sequencer.sumsBusy.ifPresent(port -> port.assign(sums.busy.orElseThrow()));

        unit.update.assign(sequencer.update);
        unit.fresh.assign(sequencer.fresh);
        unit.layer.ifPresent(port -> port.assign(sequencer.layer));
        unit.place.assign(sequencer.place);
        unit.current.assign(sums.held);
        sequencer.done.assign(unit.done);
        sequencer.fires.assign(unit.fires);
        sequencer.free.assign(updates.ready);
        stack.ifPresent(held -> {
            held.push.assign(sequencer.push);
            held.pushAddress.assign(Shapes.fit(sequencer.neuron, held.pushAddress.shape()));
            held.pushValue.ifPresent(value -> value.assign(unit.spikes));
            held.pop.assign(let("pops", hidden.and(sequencer.takes).or(sequencer.turns)));
        });
        tell();
    }

    /** What waits for the layer whose turn it is: from outside, or what the layer before has left. */
    private void events(Expr hidden) {
        Shape address = weights.address.shape();
        Expr outer = Shapes.fit(in.address, address);
        sequencer.markerLast.assign(in.last);
        in.ready.assign(sequencer.takes.and(hidden.not()));
        if (stack.isEmpty()) {
            sequencer.waiting.assign(in.valid);
            sequencer.marker.assign(in.tick);
            weights.address.assign(outer);
            sums.value.ifPresent(value -> value.assign(fitted(in.value.map(Expr.class::cast), value.shape())));
            return;
        }
        SpikeStack held = stack.get();
        sequencer.waiting.assign(in.valid.or(hidden));
        sequencer.marker.assign(hidden.mux(held.shown.not(), in.tick));
        weights.address.assign(hidden.mux(Shapes.fit(held.address, address), outer));
        sums.value.ifPresent(value -> value.assign(hidden.mux(
                fitted(held.value.map(Expr.class::cast), value.shape()),
                fitted(in.value.map(Expr.class::cast), value.shape()))));
    }

    private static Expr fitted(Optional<Expr> value, Shape shape) {
        return value.map(v -> v.shape().signed() == shape.signed() ? v.extend(shape) : Shapes.fit(v.toSigned(), shape))
                .orElseGet(() -> Expr.lit(1, shape));
    }

    /** To the readout, and out. */
    private void tell() {
        updates.valid.assign(sequencer.shown);
        updates.tick.assign(sequencer.closes);
        updates.last.assign(sequencer.ending);
        Expr number = Shapes.fit(sequencer.neuron, updates.neuron.shape());
        updates.neuron.assign(number);
        Expr told = network.readout().score().comparesMembranes() ? unit.membrane : unit.spikes;
        updates.value.assign(Shapes.fit(told, updates.value.shape()));
        out.valid.assign(sequencer.outValid);
        out.tick.assign(sequencer.closing);
        out.last.assign(sequencer.ending);
        out.address.assign(number);
        // Beside the marker stands 0: neuron 0 is due again, whose constants would show.
        out.value.ifPresent(value -> value.assign(
                sequencer.closing.mux(Expr.lit(0, value.shape()), Shapes.fit(unit.spikes, value.shape()))));
        sequencer.outReady.assign(out.ready);
    }
}
