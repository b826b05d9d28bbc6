package dev.synfire.cosim;

import dev.synfire.core.SynfireCore;
import dev.synfire.cosim.CoreVerifier.Presentation;
import dev.synfire.integer.IntegerLayer;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.IntegratorNeuron;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.layout.CorePlan;
import dev.synfire.layout.CoreStyle;
import dev.synfire.layout.Cost;
import dev.synfire.layout.EngineLayout;
import dev.synfire.layout.LayerPlan;
import dev.synfire.layout.MemoryStyle;
import dev.synfire.layout.SpatialForm;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network, how it is laid out, and how samples are presented, all drawn from one seed.
 *
 * @param gated whether there are gates between the layers
 */
record RandomCase(long seed, IntegerNetwork network, CorePlan plan, boolean gated, boolean stalled) {
    private static final int LARGEST = 200;

    /** Pairs of input and neuron; spatial cores of larger networks take long to compile and show little. */
    private static final long MOST_SPATIAL = 600;

    private static final MemoryStyle[] STYLES = {
        MemoryStyle.AUTO, MemoryStyle.BLOCK, MemoryStyle.DISTRIBUTED, MemoryStyle.REGISTERS
    };

    static RandomCase of(long seed) {
        var random = new SplittableRandom(seed * 31 + 7);
        // Large networks take long and show little that small ones don't: most are small.
        int largest = random.nextInt(4) == 0 ? LARGEST : 2 + random.nextInt(40);
        return of(
                seed,
                random.nextInt(3) == 0
                        ? RandomNetworks.planes(seed, Math.min(largest, 120))
                        : RandomNetworks.network(seed, largest));
    }

    /** A network with a layout and a presentation drawn from a seed. */
    static RandomCase of(long seed, IntegerNetwork network) {
        var random = new SplittableRandom(seed * 31 + 8);
        List<LayerPlan> plans = new ArrayList<>();
        for (IntegerLayer layer : network.layers()) {
            plans.add(plan(layer, random));
        }
        boolean stalled = random.nextInt(4) != 0;
        if (spatial(seed, network)) {
            var wish = PlanRequest.DEFAULT.in(Optional.of(CoreStyle.SPATIAL));
            return new RandomCase(seed, network, Planner.plan(network, Optional.empty(), wish), false, stalled);
        }
        var plan = new CorePlan(exchangeable(seed, network, plans), new Cost(0, 0, 0, 0), random.nextBoolean());
        return new RandomCase(seed, plan.scaled(network), plan, stalled && random.nextBoolean(), stalled);
    }

    /** One core in three is spatial, of those that may be and are small. */
    private static boolean spatial(long seed, IntegerNetwork network) {
        long pairs = network.layers().stream()
                .mapToLong(layer -> (long) layer.inputs() * layer.neurons())
                .sum();
        return pairs <= MOST_SPATIAL
                && SpatialForm.missing(network).isEmpty()
                && new SplittableRandom(seed * 31 + 10).nextInt(3) == 0;
    }

    /** One core in five has all its parameters in RAM, for others to take their place. */
    private static List<LayerPlan> exchangeable(long seed, IntegerNetwork network, List<LayerPlan> plans) {
        boolean sends = network.layers().stream()
                .anyMatch(layer -> layer.model() instanceof IntegratorNeuron integrator
                        && integrator.sent().isPresent());
        if (sends || new SplittableRandom(seed * 31 + 9).nextInt(5) != 0) {
            return plans;
        }
        return IntStream.range(0, plans.size())
                .mapToObj(i -> plans.get(i).exchangeable(network.layers().get(i)))
                .toList();
    }

    private static LayerPlan plan(IntegerLayer layer, SplittableRandom random) {
        int most = EngineLayout.mostLanes(layer);
        int lanes =
                switch (random.nextInt(4)) {
                    case 0 -> 1;
                    case 1 -> Math.min(most, 32);
                    default -> 1 + random.nextInt(Math.min(most, 32));
                };
        return new LayerPlan(
                lanes,
                layer.isDense() && random.nextInt(5) == 0 ? MemoryStyle.HUGE : style(random),
                style(random),
                style(random),
                style(random),
                style(random),
                random.nextBoolean(),
                new int[] {0, 2, 4, 16, 32}[random.nextInt(5)],
                random.nextBoolean());
    }

    private static MemoryStyle style(SplittableRandom random) {
        return STYLES[random.nextInt(STYLES.length)];
    }

    int samples() {
        long work = (long) network.ticks()
                * network.layers().stream()
                        .mapToLong(layer -> (long) layer.inputs() * layer.neurons())
                        .sum();
        return Math.clamp(4_000_000 / Math.max(1, work), 3, 60);
    }

    CoreVerifier verifier() {
        var params = new SynfireCore.Params(network, plan);
        CoreVerifier verifier = gated ? GatedCore.verifier(params) : CoreVerifier.of(new SynfireCore(params));
        return verifier.optimized(BuildOptions.Optimization.NONE);
    }

    Presentation presentation() {
        Presentation plain =
                new Presentation(1 + (int) (seed % 1000), java.util.OptionalLong.empty(), java.util.Optional.empty());
        return stalled ? plain.stalled(seed) : plain;
    }

    @Override
    public String toString() {
        return RandomNetworks.describe(network) + ", " + plan.style() + ", lanes "
                + plan.layers().stream().map(layer -> "" + layer.lanes()).collect(Collectors.joining(", "))
                + (stalled ? ", with stalls" : "") + (gated ? ", with gates" : "");
    }
}
