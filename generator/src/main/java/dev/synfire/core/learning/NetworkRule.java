package dev.synfire.core.learning;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which layers of a network learn, and how.
 *
 * @param layers for each layer its rule; empty for one that stays
 * @param seed of the random numbers; empty where no layer needs them
 */
public record NetworkRule(List<Optional<LayerRule>> layers, OptionalInt seed) {
    public NetworkRule {
        layers = List.copyOf(layers);
    }
}
