package dev.synfire.integer;

import dev.synfire.layout.SharedForm;
import dev.synfire.layout.SpatialForm;
import dev.synfire.model.Readout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Small random networks, one for each combination of what lies between layers, what makes events of codes and what is read
 * at the end. They are found among those of {@link RandomNetworks} and {@link RandomChains}: seed by seed, the first of each
 * kind.
 */
public final class NetworksOfEachKind {
    private static final int FEWEST_TICKS = 3;
    private static final int MOST_SEEDS = 100_000;

    /** What is special in a network. */
    public enum Feature {
        CHAIN,
        DELAY,
        FEEDBACK,
        LATE_FEEDBACK,
        SEVERAL_ENGINES,
        LISTS,
        PLANES,
        SPATIAL,
        SHARED
    }

    /** A network, and why it is there. */
    public record Kind(Feature feature, Class<? extends Encoder> encoder, Readout score) {}

    private NetworksOfEachKind() {}

    /** All there are. */
    public static List<Kind> all() {
        List<Kind> kinds = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            for (Class<?> encoder : Encoder.class.getPermittedSubclasses()) {
                for (Readout score : Readout.values()) {
                    if (isPossible(feature, encoder, score)) {
                        kinds.add(new Kind(feature, encoder.asSubclass(Encoder.class), score));
                    }
                }
            }
        }
        return kinds;
    }

    private static boolean isPossible(Feature feature, Class<?> encoder, Readout score) {
        return switch (feature) {
            case PLANES -> encoder == Encoder.Direct.class;
            case SHARED -> score != Readout.ACTIVATION && score != Readout.ACTIVATION_SUM;
            case CHAIN, DELAY, FEEDBACK, LATE_FEEDBACK, SEVERAL_ENGINES, LISTS, SPATIAL -> true;
        };
    }

    /** A network of each of those kinds, the first with a seed from that one on. */
    public static Map<Kind, IntegerNetwork> find(List<Kind> kinds, long first) {
        Map<Kind, IntegerNetwork> found = new LinkedHashMap<>();
        for (Feature feature : Feature.values()) {
            Set<Kind> missing = kinds.stream()
                    .filter(kind -> kind.feature() == feature)
                    .collect(Collectors.toCollection(HashSet::new));
            LongFunction<IntegerNetwork> source = source(feature);
            for (long seed = first; !missing.isEmpty(); seed++) {
                if (seed == first + MOST_SEEDS) {
                    throw new AssertionError("none among " + MOST_SEEDS + " networks is " + missing);
                }
                IntegerNetwork network = source.apply(seed);
                Kind kind = new Kind(
                        feature,
                        network.input().encoder().getClass(),
                        network.readout().score());
                if (network.ticks() >= FEWEST_TICKS && missing.contains(kind) && has(network, feature)) {
                    missing.remove(kind);
                    found.put(kind, network);
                }
            }
        }
        return found;
    }

    private static LongFunction<IntegerNetwork> source(Feature feature) {
        return switch (feature) {
            case PLANES -> seed -> RandomNetworks.planes(seed, 20);
            case SHARED -> seed -> RandomChains.network(seed, 8);
            case CHAIN, DELAY, FEEDBACK, LATE_FEEDBACK, SEVERAL_ENGINES, LISTS, SPATIAL ->
                seed -> RandomNetworks.network(seed, 8);
        };
    }

    private static boolean has(IntegerNetwork network, Feature feature) {
        return switch (feature) {
            case CHAIN, PLANES -> true;
            case SPATIAL -> SpatialForm.missing(network).isEmpty();
            case SHARED -> SharedForm.missing(network).isEmpty();
            case SEVERAL_ENGINES ->
                network.layers().stream().anyMatch(layer -> layer.feeds().size() > 1);
            case LISTS, DELAY, FEEDBACK, LATE_FEEDBACK -> {
                List<IntegerLayer> layers = network.layers();
                boolean any = false;
                for (int l = 0; l < layers.size(); l++) {
                    for (IntegerProjection projection : layers.get(l).projections()) {
                        any |= has(projection, projection.source() >= l, network.ticks(), feature);
                    }
                }
                yield any;
            }
        };
    }

    /** Only what arrives within a sample counts. */
    private static boolean has(IntegerProjection projection, boolean back, int ticks, Feature feature) {
        boolean late = projection.isDelayed() && projection.delays().min() + 1 < ticks;
        return switch (feature) {
            case LISTS -> projection.synapses() instanceof SparseSynapses;
            case DELAY -> late && !back;
            case FEEDBACK -> back && !projection.isDelayed();
            case LATE_FEEDBACK -> back && late;
            case CHAIN, SEVERAL_ENGINES, PLANES, SPATIAL, SHARED -> false;
        };
    }
}
