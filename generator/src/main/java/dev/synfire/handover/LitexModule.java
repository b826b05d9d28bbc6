package dev.synfire.handover;

import dev.synfire.handover.bus.BusFormat;
import dev.synfire.hdl.Shape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the template of the module for LiteX needs. */
final class LitexModule {
    private LitexModule() {}

    static Map<String, Object> variables(BusFormat format, String name) {
        int value = format.value().map(Shape::width).orElse(0);
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("camel", camel(name));
        variables.put("addressBits", format.input().address().width());
        variables.put("valueBits", value);
        variables.put("valueAt", format.valueAt());
        variables.put("valueEnd", format.valueAt() + value);
        variables.put("valueSigned", python(format.value().map(Shape::signed).orElse(false)));
        variables.put("labelBits", format.label().width());
        variables.put("scoreBits", format.score().width());
        variables.put("scoreSigned", python(format.score().signed()));
        variables.put("resultLast", format.scores());
        return variables;
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }

    /** digits_sigmoid becomes DigitsSigmoid. */
    static String camel(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.split("_")) {
            if (!word.isEmpty()) {
                text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return text.toString();
    }
}
