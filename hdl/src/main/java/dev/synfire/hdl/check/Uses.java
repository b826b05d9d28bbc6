package dev.synfire.hdl.check;

import dev.synfire.hdl.Component;
import dev.synfire.hdl.Recorded;
import dev.synfire.hdl.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a component reads and drives each of its own signals: the places of items, from 0; and which states it names.
 * Found once, when the component is checked.
 */
public final class Uses {
    private static final int NOWHERE = -1;

    private final Component<?> component;

    /** By the signals' places. */
    private final int[] firstRead;

    private final int[] lastSaid;
    private final BitSet read = new BitSet();
    private final Set<String> states = new HashSet<>();

    /** The places before the last, of signals that several items drive. */
    private final Map<Signal, List<Integer>> earlier = new HashMap<>();

    Uses(Component<?> component) {
        this.component = component;
        int signals = Recorded.of(component).signals();
        firstRead = new int[signals];
        lastSaid = new int[signals];
        Arrays.fill(firstRead, Integer.MAX_VALUE);
        Arrays.fill(lastSaid, NOWHERE);
    }

    /**
     * Notes that an item reads a signal. Places come in their order.
     *
     * @param only the one signal that the item drives, if there is one only: reading itself is no use of it
     */
    void readAt(Signal signal, int place, Signal only) {
        if (signal.component() == component) {
            int its = signal.place();
            firstRead[its] = Math.min(firstRead[its], place);
            if (signal != only) {
                read.set(its);
            }
        }
    }

    /** Notes that an item drives a signal. Places come in their order. */
    void saidAt(Signal signal, int place) {
        int last = lastSaid[signal.place()];
        if (last != NOWHERE && last != place) {
            earlier.computeIfAbsent(signal, _ -> new ArrayList<>()).add(last);
        }
        lastSaid[signal.place()] = place;
    }

    /** Notes that an item names a state. */
    void named(Enum<?> state) {
        states.add(state.name());
    }

    /** The names of the states that the component names. */
    public Set<String> states() {
        return Collections.unmodifiableSet(states);
    }

    /** True when anything but its own next value needs it. */
    boolean isRead(Signal signal) {
        return read.get(signal.place());
    }

    /** True when it is given its value before anything reads it. */
    public boolean readAfterSaid(Signal signal) {
        int last = lastSaid(signal);
        return last != NOWHERE && firstRead[signal.place()] > last;
    }

    /** The last place that drives it; -1 if there is none. */
    public int lastSaid(Signal signal) {
        return lastSaid[signal.place()];
    }

    /** The places that drive it, in order. */
    public List<Integer> said(Signal signal) {
        int last = lastSaid(signal);
        List<Integer> before = earlier.get(signal);
        if (last == NOWHERE || before == null) {
            return last == NOWHERE ? List.of() : List.of(last);
        }
        List<Integer> all = new ArrayList<>(before);
        all.add(last);
        return all;
    }
}
