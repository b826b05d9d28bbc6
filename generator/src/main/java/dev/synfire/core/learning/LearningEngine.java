package dev.synfire.core.learning;

import dev.synfire.core.pipeline.CoreComponent;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.BiasPort;
import dev.synfire.core.stream.Recorded;
import dev.synfire.core.stream.WeightPort;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Input;
import dev.synfire.hdl.Output;
import dev.synfire.hdl.Reg;
import java.util.Optional;

/**
 * All that lets a layer learn: what its addresses did, the errors of its neurons, and the walk that changes its weights.
 * Weights and biases stay where the layer has them.
 */
public final class LearningEngine extends CoreComponent<LearningEngine.Params> {
    /** What shapes the hardware. */
    public record Params(LearningParams layer) {}

    private final LearningParams layer = params.layer();

    {
        comment("What is to be done");
    }

    public final Turn turn = new Turn(sink("turn_"));

    /** How many samples were learned; present where the shift rises with them. */
    public final Optional<Input> learned =
            layer.walk().finer() > 0 ? Optional.of(input("learned", u(LearningControl.COUNT_BITS))) : Optional.empty();

    {
        comment("Events that the layer takes");
    }

    public final Recorded taken =
            new Recorded(sink("taken_"), layer.events().size(), layer.events().values());

    /** Makes the errors, and changes the biases. */
    public final ErrorUnit errors = new ErrorUnit(layer.errors());
    /** Changes the weights. */
    public final Walk walk = new Walk(layer.walk());

    private final Activity activity = new Activity(layer.activity());

    {
        comment(
                errors.sent.isPresent()
                        ? "Events that the layer sends, and the label"
                        : "What the layer behind gathers");
    }

    /** Events that the layer sends; present if its errors come from the label. */
    public final Optional<Recorded> sent = layer.errors().source() instanceof ErrorParams.Target target
            ? Optional.of(new Recorded(sink("sent_"), layer.errors().neurons(), target.outputs()))
            : Optional.empty();

    public final Optional<Input> label = errors.label.map(port -> input("label", port.shape()));

    /** What the layer behind gathers; present if the errors come from there. */
    public final Optional<Gathered> blamed = layer.errors().source() instanceof ErrorParams.Back back
            ? Optional.of(new Gathered(sink("blamed_"), layer.errors().neurons(), back.sums(), back.values()))
            : Optional.empty();

    {
        if (layer.walk().gathers()) {
            comment("What it gathers for the layer before");
        }
    }

    /** What it gathers for the layer before. */
    public final Optional<Gathered> gathered = layer.walk().gathers()
            ? Optional.of(new Gathered(
                    source("gathered_"),
                    layer.walk().words().inputs(),
                    layer.walk().sums(),
                    layer.walk().values()))
            : Optional.empty();

    {
        if (layer.walk().stochastic()) {
            comment("Random numbers");
        }
    }

    public final Optional<Output> draw =
            layer.walk().stochastic() ? Optional.of(output("draw", bit())) : Optional.empty();
    public final Optional<Input> drawn =
            layer.walk().stochastic() ? Optional.of(input("drawn", u(Draws.BITS))) : Optional.empty();

    {
        comment("The layer's weights" + (layer.bias().isPresent() ? " and biases" : ""));
    }

    public final WeightPort weights = new WeightPort(
            source("weight_"), layer.walk().words().address(), layer.walk().word());

    public final Optional<BiasPort> bias = layer.bias()
            .map(rule -> new BiasPort(source("bias_"), layer.errors().neurons(), rule.shape()));

    {
        comment("The same, read and written from outside");
    }

    /** The words of weights, from outside. */
    public final StateAccess weightState = new StateAccess(
            sink("weight_state_"), layer.walk().words().depth(), layer.walk().word());

    /** The biases, from outside. */
    public final Optional<StateAccess> biasState = layer.bias()
            .map(rule -> new StateAccess(sink("bias_state_"), layer.errors().neurons(), rule.shape()));

