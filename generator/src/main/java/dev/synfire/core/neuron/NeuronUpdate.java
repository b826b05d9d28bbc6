package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Multiplying;
import dev.synfire.core.pipeline.Multiplying.Product;
import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What a neuron does in a tick, as hardware: the formula of docs/semantics.md with cuts where a pipeline has registers. It is
 * written once for each model. A {@link NeuronUnit} says where it runs: in the pipeline of a layer, in one cycle without
 * registers, or in the unit that layers share.
 *
 * <p>{@link #tick} computes stage after stage. A {@link #cut} ends a stage. What later stages need is a {@link Value}, and
 * {@code now()} is what it is in the present stage. A register that is read in another stage than its own is refused.
 */
public abstract sealed class NeuronUpdate permits MembraneUpdate, IzhikevichUpdate, AdExUpdate {
    private final NeuronUnit unit;
    private Optional<Value> sent = Optional.empty();

    /** In the stage before the one that has the old words. */
    NeuronUpdate(NeuronUnit unit) {
        this.unit = unit;
    }

    /** Computes what the tick leaves, from the stage that has the old words and the input current. */
    public abstract void tick(Value current);

    /** What an event of the neuron carries: how often it fires, or a code; 0 if it sends none; empty if it never does. */
    public final Optional<Value> sent() {
        return sent;
    }

    /** Whether there is an event to send, in the present stage. */
    public final Expr fires() {
        return sent.map(Value::now)
                .map(now -> now.shape().width() > 1 ? now.ne(0) : now)
                .orElse(Expr.lit(0, Shape.bit()));
    }

    /** The word of that name. */
    final State state(String name) {
        return unit.states().stream()
                .filter(state -> state.word().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no word " + name));
    }

    /** A value that this stage computes, for it and later ones. */
    final Value value(String name, Expr value) {
        return stages().value(name, value);
    }

    /** Ends this stage with what it computes. */
    final Value cut(String name, Expr value, String comment) {
        return stages().cut(name, value, comment);
    }

    /** Ends this stage, whose values later ones read. */
    final void step(String comment) {
        stages().step(comment);
    }

    /** Some products, each as many stages later. */
    final List<Value> multiply(Product... products) {
        return new Multiplying(stages(), unit.wholeProducts()).run(products);
    }

    final Value multiply(String name, Expr factor, Expr divided) {
        return multiply(new Product(name, factor, divided)).getFirst();
    }

    /** A constant of the neuron, in a shape that holds it whatever may take its place. */
    final Expr constant(String name, IntVector values, Shape shape) {
        return unit.constants().of(name, values, shape);
    }

    /** A constant of the neuron in the narrowest signed shape. */
    final Expr signed(String name, IntVector values, Range most) {
        return unit.constants().signed(name, values, most);
    }

    /** An entry of a table, a stage later. */
    final Value table(String name, IntVector entries, Expr place, String comment) {
        Stages stages = stages();
        Expr entry = unit.owner()
                .words(name, entries.size(), Shapes.of(entries))
                .style(Shapes.style(unit.tables()))
                .contents(entries.stream().asLongStream().toArray())
                .read(Constants.singular(name) + "_" + (stages.number() + 1), place, unit.advance());
        stages.step(comment);
        return value(Constants.singular(name), entry);
    }

    /** What the tick leaves of a word, under a name that it gets in this stage. */
    final void leaves(State state, String name, Expr value) {
        state.next(value(name, unit.owner().named(name, value)));
    }

    /** What an event carries; a bit for one that fires or not. */
    final void sends(Value what) {
        sent = Optional.of(what);
    }

    private Stages stages() {
        return unit.stages();
    }
}
