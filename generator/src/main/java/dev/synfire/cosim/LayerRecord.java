package dev.synfire.cosim;

import dev.synfire.integer.StateWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one layer of the hardware did in a run, tick after tick; ticks count through all samples. */
final class LayerRecord {
    /**
     * One tick of events.
     *
     * @param values one per neuron, 0 where there was no event
     * @param last the marker's flag
     * @param oddities addresses out of range or out of order, events of value 0
     */
    record Events(int[] values, boolean last, List<String> oddities) {}

    /** One tick of input currents; oddities as with events. */
    record Currents(long[] values, boolean last, List<String> oddities) {}

    private final int neurons;
    private final List<Events> events = new ArrayList<>();
    private final Map<String, List<int[]>> states = new HashMap<>();
    private final List<Currents> currents = new ArrayList<>();
    private int[] sent;
    private int next;
    private List<String> oddEvents = new ArrayList<>();
    private long[] sums;
    private int summed;
    private List<String> oddCurrents = new ArrayList<>();

    LayerRecord(int neurons) {
        this.neurons = neurons;
        sent = new int[neurons];
        sums = new long[neurons];
    }

    void event(int address, int value) {
        if (address >= neurons) {
            oddEvents.add("an event at address " + address + ", of " + neurons + " neurons");
            return;
        }
        if (address < next) {
            oddEvents.add("an event at address " + address + " after one at " + (next - 1));
        }
        if (value == 0) {
            oddEvents.add("an event of value 0 at address " + address);
        }
        sent[address] = value;
        next = address + 1;
    }

    void marker(boolean last) {
        events.add(new Events(sent, last, oddEvents));
        sent = new int[neurons];
        next = 0;
        oddEvents = new ArrayList<>();
    }

    void state(StateWord word, int[] values) {
        states.computeIfAbsent(word.name(), _ -> new ArrayList<>()).add(values);
    }

    void current(boolean tick, boolean last, int neuron, long value) {
        if (tick) {
            if (summed != neurons) {
                oddCurrents.add("a marker after " + summed + " currents");
            }
            currents.add(new Currents(sums, last, oddCurrents));
            sums = new long[neurons];
            summed = 0;
            oddCurrents = new ArrayList<>();
        } else if (neuron != summed || neuron >= neurons) {
            oddCurrents.add("the current of neuron " + neuron + " where that of " + summed + " was due");
        } else {
            sums[summed++] = value;
        }
    }

    List<Events> events() {
        return events;
    }

    /** A state word of all neurons, tick after tick. */
    List<int[]> states(StateWord word) {
        return states.getOrDefault(word.name(), List.of());
    }

    List<Currents> currents() {
        return currents;
    }
}
