package dev.synfire.core.neuron;

import dev.synfire.hdl.Expr;
import dev.synfire.hdl.Memory;
import dev.synfire.hdl.Shape;
import dev.synfire.integer.StateWord;

/** A state word of all neurons of an array: one memory, read in stage 0 and written when the neuron's update is done. */
public final class StateMemory {
    private final StateWord word;
    private final Memory memory;

    public StateMemory(StateWord word, Memory memory) {
        this.word = word;
        this.memory = memory;
    }

    /** What it holds. */
    public StateWord word() {
        return word;
    }

    /** One word a neuron. */
    public Memory memory() {
        return memory;
    }

    public Shape shape() {
        return memory.shape();
    }

    /** What stage 1 finds for the neuron whose number is in stage 0. */
    public Expr read(Expr neuron, Expr advance) {
        return memory.read(word.name() + "_1", neuron, advance);
    }
}
