package dev.synfire.plan;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.Device;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.LayerPlan;
import dev.synfire.plan.estimate.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says why a layer has the lanes that it has. */
final class WhyLanes {
    private final IntegerNetwork network;
    private final Optional<Budget> device;
    private final PlanRequest wish;
    private final boolean hardMultipliers;
    private final LaneSearch growth;

    WhyLanes(IntegerNetwork network, Optional<Device> device, PlanRequest wish, boolean hardMultipliers) {
        this.network = network;
        this.device = device.map(Budget::new);
        this.wish = wish;
        this.hardMultipliers = hardMultipliers;
        this.growth = new LaneSearch(network, device, wish, hardMultipliers);
    }

    /** Why a layer has no more lanes than it has. */
    String of(List<LayerPlan> plans, int index) {
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
        growth.layOut(wider, index, next);
        Timing timing = growth.timing();
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
        return next + " would need " + device.get().beyond(growth.cost(wider), hardMultipliers);
    }
}
