package dev.synfire.core;

import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.NetworksOfEachKind.Feature;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.Cost;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Layouts and presentations by lot, for tests that are about the lengths of samples. */
public final class AnyCore {
    private static final MemoryStyle[] STYLES = {
        MemoryStyle.AUTO, MemoryStyle.BLOCK, MemoryStyle.DISTRIBUTED, MemoryStyle.REGISTERS
    };

    private AnyCore() {}

    /** A core of the style that the feature is about, layered ones with any layout. */
    public static CorePlan plan(IntegerNetwork network, Feature feature, long seed) {
        return switch (feature) {
            case SPATIAL -> styled(network, CoreStyle.SPATIAL);
            case SHARED -> styled(network, CoreStyle.SHARED);
            case CHAIN, DELAY, FEEDBACK, LATE_FEEDBACK, SEVERAL_ENGINES, LISTS, PLANES -> layered(network, seed);
        };
    }

    private static CorePlan styled(IntegerNetwork network, CoreStyle style) {
        return Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT.in(Optional.of(style)));
    }

    /** A layered core with any lanes, memories and queues. */
    public static CorePlan layered(IntegerNetwork network, long seed) {
        var random = new SplittableRandom(seed * 31 + 5);
        List<LayerPlan> plans = new ArrayList<>();
        for (IntegerLayer layer : network.layers()) {
            MemoryStyle weights = layer.isDense() && random.nextInt(6) == 0 ? MemoryStyle.HUGE : any(random);
            plans.add(new LayerPlan(
                    1 + random.nextInt(EngineLayout.mostLanes(layer)),
                    weights,
                    any(random),
                    any(random),
                    any(random),
                    any(random),
                    random.nextBoolean(),
                    new int[] {0, 2, 4, 16}[random.nextInt(4)],
                    random.nextBoolean()));
        }
        return new CorePlan(plans, Cost.NONE, random.nextBoolean());
    }

    private static MemoryStyle any(SplittableRandom random) {
        return STYLES[random.nextInt(STYLES.length)];
    }

    /** Whole samples, shortened ones, and some that a reset cuts; the first is whole. */
    public static List<PortRun.Presented> presented(IntegerNetwork network, long seed, int count) {
        var random = new SplittableRandom(seed * 31 + 6);
        int ticks = network.ticks();
        boolean whole = network.input().frames(ticks) == 1;
        List<PortRun.Presented> all = new ArrayList<>();
        for (Sample sample : RandomNetworks.samples(network, seed, count)) {
            int kind = all.isEmpty() ? 0 : random.nextInt(8);
            int length =
                    switch (kind) {
                        case 0, 1, 2 -> ticks;
                        case 3 -> 2 * ticks;
                        default -> whole ? ticks : 1 + random.nextInt(ticks);
                    };
            all.add(new PortRun.Presented(sample, length, !all.isEmpty() && random.nextInt(4) == 0));
        }
        return all;
    }
}
