package dev.synfire.plan.estimate;

import dev.synfire.integer.Encoder;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegerProjection;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RateNeuron;
import dev.synfire.integer.SpikingNeuron;
import dev.synfire.integer.TwoVariableNeuron;
import dev.synfire.layout.DigitStages;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.LayerPlan;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Estimates how many cycles a core takes, from how busy its network is; docs/core.md derives the formulas. */
public final class Timing {
    /** From a layer's marker to its first sum. */
    private static final int TO_FIRST_SUM = 7;

    /** What biases and the register behind the weights add to that. */
    private static final int BIAS = 2;

    /** From a sum to the event that comes of it, markers and handshakes included. */
    private static final int NEURON_STAGES = 12;

    /** What changing over from events to sums takes where there is one bank of them. */
    private static final int ONE_BANK = 4;

    /** Of a neuron of two variables, which has products one after the other. */
    private static final int TWO_VARIABLE_STAGES = 32;

    /** From the beginning of a neuron's update in a shared core to that of the next, and what a marker takes. */
    private static final int SHARED_UPDATE = 9;

    private static final int SHARED_MARKER = 4;

    /** A drain asks for the next row that many sums before the end of one; of fewer lanes each row costs a cycle more. */
    private static final int LANES_AHEAD = 4;

    /** From the last event of a layer that feeds itself to its sequencer. */
    private static final int WAY_BACK = 7;

    /** The last events of a core to its result. */
    private static final int READOUT = 3;

    private final IntegerNetwork network;
    private final Activity activity;
    private final Map<IntegerLayer, List<IntegerLayer>> feeds = new IdentityHashMap<>();
    private final Map<IntegerLayer, Map<Integer, EngineLayout>> engines = new IdentityHashMap<>();

    /** Of a network that is as busy as that. */
    public Timing(IntegerNetwork network, Activity activity) {
        this.network = network;
        this.activity = activity;
    }

    /** Cycles a sample of those that follow each other without a pause: all ticks in the slowest layer. */
    public double throughput(List<LayerPlan> plans) {
        double slowest = 0;
        for (int i = 0; i < plans.size(); i++) {
            slowest = Math.max(slowest, period(i, plans.get(i)));
        }
        return Math.max(slowest, encoder()) * network.ticks();
    }

    /**
     * Cycles a sample of a spatial core, every input being active: what comes in event by event, and a tick in each cycle of
     * a frame that stands for all of them.
     */
    public static double spatial(IntegerNetwork network) {
        double events = network.input().size() + 1;
        return network.input().encoder() instanceof Encoder.Constant
                ? events + network.ticks() - 1
                : events * network.ticks();
    }

    /**
     * Cycles of a shared core from a tick to the next: in each layer a cycle for each event and neuron, and an update for
     * each neuron, one when the one before is done.
     */
    private double sharedTick() {
        double cycles = 0;
        for (IntegerLayer layer : network.layers()) {
            for (IntegerProjection projection : layer.projections()) {
                double events = projection.synapses().inputs() * activity.of(projection.source());
                cycles += events * layer.neurons();
            }
            cycles += layer.neurons() * SHARED_UPDATE + SHARED_MARKER;
        }
        return cycles;
    }

    /** Cycles a sample of a shared core, whose layers take turns: alone, or one after the other. */
    public double shared() {
        return Math.max(sharedTick(), encoder()) * network.ticks();
    }

    /**
     * Cycles of a sample alone, from its first event to its result: the first tick's way through all layers, and then a
     * tick in each period of the slowest.
     */
    public double latency(List<LayerPlan> plans) {
        double[] first = new double[plans.size()];
        double[] last = new double[plans.size()];
        double output = 0;
        for (int i = 0; i < plans.size(); i++) {
            double begins = 0;
            double ends = 0;
            for (IntegerProjection projection : layer(i).projections()) {
                int source = projection.source();
                if (source == IntegerProjection.INPUT) {
                    ends = Math.max(ends, encoder());
                } else if (source < i) {
                    begins = Math.max(begins, first[source]);
                    ends = Math.max(ends, last[source]);
                }
            }
            double marker = Math.max(ends + 1, begins + work(i, plans.get(i)));
            first[i] = marker + toFirstSum(i, plans.get(i)) + NEURON_STAGES;
            last[i] = first[i] + layer(i).neurons();
            output = last[i];
        }
        return output + READOUT + throughput(plans) * (network.ticks() - 1) / network.ticks();
    }

