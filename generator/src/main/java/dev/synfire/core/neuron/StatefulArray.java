package dev.synfire.core.neuron;

import dev.synfire.core.pipeline.Shapes;
import dev.synfire.core.pipeline.Stages;
import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Reg;
import dev.synfire.integer.StateWord;
import java.util.List;
import java.util.Map;

/** A neuron array that remembers: the words of a neuron are read in stage 0, and all written in one stage. */
public abstract sealed class StatefulArray extends NeuronArray permits MembraneArray, IzhikevichArray {
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

    /** What is carried on to the next stage; called in stage 1. */
    interface Fetch {
        void fetch();
    }

    /**
     * From stage 0 to stage 2, in which the words are carried under their names, the old potential as {@link #BEFORE}, and
     * the input current as current.
     */
    final void read(Stages stages, Constants constants, Expr accepted, Expr advance, Fetch more) {
        boolean zero = states.stream().allMatch(state -> state.word().initial().isUniform(0));
        String begins = zero ? "counts as 0" : "begins anew";
        comment("Nothing is cleared between samples: in a sample's first tick every membrane " + begins + ".");
        Reg fresh = reg("fresh", bit()).init(1);
        when(accepted.and(current.tick), () -> fresh.next(current.last));
        stages.carry("fresh", fresh);
        stages.carry("current", current.value);
        comment("Read here, written in the last stage but one; see docs/core.md for why the two never meet.");
        List<Expr> reads = states.stream()
                .map(state -> state.read(current.neuron, advance))
                .toList();

        stages.step("the membrane potential arrives");
        Expr first = stages.take("fresh");
        for (int i = 0; i < reads.size(); i++) {
            StateMemory state = states.get(i);
            Expr initial =
                    constants.of(state.word().name() + "_starts", state.word().initial(), state.shape());
            stages.carry(i == 0 ? BEFORE : state.word().name(), first.mux(initial, reads.get(i)));
        }
        more.fetch();

        stages.step("the old potential, " + (zero ? "0" : "the initial one") + " in a sample's first tick");
    }

    /** Writes what the tick leaves of each word, by the words' names; called in the stage that has them all. */
    final void write(Stages stages, Map<String, Expr> values, Expr advance) {
        written = stages.number();
        Expr update = stages.get("valid").and(stages.get("tick").not()).and(advance);
        Expr updates = states.size() > 1 ? let("updated", update) : update;
        for (StateMemory state : states) {
            state.memory().write(stages.get("neuron"), values.get(state.word().name()), updates);
        }
    }

    @Override
    final int writeDistance(Stages stages) {
        return written;
    }
}
