package dev.synfire.plan;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Lays a network out: decides how many lanes each layer gets and what its memories are built from.
 *
 * <p>Without a device every memory is left to the synthesiser. With one, the estimate must fit what the device leaves
 * beside the host bridge, with some slack for routing.
 */
public final class Planner {
    /** What the host bridge and the board's top take of the device. */
    static final Cost HOST_BRIDGE = new Cost(600, 2, 0, 0);

    /** Share of the logic cells that placement and routing can fill and still meet the clock. */
    static final double FILL = 0.85;

    /** Lanes where neither the user nor a board says how many: fast, and small on any device. */
    static final int DEFAULT_LANES = 8;

    private final IntegerNetwork network;
    private final Optional<Device> device;
    private final Wish wish;
    private final boolean hardMultipliers;
    private final CostModel model;
    private final Timing timing;

    /** Is given every layout on the way to the goal. */
    private Consumer<List<LayerPlan>> steps = _ -> {};

    private Planner(IntegerNetwork network, Optional<Device> device, Wish wish, boolean hardMultipliers) {
        this.network = network;
        this.device = device;
        this.wish = wish;
        this.hardMultipliers = hardMultipliers;
        this.model =
                new CostModel(device.map(Device::family).orElse(Family.ICE40), hardMultipliers, wish.exchangeable());
        double active = wish.lanes() instanceof Lanes.Balanced ? 0.5 : 1;
        this.timing = new Timing(network, Activity.of(active, network.layers().size()));
    }

    /** The plan of a network that is to be as fast as the device allows, sample after sample. */
    public static CorePlan plan(IntegerNetwork network, Optional<Device> device, Lanes lanes) {
        return plan(network, device, Wish.of(lanes));
    }

    /**
     * The plan of a network.
     *
     * @param device what it must fit, or empty for portable Verilog of unlimited size
     * @throws Problem too-big if it does not fit the device, no-such-layer if lanes are asked for a layer
     *     that is not there, no-spatial-form or no-shared-form if that is asked for and there is none
     */
    public static CorePlan plan(IntegerNetwork network, Optional<Device> device, Wish wish) {
        wish.lanes().check(network);
        return StyleChoice.of(network, device, wish, () -> layered(network, device, wish));
    }

    private static CorePlan layered(IntegerNetwork network, Optional<Device> device, Wish wish) {
        var soft = new Planner(network, device, wish, false);
        if (device.isEmpty()) {
            return soft.core(soft.start(wish.goal() == Goal.AREA ? 1 : DEFAULT_LANES));
        }
        var planners = device.get().multipliers() > 0
                ? List.of(new Planner(network, device, wish, true), soft)
                : List.of(soft);
        // min keeps the first of equals: hard multipliers.
        return planners.stream()
                .map(planner -> planner.core(planner.grown()))
                .filter(plan -> fits(plan.cost(), plan.hardMultipliers(), device.get()))
                .min(Comparator.comparingDouble(soft::worth))
                .orElseThrow(() -> tooBig(network, soft, device.get()));
    }

    /** The plan of a network whether it fits or not, for the device's own tools to tell. */
    public static CorePlan attempt(IntegerNetwork network, Device device, Wish wish) {
        try {
            return plan(network, Optional.of(device), wish);
        } catch (Problem tooBig) {
            wish.lanes().check(network);
            var planner = new Planner(network, Optional.of(device), wish, device.multipliers() > 0);
            return planner.core(planner.start(1));
        }
    }

    /**
     * The layouts on the way from one lane a layer to what the goal asks, those that fit, for speed and for area. With goal area
     * the way is that of throughput.
     *
     * @throws Problem too-big if none fits
     */
    public static List<CorePlan> candidates(IntegerNetwork network, Device device, Goal goal) {
        List<CorePlan> found = new ArrayList<>();
        var some = Optional.of(device);
        for (Goal way : goal == Goal.LATENCY ? List.of(Goal.LATENCY) : List.of(Goal.THROUGHPUT, Goal.LATENCY)) {
            var wish = new Wish(way, new Lanes.Auto());
            for (boolean hard : device.multipliers() > 0 ? new boolean[] {true, false} : new boolean[] {false}) {
                var planner = new Planner(network, some, wish, hard);
                planner.steps = plans -> found.add(planner.core(plans));
                planner.grown();
            }
        }
        found.add(plan(network, some, new Wish(Goal.AREA, new Lanes.Auto())));
        for (CoreStyle style : List.of(CoreStyle.SPATIAL, CoreStyle.SHARED)) {
            try {
                found.add(plan(network, some, Wish.DEFAULT.in(Optional.of(style))));
            } catch (Problem _) {
                // It has no such form, or one that does not fit.
            }
        }
        return found.stream()
                .filter(plan -> fits(plan.cost(), plan.hardMultipliers(), device))
                .distinct()
                .toList();
    }

