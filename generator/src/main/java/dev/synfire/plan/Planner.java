package dev.synfire.plan;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Device;
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
    /** Lanes where neither the user nor a board says how many: fast, and small on any device. */
    static final int DEFAULT_LANES = 8;

    private Planner() {}

    /** The plan of a network that is to be as fast as the device allows, sample after sample. */
    public static CorePlan plan(IntegerNetwork network, Optional<Device> device, Lanes lanes) {
        return plan(network, device, PlanRequest.of(lanes));
    }

    /**
     * The plan of a network.
     *
     * @param device what it must fit, or empty for portable Verilog of unlimited size
     * @throws Problem too-big if it does not fit the device, no-such-layer if lanes are asked for a layer
     *     that is not there, no-spatial-form or no-shared-form if that is asked for and there is none
     */
    public static CorePlan plan(IntegerNetwork network, Optional<Device> device, PlanRequest wish) {
        wish.lanes().check(network);
        return StyleChoice.of(network, device, wish, () -> layered(network, device, wish));
    }

    /**
     * The layered plan of a network, in place of one of another style that turned out not to do.
     *
     * @param why the other did not, in a few words
     */
    public static CorePlan layered(IntegerNetwork network, Device device, PlanRequest wish, String why) {
        return layered(network, Optional.of(device), wish).because(why);
    }

    private static CorePlan layered(IntegerNetwork network, Optional<Device> device, PlanRequest wish) {
        var soft = new LaneSearch(network, device, wish, false);
        if (device.isEmpty()) {
            return soft.core(soft.start(wish.goal() == Goal.AREA ? 1 : DEFAULT_LANES));
        }
        var growths = device.get().multipliers() > 0
                ? List.of(new LaneSearch(network, device, wish, true), soft)
                : List.of(soft);
        // min keeps the first of equals: hard multipliers.
        return growths.stream()
                .map(growth -> growth.core(growth.grown()))
                .filter(new Budget(device.get())::fits)
                .min(Comparator.comparingDouble(soft::worth))
                .orElseThrow(() -> tooBig(network, soft, wish, device.get()));
    }

    /** The plan of a network whether it fits or not, for the device's own tools to tell. */
    public static CorePlan attempt(IntegerNetwork network, Device device, PlanRequest wish) {
        try {
            return plan(network, Optional.of(device), wish);
        } catch (Problem tooBig) {
            wish.lanes().check(network);
            var growth = new LaneSearch(network, Optional.of(device), wish, device.multipliers() > 0);
            return growth.core(growth.start(1));
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
            var wish = new PlanRequest(way, new Lanes.Auto());
            for (boolean hard : device.multipliers() > 0 ? new boolean[] {true, false} : new boolean[] {false}) {
                var growth = new LaneSearch(network, some, wish, hard);
                growth.grown(plans -> found.add(growth.core(plans)));
            }
        }
        found.add(plan(network, some, new PlanRequest(Goal.AREA, new Lanes.Auto())));
        for (CoreStyle style : List.of(CoreStyle.SPATIAL, CoreStyle.SHARED)) {
            try {
                found.add(plan(network, some, PlanRequest.DEFAULT.in(Optional.of(style))));
            } catch (Problem _) {
                // It has no such form, or one that does not fit.
            }
        }
        return found.stream().filter(new Budget(device)::fits).distinct().toList();
    }

    /** What was decided about each layer of a plan, and why; nothing about a spatial or shared one, in which nothing is to be decided. */
    public static List<LayerChoices> reasons(
            IntegerNetwork network, Optional<Device> device, PlanRequest wish, CorePlan plan) {
        if (plan.style() != CoreStyle.LAYERED) {
            return List.of();
        }
        var whyLanes = new WhyLanes(network, device, wish, plan.hardMultipliers());
        var reasons = new Reasons(device);
        return IntStream.range(0, plan.layers().size())
                .mapToObj(i -> reasons.of(network.layers().get(i), plan.layers().get(i), whyLanes.of(plan.layers(), i)))
                .toList();
    }

    private static Problem tooBig(IntegerNetwork network, LaneSearch growth, PlanRequest wish, Device device) {
        var budget = new Budget(device);
        var smallest = new LaneSearch(network, Optional.of(device), PlanRequest.DEFAULT, false);
        Cost needed = growth.cost(growth.start(1));
        Cost least = smallest.cost(smallest.start(1));
        String lanes =
                switch (wish.lanes()) {
                    case Lanes.Auto _, Lanes.Balanced _ -> "with 1 lane a layer";
                    case Lanes.Fixed(int count) -> "with " + count + (count == 1 ? " lane" : " lanes") + " a layer";
                    case Lanes.Named _ -> "with the lanes asked for";
                };
        String instead = budget.fits(least, false)
                ? "write --lanes auto, or fewer lanes"
                : "use fewer weight bits, fewer membrane bits or fewer neurons, or a board with a larger FPGA";
        return Problem.checkFailed(
                "too-big",
                network.name(),
                lanes + " the core needs about " + needed.logicCells() + " logic cells and " + needed.blockRams()
                        + " block RAMs; " + device.name() + " has " + budget.logicCells() + " and " + budget.blockRams()
                        + " to spare beside the host link",
                instead);
    }
}
