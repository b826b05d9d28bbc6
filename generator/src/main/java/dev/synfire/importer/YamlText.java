package dev.synfire.importer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists and words as YAML: a key a line, lists of words in brackets. Words must need no quotes. */
final class YamlText {
    private YamlText() {}

    static String of(Map<String, Object> mapping) {
        StringBuilder text = new StringBuilder();
        mapping(mapping, "", text);
        return text.toString();
    }

    /** A number in the fewest digits that tell it from every other. */
    static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        boolean minusZero = value == 0 && 1 / value < 0;
        return whole && !minusZero ? Long.toString((long) value) : Double.toString(value);
    }

    private static void mapping(Map<?, ?> mapping, String indent, StringBuilder text) {
        String before = "";
        for (Map.Entry<?, ?> entry : mapping.entrySet()) {
            text.append(before).append(entry.getKey()).append(':');
            value(entry.getValue(), indent, text);
            before = indent;
        }
    }

    private static void value(Object value, String indent, StringBuilder text) {
        switch (value) {
            case Map<?, ?> mapping -> {
                text.append('\n').append(indent).append("  ");
                mapping(mapping, indent + "  ", text);
            }
            case List<?> list
            when list.stream().anyMatch(Map.class::isInstance) -> {
                text.append('\n');
                for (Object element : list) {
                    text.append(indent).append("  - ");
                    if (element instanceof Map<?, ?> mapping) {
                        mapping(mapping, indent + "    ", text);
                    } else {
                        text.append(element).append('\n');
                    }
                }
            }
            default -> text.append(' ').append(inline(value)).append('\n');
        }
    }

    private static String inline(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(YamlText::inline).collect(Collectors.joining(", ", "[", "]"))
                : value.toString();
    }
}
