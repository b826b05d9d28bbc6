package dev.synfire.cosim;

import dev.synfire.cosim.Streams.Role;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.StateWord;
import dev.synfire.layout.SharedLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the layers of a shared core do when it is their turn, told as if each were by itself. */
final class TurnRun {
    /** In place of a layer's number. */
    static final int ALL_LAYERS = -1;

    private final IntegerNetwork network;
    private final CoreView.Turns view;
    private final int neurons;
    private final int markers;
    private final Map<String, int[]> states = new HashMap<>();

    TurnRun(IntegerNetwork network, CoreView.Turns view, Streams bench) {
        this.network = network;
        this.view = view;
        neurons = bench.stream(
                Role.MONITOR,
                view.done(),
                view.done(),
                List.of(view.layer(), view.neuron(), view.current(), view.fires(), view.spikes()));
        markers = bench.stream(
                Role.MONITOR, view.turns(), view.turns(), List.of(view.turns(), view.layer(), view.ending()));
    }

    /** The stream with a beat for each layer that has done its tick. */
    int markers() {
        return markers;
    }

    /** What all neurons remember now. */
    void remembers(StateWord word, int[] values) {
        states.put(word.name(), values);
    }

    /** Takes a beat if it is of one of these streams. */
    boolean reads(int stream, long cycle, Trace.Reader reader, CoreRecord record) {
        if (stream == neurons) {
            neuron(reader, record);
            return true;
        }
        if (stream == markers) {
            marker(cycle, reader, record);
            return true;
        }
        return false;
    }

    private void neuron(Trace.Reader reader, CoreRecord record) {
        int layer = (int) reader.next();
        int neuron = (int) reader.next();
        long current = CoreRun.read(reader, view.current().shape());
        boolean fires = reader.next() == 1;
        int spikes = (int) CoreRun.read(reader, view.spikes().shape());
        record.layer(layer).current(false, false, neuron, current);
        if (fires && !isLast(layer)) {
            record.layer(layer).event(neuron, spikes);
        }
    }

    private void marker(long cycle, Trace.Reader reader, CoreRecord record) {
        reader.next();
        int layer = (int) reader.next();
        boolean last = reader.next() == 1;
        record.times().turn(layer, cycle);
        record.layer(layer).current(true, last, 0, 0);
        if (!isLast(layer)) {
            record.layer(layer).marker(last);
        }
        SharedLayout.Place place = view.layout().places().get(layer);
        for (StateWord word : network.layers().get(layer).model().states()) {
            int[] all = states.get(word.name());
            record.layer(layer).state(word, Arrays.copyOfRange(all, place.from(), place.from() + place.neurons()));
        }
    }

    /** The events of the last layer are taken where they come out of the core. */
    private boolean isLast(int layer) {
        return layer == network.layers().size() - 1;
    }
}