    /** What was decided about each layer of a plan, and why; nothing about a spatial or shared one, in which nothing is to be decided. */
    public static List<LayerChoices> reasons(
            IntegerNetwork network, Optional<Device> device, Wish wish, CorePlan plan) {
        if (plan.style() != CoreStyle.LAYERED) {
            return List.of();
        }
        var planner = new Planner(network, device, wish, plan.hardMultipliers());
        var reasons = new Reasons(device);
        return IntStream.range(0, plan.layers().size())
                .mapToObj(i ->
                        reasons.of(network.layers().get(i), plan.layers().get(i), planner.whyLanes(plan.layers(), i)))
                .toList();
    }

    /** Why a layer has no more lanes than it has. */
    private String whyLanes(List<LayerPlan> plans, int index) {
        IntegerLayer layer = network.layers().get(index);
        int most = EngineLayout.mostLanes(layer);
        int lanes = plans.get(index).lanes();
        if (wish.lanes().of(layer.name()).isPresent()) {
            return "asked for";
        }
        if (lanes == most) {
            return "as many as are of use";
        }
        if (device.isEmpty()) {
            return "no board to fit";
        }
        if (wish.goal() == Goal.AREA) {
            return "the fewest cells";
        }
        int next = Math.ceilDiv(most, Math.ceilDiv(most, lanes) - 1);
        var wider = new ArrayList<>(plans);
        layOut(wider, index, next);
        double period = timing.period(index, plans.get(index));
        double slowest = timing.throughput(plans) / network.ticks();
        boolean useful = wish.goal() == Goal.LATENCY
                ? timing.latency(wider) < timing.latency(plans)
                : timing.period(index, wider.get(index)) < period;
        if (!useful) {
            return "more would wait for the sums to be sent";
        }
        if (wish.goal() == Goal.THROUGHPUT && period < slowest) {
            return String.format(
                    Locale.ROOT, "up to %,.0f cycles a tick, the slowest layer takes %,.0f", period, slowest);
        }
        return next + " would need " + beyond(cost(wider));
    }

    /** What is more than the device has to spare. */
    private String beyond(Cost cost) {
        Device d = device.orElseThrow();
        List<String> beyond = new ArrayList<>();
        if (cost.logicCells() > room(d)) {
            beyond.add(String.format(Locale.ROOT, "%,d of %,d logic cells", cost.logicCells(), room(d)));
        }
        if (cost.blockRams() > blocks(d)) {
            beyond.add(cost.blockRams() + " of " + blocks(d) + " block RAMs");
        }
        if (cost.largeRams() > d.largeRams()) {
            beyond.add(cost.largeRams() + " of " + d.largeRams() + " SPRAMs");
        }
        if (hardMultipliers && cost.products() > d.multipliers()) {
            beyond.add(cost.products() + " of " + d.multipliers() + " multipliers");
        }
        return beyond.isEmpty() ? "more than is left" : String.join(" and ", beyond);
    }

    /** What the goal is to keep small. */
    private double worth(CorePlan plan) {
        return switch (wish.goal()) {
            case THROUGHPUT -> timing.throughput(plan.layers());
            case LATENCY -> timing.latency(plan.layers());
            case AREA -> plan.cost().logicCells();
        };
    }

    /** Every layer with the lanes asked for it, or else with so many. */
    private List<LayerPlan> start(int lanes) {
        List<LayerPlan> plans = new ArrayList<>();
        for (IntegerLayer layer : network.layers()) {
            plans.add(null);
            int wanted = wish.lanes().of(layer.name()).orElse(lanes);
            layOut(plans, plans.size() - 1, Math.min(wanted, EngineLayout.mostLanes(layer)));
        }
        return plans;
    }

