package dev.synfire.plan;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final boolean hardMultipliers;
    private final CostModel model;

    private Planner(IntegerNetwork network, Optional<Device> device, boolean hardMultipliers) {
        this.network = network;
        this.device = device;
        this.hardMultipliers = hardMultipliers;
        this.model = new CostModel(device.map(Device::family).orElse(Family.ICE40), hardMultipliers);
    }

    /**
     * The plan of a network.
     *
     * @param device what it must fit, or empty for portable Verilog of unlimited size
     * @throws Problem too-big if it does not fit the device
     */
    public static CorePlan plan(IntegerNetwork network, Optional<Device> device, Lanes lanes) {
        var soft = new Planner(network, device, false);
        if (device.isEmpty()) {
            int count = lanes instanceof Lanes.Fixed(int fixed) ? fixed : DEFAULT_LANES;
            return soft.core(soft.fixed(count));
        }
        var planners =
                device.get().multipliers() > 0 ? List.of(new Planner(network, device, true), soft) : List.of(soft);
        List<CorePlan> fitting = planners.stream()
                .map(planner -> switch (lanes) {
                    case Lanes.Fixed(int count) -> planner.core(planner.fixed(count));
                    case Lanes.Auto() -> planner.core(planner.grown(false));
                    case Lanes.Balanced() -> planner.core(planner.grown(true));
                })
                .filter(plan -> fits(plan.cost(), plan.hardMultipliers(), device.get()))
                .toList();
        // min keeps the first of equals: hard multipliers.
        return fitting.stream()
                .min(Comparator.comparingLong(plan -> cyclesPerTick(network, plan)))
                .orElseThrow(() -> tooBig(network, soft, device.get(), lanes));
    }

    /** The cycles of the slowest layer for a tick in which every input sends an event. */
    static long cyclesPerTick(IntegerNetwork network, CorePlan plan) {
        long slowest = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            slowest = Math.max(
                    slowest,
                    cycles(network.layers().get(i), plan.layers().get(i).lanes()));
        }
        return slowest;
    }

    private static long cycles(IntegerLayer layer, int lanes) {
        return EngineLayout.fullTick(layer, lanes) + layer.neurons();
    }

    private List<LayerPlan> fixed(int lanes) {
        List<LayerPlan> plans = new ArrayList<>();
        for (IntegerLayer layer : network.layers()) {
            plans.add(null);
            layOut(plans, plans.size() - 1, Math.min(lanes, EngineLayout.mostLanes(layer)));
        }
        return plans;
    }

    /**
     * Starts with one lane a layer, then again and again halves the groups of the slowest layer, or takes as many off as
     * fits. A layer that can take no step more is left as it is.
     *
     * @param balanced also a layer whose events take no longer than sending its sums
     */
    private List<LayerPlan> grown(boolean balanced) {
        var layers = network.layers();
        var plans = new ArrayList<>(fixed(1));
        var growing = new ArrayList<>(IntStream.range(0, layers.size()).boxed().toList());
        while (!growing.isEmpty()) {
            int slowest = growing.stream()
                    .max(Comparator.comparingLong(
                            i -> cycles(layers.get(i), plans.get(i).lanes())))
                    .orElseThrow();
            boolean enough = balanced
                    && isBalanced(layers.get(slowest), plans.get(slowest).lanes());
            if (enough || !widen(plans, slowest)) {
                growing.remove((Integer) slowest);
            }
        }
        return plans;
    }

    /** Half of the inputs' events take no longer than sending the sums, which goes on at the same time. */
    private static boolean isBalanced(IntegerLayer layer, int lanes) {
        return EngineLayout.fullTick(layer, lanes) / 2 <= layer.neurons();
    }

    /** Gives a layer more lanes if any more fit. Of lane counts with equally many groups only the smallest is of use. */
    private boolean widen(List<LayerPlan> plans, int index) {
        IntegerLayer layer = network.layers().get(index);
        LayerPlan before = plans.get(index);
        int most = EngineLayout.mostLanes(layer);
        int groups = Math.ceilDiv(most, before.lanes());
        for (int fewer = Math.ceilDiv(groups, 2); fewer < groups; fewer++) {
            layOut(plans, index, Math.ceilDiv(most, fewer));
            if (fits(cost(plans), hardMultipliers, device.orElseThrow())) {
                return true;
            }
        }
        plans.set(index, before);
        return false;
    }

    /** Gives a layer that many lanes, in the layout that leaves most of what the layers so far have made scarce. */
    private void layOut(List<LayerPlan> plans, int index, int lanes) {
        IntegerLayer layer = network.layers().get(index);
        LayerPlan best = Styles.plans(layer, lanes, device, hardMultipliers).stream()
                .min(Comparator.comparingDouble(plan -> {
                    plans.set(index, plan);
                    return share(cost(plans));
                }))
                .orElseThrow();
        plans.set(index, best);
    }

    /** The share that is taken of what is scarcest. */
    private double share(Cost cost) {
        return device.map(d -> Math.max(
                        cost.logicCells() / (double) room(d),
                        Math.max(
                                cost.blockRams() / (double) Math.max(1, blocks(d)),
                                cost.largeRams() / (double) Math.max(1, d.largeRams()))))
                .orElse(0.0);
    }

    private CorePlan core(List<LayerPlan> plans) {
        return new CorePlan(plans, cost(plans), hardMultipliers);
    }

    private Cost cost(List<LayerPlan> plans) {
        Family family = device.map(Device::family).orElse(Family.ICE40);
        Cost cost = CostModel.readout(network).plus(EncoderCost.of(network.input(), network.ticks(), family));
        for (int i = 0; i < plans.size(); i++) {
            cost = cost.plus(model.layer(network.layers().get(i), plans.get(i))).plus(PathCost.of(network, i, family));
        }
        return cost;
    }

    private static boolean fits(Cost cost, boolean hardMultipliers, Device device) {
        return cost.logicCells() <= room(device)
                && cost.blockRams() <= blocks(device)
                && cost.largeRams() <= device.largeRams()
                && (!hardMultipliers || cost.products() <= device.multipliers());
    }

    private static int room(Device device) {
        return (int) (FILL * device.logicCells()) - HOST_BRIDGE.logicCells();
    }

    private static int blocks(Device device) {
        return device.blockRams() - HOST_BRIDGE.blockRams();
    }

    private static Problem tooBig(IntegerNetwork network, Planner planner, Device device, Lanes lanes) {
        int count = lanes instanceof Lanes.Fixed(int fixed) ? fixed : 1;
        Cost needed = planner.cost(planner.fixed(count));
        Cost least = planner.cost(planner.fixed(1));
        String instead = fits(least, false, device)
                ? "write --lanes auto, or fewer lanes"
                : "use fewer weight bits, fewer membrane bits or fewer neurons, or a board with a larger FPGA";
        return Problem.checkFailed(
                "too-big",
                network.name(),
                "with " + count + (count == 1 ? " lane" : " lanes") + " a layer the core needs about "
                        + needed.logicCells() + " logic cells and " + needed.blockRams() + " block RAMs; "
                        + device.name()
                        + " has " + room(device) + " and " + blocks(device)
                        + " to spare beside the host link",
                instead);
    }
}
