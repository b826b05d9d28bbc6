package dev.synfire.cosim;

import dev.synfire.core.CoreLayer;
import dev.synfire.core.SynfireCore;
import dev.synfire.core.neuron.StateMemory;
import dev.synfire.core.shared.SharedNetwork;
import dev.synfire.core.spatial.SpatialLayer;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.Result;
import dev.synfire.core.stream.WeightLoad;
import dev.synfire.core.synapse.ConvolutionEngine;
import dev.synfire.core.synapse.DenseCrossbar;
import dev.synfire.core.synapse.PooledEngine;
import dev.synfire.core.synapse.SparseEngine;
import dev.synfire.core.synapse.SynapseEngine;
import dev.synfire.hdl.Signal;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.SharedLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What co-simulation sees of a core.
 *
 * @param network what the core computes
 * @param input where samples go in
 * @param layers what is watched inside
 * @param output where the last layer's events come out
 * @param gates where streams inside can be made to pause; none in a core as it is shipped
 * @param load where the core takes contents of its memories after a reset; empty if it takes none
 * @param learning what lets layers learn; empty if none does
 * @param tick clock cycles that a tick takes at most, roughly
 */
record CoreView(
        IntegerNetwork network,
        Events input,
        List<Layer> layers,
        Events output,
        Result result,
        List<Gate> gates,
        Optional<Load> load,
        Optional<LearningView> learning,
        long tick) {
    /**
     * A place in a test design where a stream can be made to pause.
     *
     * @param valid whether a beat waits at the gate
     * @param go an input: 1 lets it pass
     */
    record Gate(Signal valid, Signal go) {}

    /**
     * What a core takes before its first event.
     *
     * @param image a beat each
     */
    record Load(WeightLoad stream, List<Integer> image) {}

    /** What is watched in a layer, or in all of them. */
    sealed interface Layer {}

    /**
     * A layer of a spatial core, in which a tick's values show side by side.
     *
     * @param advance 1: what is shown goes on
     * @param currentValid the currents of a tick are shown
     * @param currentLast with it: the tick is its sample's last
     * @param currents one per neuron
     * @param valid what a tick left is shown
     * @param last with it: the tick is its sample's last
     * @param sent one per neuron; empty if nothing is ever sent
     * @param states for each state word one per neuron
     */
    record Whole(
            Signal advance,
            Signal currentValid,
            Signal currentLast,
            List<? extends Signal> currents,
            Signal valid,
            Signal last,
            List<? extends Signal> sent,
            List<List<Signal>> states)
            implements Layer {
        /** What it does with its cycles: a tick takes one. */
        Work work() {
            return new Work(Optional.empty(), List.of(new Work.Both(currentValid, advance)), currentValid, advance);
        }

        /** All of them. */
        List<Signal> signals() {
            List<Signal> all = new ArrayList<>(List.of(advance, currentValid, currentLast, valid, last));
            all.addAll(currents);
            all.addAll(sent);
            states.forEach(all::addAll);
            return all;
        }

        static Whole of(SpatialLayer layer) {
            List<List<Signal>> states = new ArrayList<>();
            for (int word = 0; word < layer.params().layer().model().states().size(); word++) {
                int place = word;
                states.add(layer.neurons.stream()
                        .map(neuron -> (Signal) neuron.states().get(place))
                        .toList());
            }
            return new Whole(
                    layer.advance,
                    layer.adders.currentValid,
                    layer.adders.currentLast,
                    layer.adders.currents,
                    layer.outValid,
                    layer.outLast,
                    layer.neurons.stream()
                            .flatMap(neuron -> neuron.value.stream())
                            .toList(),
                    states);
        }
    }

    /**
     * A layer of a layered core.
     *
     * @param states what its neurons remember; empty in a rate layer
     * @param work of each engine
     */
    record Streamed(Events events, Currents currents, List<StateMemory> states, List<Work> work) implements Layer {
        static Streamed of(CoreLayer layer) {
            return new Streamed(
                    layer.out,
                    layer.currents(),
                    layer.neurons.states(),
                    layer.engines.stream().map(Work::of).toList());
        }
    }

    /**
     * All layers of a shared core, which take turns.
     *
     * @param turns a layer has done its tick
     * @param ending with it: the tick is its sample's last
     * @param layer whose turn it is
     * @param done a neuron is done
     * @param neuron its number in the layer
     * @param current its input current
     * @param fires whether it sends an event
     * @param spikes what the event carries
     * @param states what all neurons remember, at the places of the layout
     */
    record Turns(
            Signal turns,
            Signal ending,
            Signal layer,
            Signal done,
            Signal neuron,
            Signal current,
            Signal fires,
            Signal spikes,
            List<StateMemory> states,
            SharedLayout layout)
            implements Layer {
        /** All that is not in a memory. */
        List<Signal> signals() {
            return List.of(turns, ending, layer, done, neuron, current, fires, spikes);
        }

        static Turns of(SharedNetwork network) {
            return new Turns(
                    network.sequencer.turns,
                    network.sequencer.ending,
                    network.sequencer.layer,
                    network.unit.done,
                    network.sequencer.neuron,
                    network.sums.held,
                    network.unit.fires,
                    network.unit.spikes,
                    network.unit.states(),
                    network.form().layout());
        }
    }

    /**
     * What an engine does with its cycles.
     *
     * @param adds 1 while a word of weights of a full matrix is used; empty of other engines
     * @param busy in which cycles it works; never several at once
     * @param offers 1 while it has something to work on or to hand on that may be held up
     * @param free 0 while it is held up by what comes behind it
     */
    record Work(Optional<Signal> adds, List<Both> busy, Signal offers, Signal free) {
        /** Cycles in which both signals are 1. */
        record Both(Signal valid, Signal ready) {}

        static Work of(SynapseEngine engine) {
            Currents out = engine.currents();
            Both drains = new Both(out.valid, out.ready);
            return switch (engine) {
                case DenseCrossbar crossbar ->
                    new Work(
                            Optional.of(crossbar.sequencer.add),
                            List.of(new Both(crossbar.sequencer.busy, out.ready)),
                            crossbar.sequencer.busy,
                            out.ready);
                case ConvolutionEngine convolution ->
                    working(new Both(convolution.walker.visits.valid, convolution.walker.visits.ready), drains);
                case SparseEngine lists ->
                    working(new Both(lists.walker.entries.valid, lists.walker.entries.ready), drains);
                case PooledEngine pooled -> of(pooled.engine);
                default -> throw new IllegalArgumentException("no engine that is known: " + engine);
            };
        }

        private static Work working(Both adds, Both drains) {
            return new Work(Optional.empty(), List.of(adds, drains), drains.valid(), drains.ready());
        }
    }

    /** The view of a core as it is shipped. */
    static CoreView of(SynfireCore core) {
        List<Layer> layers = new ArrayList<>();
        core.layers.forEach(layer -> layers.add(Streamed.of(layer)));
        core.spatial.ifPresent(network -> network.layers.forEach(layer -> layers.add(Whole.of(layer))));
        core.shared.ifPresent(network -> layers.add(Turns.of(network)));
        return new CoreView(
                core.params().network(),
                core.in,
                layers,
                core.out,
                core.result,
                List.of(),
                core.load.map(stream -> new Load(stream, core.image())),
                LearningView.of(core),
                tick(core.params()));
    }

    /** A layered core's slowest layer counts, of a shared one all of them, of a spatial one what goes in and out. */
    private static long tick(SynfireCore.Params params) {
        long slowest = 0;
        long all = 0;
        for (int i = 0; i < params.network().layers().size(); i++) {
            IntegerLayer layer = params.network().layers().get(i);
            int lanes = Math.max(1, params.plan().layers().get(i).lanes());
            long cycles = params.plan().style() == CoreStyle.SPATIAL
                    ? layer.inputs() + layer.neurons()
                    : EngineLayout.fullTick(layer, lanes) + 2L * layer.neurons();
            slowest = Math.max(slowest, cycles);
            all += cycles;
        }
        return 16 + (params.plan().style() == CoreStyle.SHARED ? all : slowest);
    }

    /** This view with the core's ports alone, which synthesis keeps: nothing inside is watched, and nothing is learned. */
    CoreView ports() {
        return new CoreView(network, input, List.of(), output, result, List.of(), load, Optional.empty(), tick);
    }
}
