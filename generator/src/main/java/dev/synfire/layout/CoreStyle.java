package dev.synfire.layout;

import dev.synfire.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/** The forms that a core can have; they cost and last differently and compute the same bits. */
public enum CoreStyle {
    /** An engine a layer: events one after the other, neurons one after the other, weights and membranes in memories. */
    LAYERED,
    /** A tick at once: constant weights folded into trees of adders, a piece of logic for each neuron. */
    SPATIAL,
    /** One engine and one neuron unit for all layers, which take turns: the fewest cells. */
    SHARED;

    /**
     * Reads {@code layered}, {@code spatial}, {@code shared}, or {@code auto}, which is empty: the planner's choice.
     *
     * @throws Problem wrong-style if it is none of them
     */
    public static Optional<CoreStyle> parse(String text) {
        return switch (text) {
            case "auto" -> Optional.empty();
            case "layered" -> Optional.of(LAYERED);
            case "spatial" -> Optional.of(SPATIAL);
            case "shared" -> Optional.of(SHARED);
            default ->
                throw Problem.wrongInput(
                        "wrong-style",
                        "--style",
                        "\"" + text + "\" is not a style of cores",
                        "write layered, spatial, shared or auto");
        };
    }

    /** As the user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
