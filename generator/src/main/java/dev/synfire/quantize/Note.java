package dev.synfire.quantize;

import java.util.Locale;

/**
 * One thing that quantizing did to a layer.
 *
 * @param kind how it changes the network's meaning
 * @param subject what it is about, in one word: weights, biases, currents, leak, thresholds, reset, membrane,
 *     scaling, activation
 * @param text the whole of it, for a reader
 * @param figures its numbers, for a script
 */
public record Note(Kind kind, String subject, String text, Figures figures) {
    /** How much a step changes what the network means, the least first. */
    public enum Kind {
        /** Nothing is lost. */
        EXACT,
        /** A choice of width or format that loses nothing by itself. */
        CHOSEN,
        /** Numbers were rounded to the nearest that there is. */
        ROUNDED,
        /** A number or function was replaced by one near it. */
        APPROXIMATED,
        /** Numbers are limited to a range that they would leave. */
        CLIPPED;

        /** Whether the network is no longer quite what it was. */
        public boolean changesMeaning() {
            return this != EXACT && this != CHOSEN;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-12s %-12s %s", subject, kind, text);
    }
}
