package dev.synfire.cosim;

import dev.synfire.core.CoreLearning;
import dev.synfire.core.SynfireCore;
import dev.synfire.core.learning.Labels;
import dev.synfire.core.learning.LearningEngine;
import dev.synfire.core.stream.BiasPort;
import dev.synfire.core.stream.StatePort;
import dev.synfire.core.synapse.WeightLayout;
import dev.synfire.hdl.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What co-simulation sees of learning.
 *
 * @param labels where labels go in
 * @param finished 1 when a sample with a label has been learned from
 * @param layers the layers that learn
 * @param unused inputs that are held at 0
 */
record LearningView(Labels labels, Signal finished, List<Layer> layers, List<Signal> unused) {
    /**
     * A layer that learns.
     *
     * @param index its number
     * @param layout where weights are
     * @param write a word of weights is written
     * @param word which
     * @param weights of the word, those of the group's first neuron first
     * @param bias where biases are written; empty if they stay
     */
    record Layer(
            int index, WeightLayout layout, Signal write, Signal word, List<Signal> weights, Optional<BiasPort> bias) {
        static Layer of(int index, LearningEngine engine) {
            return new Layer(
                    index,
                    engine.params().layer().walk().words(),
                    engine.walk.write,
                    engine.walk.written,
                    engine.walk.lanes.stream()
                            .map(lane -> (Signal) lane.changed)
                            .toList(),
                    engine.errors.bias);
        }
    }

    /** The view of a core; empty if none of its layers learns. */
    static Optional<LearningView> of(SynfireCore core) {
        return core.learning.map(learning ->
                new LearningView(core.labels.orElseThrow(), learning.control.finished, layers(learning), unused(core)));
    }

    private static List<Signal> unused(SynfireCore core) {
        StatePort state = core.state.orElseThrow();
        return List.of(
                core.withdrawn.orElseThrow(), state.part, state.word, state.load, state.store, state.shift, state.in);
    }

    private static List<Layer> layers(CoreLearning learning) {
        List<Layer> layers = new ArrayList<>();
        learning.engines.forEach((index, engine) -> layers.add(Layer.of(index, engine)));
        return layers;
    }

    /** Names of all that is watched. */
    List<String> names() {
        return List.of("finished", "write", "written", "changed", "bias_write", "bias_written", "bias_changed");
    }
}
