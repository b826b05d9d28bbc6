package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.StateWord;
import java.util.Optional;

/** A word that a neuron remembers: as its tick finds it, and as it leaves it. */
public final class State {
    private final StateWord word;
    private final Value before;
    private Optional<Value> after = Optional.empty();

    /** A word whose old value is that. */
    public State(StateWord word, Value before) {
        this.word = word;
        this.before = before;
    }

    public StateWord word() {
        return word;
    }

    public Shape shape() {
        return Shapes.of(word.values());
    }

    /** What the tick before has left, or the initial value in a sample's first tick. */
    public Value before() {
        return before;
    }

    /** The same, in the present stage. */
    public Expr now() {
        return before.now();
    }

    void next(Value value) {
        after = Optional.of(value);
    }

    /** What the tick leaves, in the present stage. */
    public Expr after() {
        return after.orElseThrow(() -> new IllegalStateException("no new value of " + word.name()))
                .now();
    }
}
