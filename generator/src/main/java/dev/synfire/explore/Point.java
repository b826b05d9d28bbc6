package dev.synfire.explore;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A layout of a network.
 *
 * @param plan the layout
 * @param estimated what the planner expects it to take
 * @param cycles as the planner expects them
 * @param outcome what came of building it; empty if it was not built
 */
public record Point(CorePlan plan, Resources estimated, Cycles cycles, Optional<Outcome> outcome) {
    /** The same, built. */
    Point with(Outcome came) {
        return new Point(plan, estimated, cycles, Optional.of(came));
    }

    /** What came of it, if it was built and fits. */
    public Optional<Outcome.Built> built() {
        return outcome.filter(Outcome.Built.class::isInstance).map(Outcome.Built.class::cast);
    }

    /** What it takes: counted if it was built, else estimated. */
    public Resources resources() {
        return built().map(Outcome.Built::resources).orElse(estimated);
    }

    /** What it is called: its lanes, and what is uncommon about its memories. */
    public String label() {
        if (plan.style() != CoreStyle.LAYERED) {
            return plan.style().toString();
        }
        List<LayerPlan> layers = plan.layers();
        String lanes = layers.stream().map(layer -> "" + layer.lanes()).collect(Collectors.joining(" "));
        boolean large = layers.stream().anyMatch(layer -> layer.weights() == MemoryStyle.HUGE);
        return lanes + (large ? ", SPRAM" : "");
    }

    /** The same where no column says that these are lanes. */
    public String title() {
        return plan.style() == CoreStyle.LAYERED ? "lanes " + label() : label();
    }

    /** The lanes of each layer by its name. */
    public String lanes(IntegerNetwork network) {
        return IntStream.range(0, plan.layers().size())
                .mapToObj(i -> network.layers().get(i).name() + "="
                        + plan.layers().get(i).lanes())
                .collect(Collectors.joining(","));
    }
}
