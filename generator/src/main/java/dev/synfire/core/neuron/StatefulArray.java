package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.core.pipeline.Value;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.integer.StateWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A neuron array that remembers: the words of a neuron are read in stage 0, and all written in one stage. */
public abstract sealed class StatefulArray extends NeuronArray permits MembraneArray, DescribedArray {
    /** Under this name the old potential is carried from stage 2 on; other words under their own. */
    public static final String BEFORE = "before";

    private final List<StateMemory> states = params.layer().model().states().stream()
            .map(word -> new StateMemory(word, words(word)))
            .toList();

    /** The stage in which the words are written. */
    private int written;

    StatefulArray(Params params) {
        super(params);
    }

    private Memory words(StateWord word) {
        return memory(word.name() + "s", params.layer().neurons(), Shapes.of(word.values()))
                .neverBeyond()
                .style(Shapes.style(params.plan().membranes()))
                .onCollision(Memory.Collision.UNDEFINED);
    }

    @Override
    public final List<StateMemory> states() {
        return states;
    }

    /** The potential comes first. */
    final StateMemory membranes() {
        return states.getFirst();
    }

    /** What the words count as in a sample's first tick, in words. */
    final String initially() {
        return startsAtZero() ? "0" : "the initial one";
    }

    private boolean startsAtZero() {
        return states.stream().allMatch(state -> state.word().initial().isUniform(0));
    }

    /** From stage 0 to stage 1, in which the words are known. */
    final List<State> read(Stages stages, Constants constants, ArrayBeat beat) {
        String begins = startsAtZero() ? "counts as 0" : "begins anew";
        comment("Nothing is cleared between samples: in a sample's first tick every membrane " + begins + ".");
        Reg fresh = reg("fresh", bit()).init(1);
        when(beat.accepted().and(current.tick), () -> fresh.next(current.last));
        Value first = stages.value("fresh", fresh);
        comment("Read here, written in the last stage but one; see docs/core.md for why the two never meet.");
        List<Expr> reads = states.stream()
                .map(state -> state.read(current.neuron, beat.advance()))
                .toList();
        stages.step("the membrane potential arrives");
        List<State> words = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            StateWord word = states.get(i).word();
            Expr initial = constants.of(
                    word.name() + "_starts", word.initial(), states.get(i).shape());
            Expr old = first.now().mux(initial, reads.get(i));
            words.add(new State(word, stages.value(word.name(), old)));
        }
        return words;
    }

    /** What is carried on to the next stage; called in stage 1. */
    interface Fetch {
        void fetch();
    }

    /**
     * From stage 0 to stage 2, in which the words are carried under their names, the old potential as {@link #BEFORE}, and
     * the input current as current.
     */
    final void read(Stages stages, Constants constants, ArrayBeat beat, Fetch more) {
        stages.carry("current", current.value);
        List<State> words = read(stages, constants, beat);
        for (State state : words) {
            stages.carry(state == words.getFirst() ? BEFORE : state.word().name(), state.now());
        }
        more.fetch();
        stages.step("the old potential, " + initially() + " in a sample's first tick");
    }

    /** Writes what the tick leaves of each word; called in the stage that has them all. */
    final void write(Stages stages, List<State> words, ArrayBeat beat) {
        Map<String, Expr> values = new HashMap<>();
        words.forEach(state -> values.put(state.word().name(), state.after()));
        write(stages, values, beat);
    }

    /** Writes what the tick leaves of each word, by the words' names; called in the stage that has them all. */
    final void write(Stages stages, Map<String, Expr> values, ArrayBeat beat) {
        written = stages.number();
        Expr update = beat.valid().now().and(beat.tick().now().not()).and(beat.advance());
        Expr updates = states.size() > 1 ? let("updated", update) : update;
        for (StateMemory state : states) {
            state.memory().write(beat.neuron().now(), values.get(state.word().name()), updates);
        }
    }

    @Override
    final int writeDistance() {
        return written;
    }
}
