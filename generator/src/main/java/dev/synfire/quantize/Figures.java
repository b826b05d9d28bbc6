package dev.synfire.quantize;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of a {@link Note}, by name: camelCase, the keys of the report in JSON.
 *
 * @param values in the order in which they were added
 */
public record Figures(Map<String, Number> values) {
    /** No numbers. */
    public static final Figures NONE = new Figures(Map.of());

    public Figures {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** These and one more. */
    public Figures and(String name, long value) {
        return with(name, value);
    }

    /** These and one more; one that is not finite, such as the signal-to-noise ratio where nothing is lost, is left out. */
    public Figures and(String name, double value) {
        return Double.isFinite(value) ? with(name, value) : this;
    }

    private Figures with(String name, Number value) {
        Map<String, Number> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Figures(more);
    }
}
