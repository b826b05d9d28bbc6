package dev.synfire.core.neuron;

import static dev.synfire.hdl.Shape.bit;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Updates;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Reg;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerReadout;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.LayerPlan;
import dev.synfire.model.Readout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A pipeline that updates one neuron a cycle: input currents come in, events go out.
 *
 * <p>The whole pipeline stops while its last register holds a beat that nobody takes. The tick's marker goes through the
 * same stages as the neurons: when it shows, all of its tick is done and nothing of the next.
 */
public abstract sealed class NeuronArray extends CoreComponent<NeuronArray.Params> permits StatefulArray, RateArray {
    /**
     * What shapes the hardware.
     *
     * @param layer whose neurons
     * @param plan its memory styles
     * @param readout what a readout wants to see of each update; empty for none
     */
    public record Params(IntegerLayer layer, LayerPlan plan, Optional<Readout> readout) {}

    /**
     * What the last stage of the computation has for a neuron.
     *
     * @param sends whether there is an event to send
     * @param value what the event carries; empty for a spike
     * @param update what the readout compares
     */
    record Outcome(Expr sends, Optional<Expr> value, Expr update) {}

    {
        comment("Currents in");
    }

    public final Currents current = new Currents(
            sink("current_"),
            params.layer().neurons(),
            Shapes.signed(params.plan().currents(params.layer())));

    {
        comment("Events out");
    }

    public final Events events = new Events(
            source("out_"),
            new EventFormat(params.layer().neurons(), params.layer().outputValues()));

    {
        if (params.readout().isPresent()) {
            comment("Updates, for the readout");
        }
    }

    public final Optional<Updates> updates = params.readout()
            .map(score -> new Updates(source("update_"), params.layer().neurons(), updateShape(params.layer(), score)));

    NeuronArray(Params params) {
        super(params);
    }

    /** The array for a layer's neurons. */
    public static NeuronArray of(Params params) {
        return switch (params.layer().model()) {
            case SpikingNeuron _, IntegratorNeuron _, TwoVariableNeuron _ -> new StatefulArray(params);
            case RateNeuron _ -> new RateArray(params);
        };
    }

    /** What the neurons remember, in the order of the model's state words: the membrane potentials first. */
    public List<StateMemory> states() {
        return List.of();
    }

    /** Builds the computation from stage 0, where a neuron's number and current come in, to its last stage. */
    abstract Outcome compute(Stages stages, ArrayBeat beat);

    /** Stages from a neuron's read to its write; 0 where nothing is written. */
    int writeDistance() {
        return 0;
    }

    /** Whether there is only one. */
    final boolean isAlone() {
        return params.layer().neurons() == 1;
    }

    /** How many are updated when, for a description. */
    final String turns() {
        return isAlone() ? ", updated in a cycle" : ", one updated in each cycle";
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(params.layer().name(), "neurons");
    }

    /** What a readout by that score sees of an update: the membrane potential, or what the neuron sends. */
    public static Shape updateShape(IntegerLayer layer, Readout score) {
        return score.comparesMembranes()
                ? Shapes.of(new IntegerReadout(score).scores(layer, 1))
                : Shapes.of(layer.outputValues());
    }

    @Override
    protected void logic() {
        comment("The whole pipeline stops while its last register holds a beat that nobody takes.");
        Expr free = events.ready.or(events.valid.not());
        Expr advance = let("advance", updates.map(tap -> free.and(tap.ready)).orElse(free));
        Expr accepted = let("accepted", current.valid.and(current.ready));
        Stages stages = new Stages(this, Optional.of(advance));
        Value valid = stages.flag("valid", accepted);
        Value tick = stages.companion("tick", current.tick);
        Value last = stages.companion("last", current.last);
        Value neuron = stages.companion("neuron", current.neuron);

        Outcome outcome = compute(stages, new ArrayBeat(accepted, advance, valid, tick, neuron));
        Expr marks = tick.now();
        updates.ifPresent(tap -> {
            tap.valid.assign(valid.now().and(marks.not()).and(advance));
            tap.tick.assign(valid.now().and(marks).and(advance));
            tap.last.assign(last.now());
            tap.neuron.assign(neuron.now());
            tap.value.assign(outcome.update());
        });
        Expr sends = valid.now().and(marks.or(outcome.sends()));
        Optional<Value> value = outcome.value().map(sent -> stages.value("value", sent));
        stages.end(valid);
        stages.step("send");
        Reg sent = reg("sent", bit());
        // A readout may stop the pipeline while the last beat is taken: it must not be sent twice.
        when(advance, () -> sent.next(sends)).elseWhen(events.ready, () -> sent.next(0));
        events.valid.assign(sent);
        events.tick.assign(tick.now());
        events.last.assign(last.now());
        events.address.assign(neuron.now());
        value.ifPresent(code -> events.value.orElseThrow().assign(code.now()));

        current.ready.assign(
                interlock(valid, accepted, writeDistance()).map(advance::and).orElse(advance));
    }

    /**
     * What keeps a tick from overtaking the one before. A tick takes a stage for each neuron and one for the marker, so a
     * neuron comes again {@code neurons + 1} stages later at the earliest; with fewer neurons than stages between read and
     * write it would be read too early.
     */
    private Optional<Expr> interlock(Value valid, Expr accepted, int distance) {
        if (params.layer().neurons() >= distance) {
            return Optional.empty();
        }
        comment("So few neurons come round before they are written: a tick starts when the one before is through.");
        Reg starts = reg("starts", bit()).init(1);
        when(accepted, () -> starts.next(current.tick));
        Expr busy = IntStream.rangeClosed(1, distance)
                .mapToObj(valid::at)
                .reduce(Expr::or)
                .orElseThrow();
        return Optional.of(let("clear_to_start", starts.and(busy).not()));
    }
}