    public LearningEngine(Params params) {
        super(params);
    }

    @Override
    protected String moduleName() {
        return ModuleNames.of(layer.name(), "learning");
    }

    @Override
    protected String describe() {
        return "Lets layer " + layer.name() + " learn after a sample.";
    }

    @Override
    protected void logic() {
        instance("activity", activity);
        instance("error_unit", errors);
        instance("walk", walk);
        activity.event.assign(turn.records.and(taken.valid));
        activity.address.assign(taken.address);
        activity.value.ifPresent(port -> port.assign(taken.value.orElseThrow()));
        activity.scan.assign(turn.walk);
        activity.dropped.assign(turn.dropped);

        errors.start.assign(turn.judge);
        errors.withdrawn.assign(turn.withdrawn);
        errors.sent.ifPresent(port -> {
            Recorded from = sent.orElseThrow();
            port.valid.assign(turn.records.and(from.valid));
            port.address.assign(from.address);
            port.value.ifPresent(value -> value.assign(from.value.orElseThrow()));
        });
        errors.label.ifPresent(port -> port.assign(label.orElseThrow()));
        errors.gathered.ifPresent(port -> port.connect(blamed.orElseThrow()));
        Optional<Expr> finer = learned.map(this::finer);
        errors.finer.ifPresent(port -> port.assign(finer.orElseThrow()));
        errors.group.ifPresent(port -> port.assign(walk.group.orElseThrow()));
        bias.ifPresent(port -> join(port, errors.bias.orElseThrow(), biasState.orElseThrow()));

        walk.active.connect(activity.active);
        walk.finer.ifPresent(port -> port.assign(finer.orElseThrow()));
        walk.errors.assign(errors.errors);
        draw.ifPresent(port -> {
            port.assign(walk.draw.orElseThrow());
            walk.drawn.orElseThrow().assign(drawn.orElseThrow());
        });
        gathered.ifPresent(port -> port.connect(walk.gathered.orElseThrow()));

        comment("From the start of a walk until its last word is written, the weights are read for it.");
        Reg walks = reg("walks", bit());
        var busy = let("changing", activity.scanning.or(walk.busy));
        when(turn.walk, () -> walks.next(1)).elseWhen(busy.not(), () -> walks.next(0));
        StateAccess outside = weightState;
        weights.walks.assign(walks.or(outside.reads));
        weights.word.assign(outside.reads.mux(outside.word, walk.word));
        walk.weights.assign(weights.weights);
        outside.found.assign(weights.weights);
        weights.write.assign(walk.write.or(outside.stores));
        weights.written.assign(outside.stores.mux(outside.word, walk.written));
        weights.changed.assign(outside.stores.mux(outside.changed, walk.changed));

        turn.busy.assign(busy.or(errors.busy).or(walks));
        turn.any.assign(errors.any);
    }

    /** Biases are the error unit's in a pass, and open to the outside between samples. */
    private static void join(BiasPort port, BiasPort inner, StateAccess outside) {
        port.neuron.assign(outside.reads.mux(outside.word, inner.neuron));
        inner.value.assign(port.value);
        outside.found.assign(port.value);
        port.write.assign(inner.write.or(outside.stores));
        port.written.assign(outside.stores.mux(outside.word, inner.written));
        port.changed.assign(outside.stores.mux(outside.changed, inner.changed));
    }

    /** How often the shift will still rise. */
    private Expr finer(Expr count) {
        var shape = index(layer.walk().finer() + 1);
        comment("The shift rises with the samples that were learned.");
        Reg finer = reg("finer", shape).withoutReset();
        Expr due = layer.learning().rule().rises().stream()
                .map(rise -> count.lt(rise).extend(shape))
                .reduce((a, b) -> a.addWrap(b))
                .orElseThrow();
        return finer.next(due);
    }
}
