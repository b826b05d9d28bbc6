package dev.synfire.core;

import dev.synfire.core.learning.Draws;
import dev.synfire.core.learning.LearnedState;
import dev.synfire.core.learning.LearningControl;
import dev.synfire.core.learning.LearningEngine;
import dev.synfire.core.learning.LearningParams;
import dev.synfire.core.learning.StateAccess;
import dev.synfire.core.learning.StateParts;
import dev.synfire.core.pipeline.ModuleNames;
import dev.synfire.core.stream.EventFormat;
import dev.synfire.core.stream.Events;
import dev.synfire.core.synapse.DenseCrossbar;
import dev.synfire.hdl.Component;
import dev.synfire.hdl.Expr;
import dev.synfire.integer.IntegerNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The learning engines of a core's layers, what gives them their turns, and how they are joined to the layers. */
public final class CoreLearning {
    private final IntegerNetwork network;
    private final List<CoreLayer> layers;

    /** By the number of the layer, the last first. */
    public final SortedMap<Integer, LearningEngine> engines = new TreeMap<>(Comparator.reverseOrder());

    /** What gives the layers their turns. */
    public final LearningControl control;

    /** What reads and writes weights, biases and counters from outside. */
    public final LearnedState state;

    /** The random numbers; empty where none are needed. */
    public final Optional<Draws> draws;

    CoreLearning(IntegerNetwork network, List<CoreLayer> layers) {
        this.network = network;
        this.layers = layers;
        for (int l = network.layers().size() - 1; l >= 0; l--) {
            if (network.layers().get(l).learning().isPresent()) {
                engines.put(l, new LearningEngine(new LearningEngine.Params(params(l))));
            }
        }
        control = new LearningControl(new LearningControl.Params(
                network.name(),
                new EventFormat(network.input().size(), network.input().events()),
                network.output().neurons(),
                engines.size()));
        state = new LearnedState(new LearnedState.Params(
                network.name(),
                StateParts.of(
                        network,
                        layers.stream()
                                .map(layer -> layer.params().plan().lanes())
                                .toList())));
        draws = engines.values().stream().anyMatch(engine -> engine.draw.isPresent())
                ? Optional.of(new Draws(new Draws.Params(network.name(), network.learningSeed())))
                : Optional.empty();
    }

    private LearningParams params(int l) {
        var crossbar = (DenseCrossbar) layers.get(l).engines.getFirst();
        OptionalInt behind = network.learning(l).orElseThrow().behind();
        return LearningParams.of(
                network,
                l,
                crossbar.params().plan().lanes(),
                crossbar.weights.params().registered() ? 2 : 1,
                crossbar.params().plan().wholeProducts(),
                behind.isPresent()
                        ? Optional.of(
                                engines.get(behind.getAsInt()).params().layer().walk())
                        : Optional.empty());
    }

    /**
     * Joins engines and control to the layers.
     *
     * @param inputs the events that the layers would get
     * @param place makes an instance of a component, by that name
     */
    void join(Events inputs, BiConsumer<String, Component<?>> place) {
        place.accept("learning", control);
        control.in.connect(inputs);
        control.through.assign(layers.getLast().through.orElseThrow());
        List<Integer> order = new ArrayList<>(engines.keySet());
        for (int i = 0; i < order.size(); i++) {
            CoreLayer layer = layers.get(order.get(i));
            LearningEngine engine = engines.get(order.get(i));
            place.accept(ModuleNames.of(layer.params().layer().name(), "learning"), engine);
            engine.turn.connect(control.turns.get(i));
            engine.learned.ifPresent(port -> port.assign(control.learned));
            engine.taken.connect(layer.taken.orElseThrow());
            engine.sent.ifPresent(sent -> sent.connect(layer.sent.orElseThrow()));
            engine.label.ifPresent(label -> label.assign(control.label));
            OptionalInt behind = engine.params().layer().learning().behind();
            engine.blamed.ifPresent(blamed ->
                    blamed.connect(engines.get(behind.orElseThrow()).gathered.orElseThrow()));
            layer.weightPort.orElseThrow().connect(engine.weights);
            layer.biasPort.ifPresent(bias -> bias.connect(engine.bias.orElseThrow()));
            engine.drawn.ifPresent(drawn -> drawn.assign(draws.orElseThrow().drawn));
        }
        draws.ifPresent(numbers -> {
            place.accept("draws", numbers);
            numbers.draw.assign(engines.values().stream()
                    .<Expr>flatMap(engine -> engine.draw.stream())
                    .reduce(Expr::or)
                    .orElseThrow());
        });
        openState(place);
    }

    private void openState(BiConsumer<String, Component<?>> place) {
        place.accept("state", state);
        state.rests.assign(control.free);
        control.held.assign(state.holds);
        state.count.assign(control.learned);
        control.counted.assign(state.counted);
        control.countStores.assign(state.countStores);
        Iterator<StateAccess> parts = state.parts.iterator();
        for (StateParts.Layer layer : state.params().parts().layers()) {
            LearningEngine engine = engines.get(layer.layer());
            engine.weightState.connect(parts.next());
            engine.biasState.ifPresent(access -> access.connect(parts.next()));
        }
        draws.ifPresent(numbers -> {
            state.draws.orElseThrow().assign(numbers.held);
            numbers.given.assign(state.counted);
            numbers.stores.assign(state.drawsStores.orElseThrow());
        });
    }
}