    /** Cycles from one tick to the next in a layer that never waits for others. */
    public double period(int index, LayerPlan plan) {
        IntegerLayer layer = layer(index);
        double work = work(index, plan);
        int groups = plan.groups(layer.neurons());
        int late = layer.isDense() && plan.lanes() < LANES_AHEAD ? groups : 0;
        double drain = layer.neurons() + late + Math.max(toFirstSum(index, plan), emptying(layer));
        if (!layer.isDense()) {
            return work + drain;
        }
        double engine;
        if (groups == 1) {
            engine = work + 1;
        } else if (plan.banks(layer.neurons()) == 2) {
            engine = work + groups + 1;
        } else {
            // The last row has gone to the drain before the next tick's events come.
            engine = work + (groups - 1.0) * plan.lanes() + ONE_BANK;
        }
        // A tick of a layer that feeds itself has no end before all neurons of the tick before have been updated.
        double tick = layer.projections().stream().anyMatch(projection -> projection.source() >= index)
                ? drain + work + 1 + WAY_BACK
                : Math.max(engine, drain);
        return Math.max(delays(layer), tick);
    }

    /** Cycles of a tick's events, in the engine that has most of them. */
    private double work(int index, LayerPlan plan) {
        double most = 0;
        for (IntegerLayer feed : feeds.computeIfAbsent(layer(index), IntegerLayer::feeds)) {
            EngineLayout engine = engines.computeIfAbsent(feed, _ -> new HashMap<>())
                    .computeIfAbsent(plan.lanes(), lanes -> EngineLayout.of(feed, lanes));
            double events = 0;
            for (IntegerProjection projection : feed.projections()) {
                events += projection.synapses().inputs() * activity.of(projection.source());
            }
            most = Math.max(most, events * engine.fullTick() / feed.inputs());
        }
        return most;
    }

    private int toFirstSum(int index, LayerPlan plan) {
        IntegerLayer layer = layer(index);
        int product = layer.isDense()
                ? DigitStages.ofLane(
                        layer.inputValues(),
                        EngineLayout.of(layer, plan.lanes()).weightBits(),
                        plan)
                : 1;
        return TO_FIRST_SUM
                + (product - 1)
                + (plan.weightRegister() ? 1 : 0)
                + (layer.biases().isUniform(0) ? 0 : BIAS);
    }

    /** A tick's first neuron waits until the one before has left the array, where it has more stages than neurons. */
    private static int emptying(IntegerLayer layer) {
        int stages =
                switch (layer.model()) {
                    case RateNeuron _ -> 0;
                    case TwoVariableNeuron _ -> TWO_VARIABLE_STAGES;
                    case SpikingNeuron _, IntegratorNeuron _ -> NEURON_STAGES;
                };
        return layer.neurons() < stages ? stages : 0;
    }

    /** A delay line looks through all addresses of a tick. */
    private static int delays(IntegerLayer layer) {
        return layer.projections().stream()
                .filter(IntegerProjection::isDelayed)
                .mapToInt(projection -> projection.synapses().inputs() + 3)
                .max()
                .orElse(0);
    }

    /** Cycles in which a tick's events come in, and its marker. */
    private double encoder() {
        double events = network.input().size() * activity.input();
        return 1
                + switch (network.input().encoder()) {
                    case Encoder.Direct _ -> events;
                    case Encoder.Constant _, Encoder.Rate _, Encoder.Latency _ -> events + 1;
                    case Encoder.Delta _ -> network.input().size();
                };
    }

    private IntegerLayer layer(int index) {
        return network.layers().get(index);
    }
}
