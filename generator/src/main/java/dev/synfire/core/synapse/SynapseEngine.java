package dev.synfire.core.synapse;

import dev.synfire.core.stream.BiasPort;
import dev.synfire.core.stream.Currents;
import dev.synfire.core.stream.Events;
import dev.synfire.core.stream.WeightLoad;
import dev.synfire.core.stream.WeightPort;
import dev.synfire.hdl.Component;
import dev.synfire.integer.ConvolutionSynapses;
import dev.synfire.integer.DenseSynapses;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.PooledSynapses;
import dev.synfire.integer.SparseSynapses;
import dev.synfire.integer.Synapses;
import dev.synfire.layout.LayerPlan;
import java.util.List;
import java.util.Optional;

/**
 * A component that turns the events of each tick into the input currents of a layer's neurons: a[n] = bias[n] + sum of
 * weight[n][address] * value.
 *
 * <p>This is all that the rest of a layer knows of its synapses. Every engine keeps the same promise: currents come out
 * once a tick, in ascending order of neuron, after them the tick's marker with the last flag that came in; any stall on
 * either stream only costs time.
 */
public interface SynapseEngine {
    /** Where events come in. */
    Events events();

    /** Where currents go out. */
    Currents currents();

    /** Where the contents of memories come in that start with unknown words; empty if it has none. */
    default Optional<WeightLoad> load() {
        return Optional.empty();
    }

    /** What it is to be sent there, 16 bits a beat. */
    default List<Integer> image() {
        return List.of();
    }

    /** Where its weights are read and written that learn; empty where they stay. */
    default Optional<WeightPort> weightPort() {
        return Optional.empty();
    }

    /** Where its biases are read and written that learn; empty where they stay. */
    default Optional<BiasPort> biasPort() {
        return Optional.empty();
    }

    /** This engine as hardware. */
    Component<?> component();

    /** The engine for the synapses of one of a layer's feeds. */
    static SynapseEngine of(IntegerLayer feed, LayerPlan plan) {
        return of(feed, plan, Optional.empty());
    }

    /** The engine for the synapses of one of a layer's feeds, whose weights may change. */
    static SynapseEngine of(IntegerLayer feed, LayerPlan plan, Optional<Learned> learned) {
        Synapses synapses =
                feed.isDense() ? feed.synapses() : feed.projections().getFirst().synapses();
        return of(new EngineParams(
                feed.name(), synapses, feed.inputValues(), plan.currents(feed), feed.biases(), plan, learned));
    }

    /** The engine for those synapses. */
    static SynapseEngine of(EngineParams params) {
        return switch (params.synapses()) {
            case DenseSynapses _ -> new DenseCrossbar(params);
            case SparseSynapses sparse ->
                new SparseEngine(new SparseEngine.Params(
                        params.name(), sparse, params.values(), params.currents(), params.biases(), params.plan()));
            case ConvolutionSynapses _ -> new ConvolutionEngine(params);
            case PooledSynapses _ -> new PooledEngine(params);
        };
    }
}
