package dev.synfire.integer;

import dev.synfire.fixed.IntVector;
import dev.synfire.fixed.Range;

/**
 * Something a neuron remembers from tick to tick: one number a neuron.
 *
 * @param name in lower-case letters with underscores, one neuron's: membrane, synaptic_current
 * @param values what it may hold
 * @param initial what it counts as at a sample's first tick, one for all or one per neuron
 */
public record StateWord(String name, Range values, IntVector initial) {
    public StateWord {
        if (!values.contains(initial.min()) || !values.contains(initial.max())) {
            throw new IllegalArgumentException(
                    name + " begins at " + initial.min() + " to " + initial.max() + ", expected " + values);
        }
    }

    /** A word that is 0 at a sample's first tick. */
    StateWord(String name, Range values) {
        this(name, values, IntVector.of(0));
    }

    /** What it counts as at a neuron's first tick. */
    public int initial(int neuron) {
        return initial.get(initial.size() == 1 ? 0 : neuron);
    }
}
