package dev.synfire.flow;

import dev.synfire.core.SynfireCore;
import dev.synfire.hdl.check.Target;
import dev.synfire.hdl.verilog.Design;
import dev.synfire.hdl.verilog.Verilog;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.Device;
import dev.synfire.plan.LayerChoices;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import java.util.List;
import java.util.Optional;

/**
 * A network as Verilog.
 *
 * @param network what it computes
 * @param device what it was planned for; empty for portable Verilog
 * @param plan how it is laid out
 * @param choices what was decided about each layer, and why
 * @param core the core as a component: the handles for the design's name map
 * @param design its files
 */
public record Generated(
        IntegerNetwork network,
        Optional<Device> device,
        CorePlan plan,
        List<LayerChoices> choices,
        SynfireCore core,
        Design design) {
    /**
     * Plans and prints a network.
     *
     * @throws dev.synfire.problem.Problem too-big if it does not fit the device
     */
    public static Generated of(IntegerNetwork network, Optional<Device> device, PlanRequest wish) {
        // Without source lines: the files do not change when a line moves in Synfire's own sources.
        return of(network, device, wish, new Verilog.Options(false));
    }

    /**
     * Plans and prints a network.
     *
     * @param options how the Verilog is to look
     * @throws dev.synfire.problem.Problem too-big if it does not fit the device
     */
    public static Generated of(
            IntegerNetwork network, Optional<Device> device, PlanRequest wish, Verilog.Options options) {
        CorePlan plan = Planner.plan(network, device, wish);
        return of(plan.scaled(network), device, wish, plan, options);
    }

    /** Prints a network that is laid out already, as was wished. */
    static Generated of(
            IntegerNetwork network, Optional<Device> device, PlanRequest wish, CorePlan plan, Verilog.Options options) {
        var core = new SynfireCore(new SynfireCore.Params(network, plan));
        Design design = Verilog.emit(core, options, target(device));
        return new Generated(network, device, plan, Planner.reasons(network, device, wish, plan), core, design);
    }

    public Generated {
        choices = List.copyOf(choices);
    }

    /** What a device's designs are checked and printed for. */
    public static Target target(Optional<Device> device) {
        return device.map(its -> switch (its.family()) {
                    case ICE40 -> its.largeRams() > 0 ? Target.ICE40_UP : Target.ICE40;
                    case ECP5 -> Target.ECP5;
                })
                .orElse(Target.GENERIC);
    }
}
