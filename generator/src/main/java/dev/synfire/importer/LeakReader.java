package dev.synfire.importer;

import dev.synfire.fixed.Rounding;
import dev.synfire.network.neuron.Leak;
import dev.synfire.network.tensor.Vector;
import java.util.OptionalInt;

/** Reads the leaks of a neuron: of its membrane, and of its synaptic current. */
final class LeakReader {
    private final YamlMapping keys;
    private final int neurons;
    private final WeightSource arrays;

    LeakReader(YamlMapping keys, int neurons, WeightSource arrays) {
        this.keys = keys;
        this.neurons = neurons;
        this.arrays = arrays;
    }

    Leak membrane() {
        return leak("beta", "leakBits", "rounding", "membraneFraction");
    }

    Leak current() {
        return leak("alpha", "currentLeakBits", "currentRounding", "currentFraction");
    }

    Leak adaptation() {
        return leak("rho", "leakBits", "rounding", "fraction");
    }

    private Leak leak(String key, String bits, String rounding, String fraction) {
        Vector betas = arrays.vector(keys.required(key, "0.9"), OptionalInt.of(neurons), "neurons", 0, 1, "0.9");
        Leak.Form form = keys.optional(bits).map(LeakReader::form).orElse(new Leak.Form.Automatic());
        OptionalInt below = keys.optional(fraction)
                .map(value -> OptionalInt.of(value.integer(0, 16)))
                .orElse(OptionalInt.empty());
        return new Leak(betas, form, rounding(keys, rounding), below);
    }

    private static Leak.Form form(YamlValue value) {
        return value.isWord("powerOfTwo") ? new Leak.Form.PowerOfTwo() : new Leak.Form.Bits(value.integer(0, 16));
    }

    /** A rounding mode of a multiplication; to the nearest if none is given. */
    static Rounding ofProducts(YamlMapping keys, String key) {
        return keys.optional(key)
                .map(value -> rounding(value.word("floor", "towardZero", "halfUp", "halfEven")))
                .orElse(Rounding.HALF_UP);
    }

    /** A rounding mode of a leak; to the nearest if none is given. */
    static Rounding rounding(YamlMapping keys, String key) {
        return keys.optional(key)
                .map(value -> rounding(value.word("floor", "towardZero", "halfUp")))
                .orElse(Rounding.HALF_UP);
    }

    private static Rounding rounding(String word) {
        return switch (word) {
            case "floor" -> Rounding.FLOOR;
            case "towardZero" -> Rounding.TOWARD_ZERO;
            case "halfEven" -> Rounding.HALF_EVEN;
            default -> Rounding.HALF_UP;
        };
    }
}
