package dev.synfire.plan;

import java.util.Locale;

/**
 * One thing that a planner decided about a layer.
 *
 * @param part what it is about
 * @param what was chosen
 * @param why in a few words
 */
public record Choice(Part part, String what, String why) {
    /** What there is to decide about a layer. */
    public enum Part {
        LANES,
        WEIGHTS,
        SUMS,
        MEMBRANES,
        PARAMETERS,
        TABLE,
        QUEUE;

        /** The word for it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return part + ": " + what + (why.isEmpty() ? "" : " (" + why + ")");
    }
}
