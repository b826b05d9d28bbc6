package dev.synfire.plan;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Cost;
import dev.synfire.layout.Device;
import dev.synfire.layout.Family;
import dev.synfire.layout.SharedForm;
import dev.synfire.layout.SpatialForm;
import dev.synfire.plan.estimate.Activity;
import dev.synfire.plan.estimate.SharedCost;
import dev.synfire.plan.estimate.SpatialCost;
import dev.synfire.plan.estimate.Timing;
import dev.synfire.problem.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chooses the form of a core: spatial where it fits and takes no more cells than the layered one, or where time is what
 * matters and it takes half of it for at most twice the cells; shared where cells are what matters and it takes the fewest.
 * None is chosen whose neurons are estimated to miss the clock.
 */
final class StyleChoice {
    private static final int CHEAP = 2;
    private static final int FAST = 2;

    private StyleChoice() {}

    /**
     * The plan in the style that is asked for, or in the better one.
     *
     * @param device without one there is no room to compare: layered, unless asked for
     * @param wish its style may be empty: the better one
     * @param layered makes the layered plan
     * @throws Problem no-spatial-form, no-shared-form, too-big or no-lanes if one of these forms is asked for
     */
    static CorePlan of(IntegerNetwork network, Optional<Device> device, PlanRequest wish, Supplier<CorePlan> layered) {
        if (wish.style().isPresent()) {
            return switch (wish.style().get()) {
                case LAYERED -> layered.get().because("as asked for");
                case SPATIAL -> spatial(network, device, wish);
                case SHARED -> shared(network, device, wish);
            };
        }
        return wish.goal() == Goal.AREA && device.isPresent()
                ? smallest(network, device, wish, layered)
                : unshared(network, device, wish, layered);
    }

    /** The shared form if it takes fewer cells than the others, or if none of them fits. */
    private static CorePlan smallest(
            IntegerNetwork network, Optional<Device> device, PlanRequest wish, Supplier<CorePlan> layered) {
        if (missingShared(network, wish).isPresent()) {
            return unshared(network, device, wish, layered);
        }
        CorePlan shared = SharedForm.plan(network, device, "the only one that fits", SharedCost::of);
        if (!new Budget(device.get()).fits(shared)) {
            return unshared(network, device, wish, layered);
        }
        try {
            CorePlan other = unshared(network, device, wish, layered);
            int cells = shared.cost().logicCells();
            int otherCells = other.cost().logicCells();
            return otherCells <= cells
                    ? other
                    : shared.because(String.format(
                            Locale.ROOT, "about %,d logic cells, %s %,d", cells, other.style(), otherCells));
        } catch (Problem tooBig) {
            return shared;
        }
    }

    private static CorePlan unshared(
            IntegerNetwork network, Optional<Device> device, PlanRequest wish, Supplier<CorePlan> layered) {
        if (wish.lanes().given()) {
            return layered.get().because("lanes are asked for, and spatial cores have none");
        }
        Optional<String> missing = missing(network, wish);
        if (missing.isPresent()) {
            return layered.get().because(missing.get());
        }
        if (device.isEmpty()) {
            return layered.get().because("spatial cores are chosen for a board only");
        }
        Cost cost = SpatialCost.of(network, device.get().family());
        if (!new Budget(device.get()).fits(cost, false)) {
            return layered.get()
                    .because(String.format(
                            Locale.ROOT,
                            "spatial would need about %,d logic cells of %,d",
                            cost.logicCells(),
                            new Budget(device.get()).logicCells()));
        }
        double wanted = wish.clockMHz().orElse(device.get().coreMHz().orElse(0));
        double estimate = SpatialClock.mhz(network, device.get());
        if (wanted > estimate) {
            return layered.get()
                    .because(String.format(
                            Locale.ROOT,
                            "spatial is estimated to reach %.1f MHz, and the clock is to be %.1f",
                            estimate,
                            wanted));
        }
        int cells = cost.logicCells();
        CorePlan other = layered.get();
        int layeredCells = other.cost().logicCells();
        double cycles = Timing.spatial(network);
        double layeredCycles = timing(network).throughput(other.layers());
        boolean better = cells <= layeredCells
                || wish.goal() != Goal.AREA && cells <= CHEAP * layeredCells && cycles * FAST <= layeredCycles;
        return better
                ? SpatialForm.plan(network, cost, compared(cells, cycles, "layered", layeredCells, layeredCycles))
                : other.because(compared(layeredCells, layeredCycles, "spatial", cells, cycles));
    }