    /** Starts with one lane a layer and gives more as the goal asks. */
    private List<LayerPlan> grown() {
        List<LayerPlan> plans = start(1);
        steps.accept(plans);
        switch (wish.goal()) {
            case THROUGHPUT -> growSlowest(plans);
            case LATENCY -> growUseful(plans);
            case AREA -> {}
        }
        return plans;
    }

    /** Makes the slowest layer faster, again and again, until that can't be done: then more lanes elsewhere are of no use. */
    private void growSlowest(List<LayerPlan> plans) {
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
    private void growUseful(List<LayerPlan> plans) {
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
            if (time.applyAsDouble(tried) < before && fits(cost(tried), hardMultipliers, device.orElseThrow())) {
                return Optional.of(tried.get(index));
            }
        }
        return Optional.empty();
    }

    /** Gives a layer that many lanes, in the layout that leaves most of what the layers so far have made scarce. */
    private void layOut(List<LayerPlan> plans, int index, int lanes) {
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

    /** The shares that are taken of logic cells, of block RAMs and of large RAMs; none without a device. */
    private DoubleStream shares(Cost cost) {
        return device.stream()
                .flatMapToDouble(d -> DoubleStream.of(
                        cost.logicCells() / (double) room(d),
                        cost.blockRams() / (double) Math.max(1, blocks(d)),
                        cost.largeRams() / (double) Math.max(1, d.largeRams())));
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
                            return fits(cost(settled), hardMultipliers, device.orElseThrow());
                        })
                        .findFirst()
                        .ifPresentOrElse(other -> settled.set(index, other), () -> settled.set(index, chosen));
            }
        }
        return settled;
    }

    private CorePlan core(List<LayerPlan> grown) {
        List<LayerPlan> plans = settled(grown);
        return new CorePlan(plans, cost(plans), hardMultipliers);
    }

    private Cost cost(List<LayerPlan> plans) {
        Family family = device.map(Device::family).orElse(Family.ICE40);
        Cost cost = CostModel.readout(network, family).plus(EncoderCost.of(network.input(), network.ticks(), family));
        for (int i = 0; i < plans.size(); i++) {
            cost = cost.plus(model.layer(network.layers().get(i), plans.get(i))).plus(PathCost.of(network, i, family));
        }
        return cost;
    }

    static boolean fits(Cost cost, boolean hardMultipliers, Device device) {
        return cost.logicCells() <= room(device)
                && cost.blockRams() <= blocks(device)
                && cost.largeRams() <= device.largeRams()
                && (!hardMultipliers || cost.products() <= device.multipliers());
    }

    static int room(Device device) {
        return (int) (FILL * device.logicCells()) - HOST_BRIDGE.logicCells();
    }

    static int blocks(Device device) {
        return device.blockRams() - HOST_BRIDGE.blockRams();
    }

    private static Problem tooBig(IntegerNetwork network, Planner planner, Device device) {
        Cost needed = planner.cost(planner.start(1));
        Cost least = new Planner(network, Optional.of(device), Wish.DEFAULT, false).least();
        String lanes =
                switch (planner.wish.lanes()) {
                    case Lanes.Auto _, Lanes.Balanced _ -> "with 1 lane a layer";
                    case Lanes.Fixed(int count) -> "with " + count + (count == 1 ? " lane" : " lanes") + " a layer";
                    case Lanes.Named _ -> "with the lanes asked for";
                };
        String instead = fits(least, false, device)
                ? "write --lanes auto, or fewer lanes"
                : "use fewer weight bits, fewer membrane bits or fewer neurons, or a board with a larger FPGA";
        return Problem.checkFailed(
                "too-big",
                network.name(),
                lanes + " the core needs about " + needed.logicCells() + " logic cells and " + needed.blockRams()
                        + " block RAMs; " + device.name() + " has " + room(device) + " and " + blocks(device)
                        + " to spare beside the host link",
                instead);
    }

    /** What a lane a layer takes. */
    private Cost least() {
        return cost(start(1));
    }
}
