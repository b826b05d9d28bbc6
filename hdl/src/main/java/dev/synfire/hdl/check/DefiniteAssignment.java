package dev.synfire.hdl.check;

import dev.synfire.hdl.Signal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which bits of which signals are given a value whatever the conditions are. */
final class DefiniteAssignment {
    /** Stands for all bits, however many. */
    private static final BitSet ALL = new BitSet();

    private final Map<Signal, BitSet> bits = new HashMap<>();

    boolean isEmpty() {
        return bits.isEmpty();
    }

    void add(Signal signal) {
        bits.put(signal, ALL);
    }

    void add(Signal signal, int high, int low) {
        BitSet known = bits.computeIfAbsent(signal, _ -> new BitSet());
        if (known != ALL) {
            known.set(low, high + 1);
        }
    }

    void addAll(DefiniteAssignment other) {
        other.bits.forEach((signal, its) -> {
            if (its == ALL) {
                add(signal);
            } else if (bits.get(signal) != ALL) {
                bits.computeIfAbsent(signal, _ -> new BitSet()).or(its);
            }
        });
    }

    void retainAll(DefiniteAssignment other) {
        bits.keySet().retainAll(other.bits.keySet());
        bits.replaceAll((signal, mine) -> {
            BitSet its = other.bits.get(signal);
            if (mine == ALL || its == ALL) {
                return mine == ALL ? its : mine;
            }
            BitSet both = (BitSet) mine.clone();
            both.and(its);
            return both;
        });
    }

    /** The bits of the signal that are not among them. */
    BitSet missing(Signal signal) {
        BitSet missing = new BitSet();
        BitSet known = bits.get(signal);
        if (known != ALL) {
            missing.set(0, signal.shape().width());
            if (known != null) {
                missing.andNot(known);
            }
        }
        return missing;
    }
}
