package dev.synfire.plan;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Device;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.Family;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.plan.estimate.Activity;
import dev.synfire.plan.estimate.CostModel;
import dev.synfire.plan.estimate.EncoderCost;
import dev.synfire.plan.estimate.LearningCost;
import dev.synfire.plan.estimate.PathCost;
import dev.synfire.plan.estimate.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Lays out the layers of a network, from one lane each to as many as the goal asks and the device has room for. */
final class LaneSearch {
    private final IntegerNetwork network;
    private final Optional<Device> device;
    private final Optional<Budget> budget;
    private final PlanRequest wish;
    private final boolean hardMultipliers;
    private final CostModel model;
    private final LearningCost learning;
    private final Timing timing;

    /** @param hardMultipliers whether products are made in the device's multipliers */
    LaneSearch(IntegerNetwork network, Optional<Device> device, PlanRequest wish, boolean hardMultipliers) {
        this.network = network;
        this.device = device;
        this.budget = device.map(Budget::new);
        this.wish = wish;
        this.hardMultipliers = hardMultipliers;
        this.model =
                new CostModel(device.map(Device::family).orElse(Family.ICE40), hardMultipliers, wish.exchangeable());
        this.learning = new LearningCost(network, device.map(Device::family).orElse(Family.ICE40), hardMultipliers);
        double active = wish.lanes() instanceof Lanes.Balanced ? 0.5 : 1;
        this.timing = new Timing(network, Activity.of(active, network.layers().size()));
    }

    /** How long layouts take. */
    Timing timing() {
        return timing;
    }

    /** What the goal is to keep small. */
    double worth(CorePlan plan) {
        return switch (wish.goal()) {
            case THROUGHPUT -> timing.throughput(plan.layers());
            case LATENCY -> timing.latency(plan.layers());
            case AREA -> plan.cost().logicCells();
        };
    }

    /** Every layer with the lanes asked for it, or else with so many. */
    List<LayerPlan> start(int lanes) {
        List<LayerPlan> plans = new ArrayList<>();
        for (IntegerLayer layer : network.layers()) {
            plans.add(null);
            int wanted = wish.lanes().of(layer.name()).orElse(lanes);
            layOut(plans, plans.size() - 1, Math.min(wanted, EngineLayout.mostLanes(layer)));
        }
        return plans;
    }

    /** Starts with one lane a layer and gives more as the goal asks. */
    List<LayerPlan> grown() {
        return grown(_ -> {});
    }

    /**
     * Starts with one lane a layer and gives more as the goal asks.
     *
     * @param steps is given every layout on the way
     */
    List<LayerPlan> grown(Consumer<List<LayerPlan>> steps) {
        List<LayerPlan> plans = start(1);
        steps.accept(plans);
        switch (wish.goal()) {
            case THROUGHPUT -> growSlowest(plans, steps);
            case LATENCY -> growUseful(plans, steps);
            case AREA -> {}
        }
        return plans;
    }

    /** Makes the slowest layer faster, again and again, until that can't be done: then more lanes elsewhere are of no use. */
    private void growSlowest(List<LayerPlan> plans, Consumer<List<LayerPlan>> steps) {
        boolean grown = true;
        while (grown) {
            int slowest = IntStream.range(0, plans.size())
                    .boxed()
                    .max(Comparator.comparingDouble(i -> timing.period(i, plans.get(i))))
                    .orElseThrow();
            grown = widened(plans, slowest, layers -> timing.period(slowest, layers.get(slowest)))
                    .map(plan -> plans.set(slowest, plan))
                    .isPresent();
            steps.accept(plans);
        }
    }

    /** Takes the step that shortens a sample's way most, again and again. */
    private void growUseful(List<LayerPlan> plans, Consumer<List<LayerPlan>> steps) {
        boolean grown = true;
        while (grown) {
            double shortest = timing.latency(plans);
            List<LayerPlan> best = plans;
            for (int i = 0; i < plans.size(); i++) {
                var tried = new ArrayList<>(plans);
                var wider = widened(tried, i, timing::latency);
                if (wider.isPresent()) {
                    tried.set(i, wider.get());
                    if (timing.latency(tried) < shortest) {
                        shortest = timing.latency(tried);
                        best = tried;
                    }
                }
            }
            grown = best != plans;
            for (int i = 0; i < plans.size(); i++) {
                plans.set(i, best.get(i));
            }
            steps.accept(plans);
        }
    }

