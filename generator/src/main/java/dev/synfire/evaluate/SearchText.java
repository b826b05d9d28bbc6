package dev.synfire.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a search of widths tried and chose, for a reader and for a script. */
public record SearchText(WidthSearch.Found found) {
    /** A line for every choice tried, and the options that make the one chosen. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "searched widths that hold %.2f %%; in real numbers it is %.2f %%\n",
                100 * found.target(),
                100 * found.floatAccuracy()));
        for (WidthSearch.Trial trial : found.trials()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-5s %6.2f %%  %s\n",
                    trial.holds() ? "holds" : "no",
                    100 * trial.accuracy(),
                    trial.options()));
        }
        return text.append("chosen: ")
                .append(found.chosen().options())
                .append('\n')
                .toString();
    }

    /** {target, floatAccuracy, tried: [{weightBits, membraneBits, accuracy, holds}], chosen: {.., options}}. */
    public Map<String, Object> json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("target", found.target());
        object.put("floatAccuracy", found.floatAccuracy());
        List<Object> tried = new ArrayList<>();
        found.trials().forEach(trial -> tried.add(json(trial)));
        object.put("tried", tried);
        Map<String, Object> chosen = json(found.chosen());
        chosen.put("options", found.chosen().options());
        object.put("chosen", chosen);
        return object;
    }

    private static Map<String, Object> json(WidthSearch.Trial trial) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("weightBits", trial.weightBits());
        object.put("membraneBits", trial.membraneBits());
        object.put("accuracy", trial.accuracy());
        object.put("holds", trial.holds());
        return object;
    }
}
