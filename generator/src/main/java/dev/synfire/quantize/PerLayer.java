package dev.synfire.quantize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A choice for every layer, or for some by their names.
 *
 * @param all for every layer that is not named
 * @param named by layer name
 */
public record PerLayer<T>(Optional<T> all, Map<String, T> named) {
    public PerLayer {
        named = new LinkedHashMap<>(named);
    }

    /** No choice. */
    public static <T> PerLayer<T> none() {
        return new PerLayer<>(Optional.empty(), Map.of());
    }

    /** The same for every layer. */
    public static <T> PerLayer<T> all(T value) {
        return new PerLayer<>(Optional.of(value), Map.of());
    }

    /** What is chosen for a layer. */
    public Optional<T> of(String layer) {
        return Optional.ofNullable(named.get(layer)).or(() -> all);
    }
}