    /**
     * A layer with half as many groups, or as many fewer as fit, if that takes less time. Of lane counts with equally many
     * groups only the smallest is of use.
     */
    private Optional<LayerPlan> widened(List<LayerPlan> plans, int index, ToDoubleFunction<List<LayerPlan>> time) {
        IntegerLayer layer = network.layers().get(index);
        if (wish.lanes().of(layer.name()).isPresent()) {
            return Optional.empty();
        }
        int most = EngineLayout.mostLanes(layer);
        int groups = Math.ceilDiv(most, plans.get(index).lanes());
        double before = time.applyAsDouble(plans);
        var tried = new ArrayList<>(plans);
        for (int fewer = Math.ceilDiv(groups, 2); fewer < groups; fewer++) {
            layOut(tried, index, Math.ceilDiv(most, fewer));
            if (time.applyAsDouble(tried) < before && budget.orElseThrow().fits(cost(tried), hardMultipliers)) {
                return Optional.of(tried.get(index));
            }
        }
        return Optional.empty();
    }

    /** Gives a layer that many lanes, in the layout that leaves most of what the layers so far have made scarce. */
    void layOut(List<LayerPlan> plans, int index, int lanes) {
        IntegerLayer layer = network.layers().get(index);
        ToDoubleFunction<LayerPlan> scarcest = plan -> {
            plans.set(index, plan);
            return wish.goal() == Goal.AREA ? cells(cost(plans)) : share(cost(plans));
        };
        // Where large RAMs are all taken, for one, whatever else there is counts.
        ToDoubleFunction<LayerPlan> all = plan -> {
            plans.set(index, plan);
            return shares(cost(plans)).sum();
        };
        LayerPlan best = Styles.plans(layer, lanes, device, wish.goal(), hardMultipliers).stream()
                .map(plan -> wish.exchangeable() ? plan.exchangeable(layer) : plan)
                .min(Comparator.comparingDouble(scarcest).thenComparingDouble(all))
                .orElseThrow();
        plans.set(index, best);
    }

    /** What counts where cells shall be few; what does not fit otherwise comes last. */
    private double cells(Cost cost) {
        boolean blocks = device.isPresent() && share(new Cost(0, cost.blockRams(), cost.largeRams(), 0)) > 1;
        return cost.logicCells() + (blocks ? 1e9 : 0);
    }

    /** The share that is taken of what is scarcest. */
    private double share(Cost cost) {
        return shares(cost).max().orElse(0.0);
    }

    /** The shares that are taken of what the device has; none without a device. */
    private DoubleStream shares(Cost cost) {
        return budget.stream().flatMapToDouble(its -> its.shares(cost));
    }

    /** Weights in large RAMs must be loaded at start-up: those that block RAM has room for after all go there. */
    private List<LayerPlan> settled(List<LayerPlan> plans) {
        var settled = new ArrayList<>(plans);
        for (int i = 0; i < plans.size(); i++) {
            LayerPlan chosen = plans.get(i);
            IntegerLayer layer = network.layers().get(i);
            int index = i;
            int lanes = chosen.lanes();
            if (chosen.weights() == MemoryStyle.HUGE) {
                Styles.plans(layer, lanes, device, wish.goal(), hardMultipliers).stream()
                        .map(other -> wish.exchangeable() ? other.exchangeable(layer) : other)
                        .filter(other -> other.weights() == MemoryStyle.BLOCK
                                && other.accumulators() == chosen.accumulators()
                                && other.queue() == chosen.queue())
                        .filter(other -> {
                            settled.set(index, other);
                            return budget.orElseThrow().fits(cost(settled), hardMultipliers);
                        })
                        .findFirst()
                        .ifPresentOrElse(other -> settled.set(index, other), () -> settled.set(index, chosen));
            }
        }
        return settled;
    }

    CorePlan core(List<LayerPlan> grown) {
        List<LayerPlan> plans = settled(grown);
        return new CorePlan(plans, cost(plans), hardMultipliers);
    }

    Cost cost(List<LayerPlan> plans) {
        Family family = device.map(Device::family).orElse(Family.ICE40);
        Cost cost = CostModel.readout(network, family)
                .plus(EncoderCost.of(network.input(), network.ticks(), family))
                .plus(learning.control());
        for (int i = 0; i < plans.size(); i++) {
            cost = cost.plus(model.layer(network.layers().get(i), plans.get(i)))
                    .plus(PathCost.of(network, i, family))
                    .plus(learning.layer(i, plans.get(i)));
        }
        return cost;
    }
}