    /** Of a network whose inputs are all active. */
    private static Timing timing(IntegerNetwork network) {
        return new Timing(network, Activity.of(1, network.layers().size()));
    }

    private static String compared(int cells, double cycles, String other, int otherCells, double otherCycles) {
        return String.format(
                Locale.ROOT,
                "about %,d logic cells and at most %,.0f cycles a sample, %s %,d and %,.0f",
                cells,
                cycles,
                other,
                otherCells,
                otherCycles);
    }

    private static Optional<String> missing(IntegerNetwork network, PlanRequest wish) {
        return wish.exchangeable()
                ? Optional.of("its weights are to be exchanged, not folded into logic")
                : SpatialForm.missing(network);
    }

    private static CorePlan spatial(IntegerNetwork network, Optional<Device> device, PlanRequest wish) {
        missing(network, wish).ifPresent(why -> {
            throw Problem.wrongInput(
                    "no-spatial-form",
                    network.name(),
                    "there is no spatial core of this network: " + why,
                    "write --style layered");
        });
        if (wish.lanes().given()) {
            throw Problem.wrongInput(
                    "no-lanes", "--lanes", "a spatial core has no lanes", "leave it out, or write --style layered");
        }
        Cost cost = SpatialCost.of(network, device.map(Device::family).orElse(Family.ICE40));
        if (device.isPresent() && !new Budget(device.get()).fits(cost, false)) {
            throw Problem.checkFailed(
                    "too-big",
                    network.name(),
                    "as a spatial core it needs about " + cost.logicCells() + " logic cells; "
                            + device.get().name() + " has " + new Budget(device.get()).logicCells()
                            + " to spare beside the host link",
                    "write --style layered, use fewer weight bits or neurons, or a board with a larger FPGA");
        }
        return SpatialForm.plan(network, cost, "as asked for");
    }

    private static CorePlan shared(IntegerNetwork network, Optional<Device> device, PlanRequest wish) {
        missingShared(network, wish).ifPresent(why -> {
            throw Problem.wrongInput(
                    "no-shared-form",
                    network.name(),
                    "there is no core of this network whose layers share one engine: " + why,
                    "write --style layered");
        });
        CorePlan plan = SharedForm.plan(network, device, "as asked for", SharedCost::of);
        if (device.isPresent() && !new Budget(device.get()).fits(plan)) {
            throw Problem.checkFailed(
                    "too-big",
                    network.name(),
                    "as a shared core it needs about " + plan.cost().logicCells() + " logic cells and "
                            + plan.cost().blockRams() + " block RAMs; "
                            + device.get().name() + " has "
                            + new Budget(device.get()).logicCells() + " and " + new Budget(device.get()).blockRams()
                            + " to spare beside the host link",
                    "write --style layered, use fewer weight bits or neurons, or a board with a larger FPGA");
        }
        return plan;
    }

    private static Optional<String> missingShared(IntegerNetwork network, PlanRequest wish) {
        if (wish.exchangeable()) {
            return Optional.of("its weights are to be exchanged in a finished bitstream");
        }
        return wish.lanes() instanceof Lanes.Auto || wish.lanes().equals(new Lanes.Fixed(1))
                ? SharedForm.missing(network)
                : Optional.of("it has one lane, and --lanes asks for other numbers");
    }
}
